package lexiscope.ui.map;

import lexiscope.ui.kit.PanelState;
import lexiscope.ui.session.map.MapState;

import java.util.Optional;

/// Says in words how the map stands, so that no map is ever taken for another.
final class MapWords {
    private MapWords() {}

    /// @param again makes the map that was asked for
    static PanelState of(MapState state, Runnable again) {
        return switch (state) {
            case MapState.Empty empty -> new PanelState.Empty(empty.reason());
            case MapState.Shown _ -> new PanelState.Ready();
            case MapState.Making making -> {
                String name = making.projection().label();
                yield new PanelState.Working(name + " is being made." + until(making.last(), name));
            }
            case MapState.Stopped stopped -> {
                String name = stopped.projection().label();
                yield new PanelState.Halted(
                        name + " was stopped before its first picture." + still(stopped.last()),
                        "Begin again",
                        again);
            }
            case MapState.Failed failed ->
                    new PanelState.Halted(
                            failed.projection().label()
                                    + " could not be made: "
                                    + failed.sentence()
                                    + still(failed.last()),
                            "Try again",
                            again);
        };
    }

    private static String until(Optional<MapState.Shown> last, String name) {
        return last.map(
                        shown ->
                                shown.projection().label().equals(name)
                                        ? " Until its first picture you see the one before."
                                        : " Until its first picture you see the "
                                                + shown.projection().label()
                                                + ".")
                .orElse("");
    }

    private static String still(Optional<MapState.Shown> last) {
        return last.map(shown -> " You still see the " + shown.projection().label() + ".")
                .orElse("");
    }
}
