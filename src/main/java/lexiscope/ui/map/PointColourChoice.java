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
    private List<ColourBy> offered = List.of();

    PointColourChoice(Session session) {
        this.session = session;
        setId("colour-by");
        getStyleClass().add("choice");
        setAccessibleText("Colour of the points");
        // in a narrow window its words give way first
        setMinWidth(72);
        session.opened().subscribe(this::offer);
        session.map().colourBy().subscribe(_ -> fill());
    }

    private void offer(Optional<LanguageModel> model) {
        offered = model.map(ColourBy::all).orElse(ColourBy.common());
        fill();
    }

    private void fill() {
        ColourBy now = session.map().colourBy().get();
        setText(now.label());
        setTooltip(new Tooltip("Colour by: " + now.purpose()));
        var group = new ToggleGroup();
        int common = ColourBy.common().size();
        getItems().clear();
        for (ColourBy by : offered) {
            if (getItems().size() == common) {
                getItems().add(new SeparatorMenuItem());
            }
            var item = new RadioMenuItem(by.label());
            item.setMnemonicParsing(false);
            explain(item, by);
            item.setToggleGroup(group);
            // with another number it is the same entry
            item.setSelected(by.name().equals(now.name()));
            item.setOnAction(_ -> session.map().colourBy().set(by));
            getItems().add(item);
        }
    }

    /// A name, and below it what it shows where that is to be said. All are drawn, since a menu
    /// puts what is drawn and what is written into two columns.
    private static void explain(RadioMenuItem item, ColourBy by) {
        var lines = new VBox(1, new RowLabel(by.label()));
        // a menu asks how high its items are before it says how wide: rows are broken here
        for (String row : rows(by)) {
            var purpose = new RowLabel(row);
            purpose.getStyleClass().add("hint");
            lines.getChildren().add(purpose);
        }
        item.setText("");
        item.setGraphic(lines);
    }

    private static List<String> rows(ColourBy by) {
        return by instanceof ColourBy.Value
                ? List.of()
                : List.of(ROW.matcher(by.purpose()).replaceAll("$1\n").split("\n"));
    }
}
