package lexiscope.ui.map;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.projection.Projection;
import lexiscope.ui.kit.Choice;
import lexiscope.ui.session.ColourBy;
import lexiscope.ui.session.Continuing;
import lexiscope.ui.session.Session;
import lexiscope.ui.typography.RowLabel;

/// What stands in the header of the map.
final class MapTools {
    /// A row of an explanation in the menu of colours.
    private static final String PURPOSE_ROW = "(.{44,}?) ";

    private MapTools() {}

    /// What the button says beside its sign; nothing where the panel is narrow.
    static String goOnText(Continuing now, boolean narrow) {
        return narrow ? "" : now == Continuing.FINISHED ? "250 more" : "Continue";
    }

    /// One button a projection.
    static Node projections(Session session) {
        var box = new HBox();
        box.getStyleClass().add("segments");
        var group = new ToggleGroup();
        for (Projection p : Projection.all()) {
            var button = new ToggleButton(p.label());
            button.setId(p.name());
            button.setTooltip(new Tooltip(p.purpose()));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setOnAction(
                    _ -> {
                        button.setSelected(true);
                        session.project(p);
                    });
            session.projection().subscribe(now -> button.setSelected(now.name().equals(p.name())));
            box.getChildren().add(button);
        }
        return box;
    }

    /// What each way of colouring shows stands below its name in the menu.
    static void explain(Choice<ColourBy> colour) {
        for (int i = 0; i < colour.getItems().size(); i++) {
            ColourBy by = ColourBy.all().get(i);
            var lines = new VBox(1, new RowLabel(by.label()));
            // a menu asks how high its items are before it says how wide: rows are broken here
            for (String row : by.purpose().replaceAll(PURPOSE_ROW, "$1\n").split("\n")) {
                var purpose = new RowLabel(row);
                purpose.getStyleClass().add("hint");
                lines.getChildren().add(purpose);
            }
            colour.getItems().get(i).setText("");
            colour.getItems().get(i).setGraphic(lines);
        }
    }
}
