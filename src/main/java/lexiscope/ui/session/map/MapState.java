package lexiscope.ui.session.map;

import lexiscope.projection.Projection;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;

import java.util.Optional;

/// What the map shows, and what is being made of it.
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

    /// Another is being made and has no picture yet.
    ///
    /// @param projection what makes it
    /// @param last the one before, which is shown until then
    record Making(Projection projection, Optional<Shown> last) implements MapState {}

    /// It could not be made.
    ///
    /// @param sentence why
    /// @param last the one before, which is still shown
    record Failed(Projection projection, String sentence, Optional<Shown> last)
            implements MapState {}

    /// It was stopped before its first picture.
    ///
    /// @param last the one before, which is still shown
    record Stopped(Projection projection, Optional<Shown> last) implements MapState {}

    /// The map that is to be seen, whichever was asked for.
    default Optional<Shown> shown() {
        return switch (this) {
            case Empty _ -> Optional.empty();
            case Shown shown -> Optional.of(shown);
            case Making making -> making.last;
            case Failed failed -> failed.last;
            case Stopped stopped -> stopped.last;
        };
    }

    /// The finished map that is to be seen, where there is one.
    default Optional<Fitted> finished() {
        return shown().flatMap(Shown::fitted);
    }

    /// The places to draw.
    default Layout places() {
        return shown().map(Shown::layout).orElse(Layout.EMPTY);
    }
}
