package lexiscope.ui.map;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import lexiscope.model.LanguageModel;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.map.ColourBy;
import lexiscope.ui.typography.RowLabel;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The chooser in the panel's head: what the points are coloured by, what else any map has, and the
/// values of the tokens of this model.
final class PointColourChoice extends MenuButton {
    /// A row of an explanation.
    private static final Pattern ROW = Pattern.compile("(.{1,46})(?:\\s+|$)");

    private final Session session;

    PointColourChoice(Session session) {
        this.session = session;
        setId("colour-by");
        getStyleClass().add("choice");
        setAccessibleText("Colour of the points");
        // in a narrow window its words give way first
        setMinWidth(72);
        session.opened().subscribe(this::fill);
        session.map().colourBy().subscribe(_ -> fill(session.opened().get()));
    }

    private void fill(Optional<LanguageModel> model) {
        ColourBy now = session.map().colourBy().get();
        setText(now.label());
        setTooltip(new Tooltip("Colour by: " + now.purpose()));
        List<ColourBy> all = model.map(ColourBy::all).orElse(ColourBy.common());
        var group = new ToggleGroup();
        getItems().clear();
        for (ColourBy by : all) {
            boolean value = by instanceof ColourBy.Value;
            if (getItems().size() == ColourBy.common().size()) {
                getItems().add(new SeparatorMenuItem());
            }
            var item = new RadioMenuItem(by.label());
            item.setMnemonicParsing(false);
            explain(item, by, !value);
            item.setToggleGroup(group);
            // with another number it is the same entry
            item.setSelected(by.name().equals(now.name()));
            item.setOnAction(_ -> session.map().colourBy().set(by));
            getItems().add(item);
        }
    }

    /// A name, and below it what it shows where that is to be said. All are drawn, since a menu
    /// puts what is drawn and what is written into two columns.
    private static void explain(RadioMenuItem item, ColourBy by, boolean whole) {
        var lines = new VBox(1, new RowLabel(by.label()));
        // a menu asks how high its items are before it says how wide: rows are broken here
        for (String row : whole ? rows(by) : new String[0]) {
            var purpose = new RowLabel(row);
            purpose.getStyleClass().add("hint");
            lines.getChildren().add(purpose);
        }
        item.setText("");
        item.setGraphic(lines);
    }

    private static String[] rows(ColourBy by) {
        return ROW.matcher(by.purpose()).replaceAll("$1\n").split("\n");
    }
}
