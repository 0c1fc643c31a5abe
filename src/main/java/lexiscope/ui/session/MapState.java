package lexiscope.ui.session;

import lexiscope.projection.Projection;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;

import java.util.Optional;

/// What the map shows.
public sealed interface MapState {
    /// Nothing can be shown, and why.
    record Empty(String reason) implements MapState {}

    /// A map.
    ///
    /// @param projection what made it
    /// @param layout where the tokens lie
    /// @param which which tokens these are ("all 8,192 tokens", "2,000 of 30,522: …")
    /// @param fitted the finished map; empty while it is still made
    record Shown(Projection projection, Layout layout, String which, Optional<Fitted> fitted)
            implements MapState {}

    /// It could not be made.
    record Failed(String sentence) implements MapState {}

    /// The finished map, where there is one.
    default Optional<Fitted> finished() {
        return switch (this) {
            case Empty _, Failed _ -> Optional.empty();
            case Shown shown -> shown.fitted;
        };
    }

    /// The places to draw.
    default Layout places() {
        return switch (this) {
            case Empty _, Failed _ -> Layout.EMPTY;
            case Shown shown -> shown.layout;
        };
    }
}
