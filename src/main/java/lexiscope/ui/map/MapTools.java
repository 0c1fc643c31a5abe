package lexiscope.ui.map;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import lexiscope.projection.Projection;
import lexiscope.ui.kit.SegmentKeys;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.map.Continuing;

/// What stands in the header of the map.
final class MapTools {
    private MapTools() {}

    /// What the button says beside its sign; nothing where the panel is narrow.
    static String goOnText(Continuing now, boolean narrow) {
        return narrow ? "" : now == Continuing.FINISHED ? "250 more" : "Continue";
    }

    /// One button a projection.
    static Node projections(Session session) {
        var box = new HBox();
        box.getStyleClass().add("segments");
        SegmentKeys.of(box);
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
                        session.map().project(p);
                    });
            session.map()
                    .projection()
                    .subscribe(now -> button.setSelected(now.name().equals(p.name())));
            box.getChildren().add(button);
        }
        return box;
    }
}
