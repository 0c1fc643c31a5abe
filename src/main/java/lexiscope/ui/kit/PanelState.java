package lexiscope.ui.kit;

import lexiscope.ui.derive.Derivation;

import java.util.Optional;

/// How a panel stands: whether what it shows is what was asked for, and if not, why not.
public sealed interface PanelState {
    /// What it shows is what was asked for.
    record Ready() implements PanelState {}

    /// There is nothing to show.
    ///
    /// @param sentence why, and what to do about it
    record Empty(String sentence) implements PanelState {}

    /// It is being made.
    ///
    /// @param sentence what, and what is shown until then
    record Working(String sentence) implements PanelState {}

    /// It failed or was stopped.
    ///
    /// @param sentence how it ended, and what is still shown
    /// @param offer words of the button that begins it again
    /// @param again begins it again
    record Halted(String sentence, String offer, Runnable again) implements PanelState {}

    /// How a panel stands that shows a derived value where there is something to show.
    ///
    /// @param nothing why there is nothing
    /// @param made what it is, as the beginning of a sentence: "The split"
    /// @param again begins it again
    static PanelState of(
            Optional<String> nothing, Derivation<?> value, String made, Runnable again) {
        return nothing.<PanelState>map(Empty::new).orElseGet(() -> of(value, made, "", again));
    }

    /// How a panel stands that shows a derived value.
    ///
    /// @param made what it is, as the beginning of a sentence: "The split"
    /// @param idle why there is nothing; "" where that is as it should be
    /// @param again begins it again
    static PanelState of(Derivation<?> value, String made, String idle, Runnable again) {
        return switch (value) {
            case Derivation.Idle<?> _ -> idle.isEmpty() ? new Ready() : new Empty(idle);
            case Derivation.Working<?> _ -> new Working(made + " is being made.");
            case Derivation.Ready<?> _ -> new Ready();
            case Derivation.Failed<?> failed ->
                    new Halted(
                            made + " could not be made: " + failed.sentence(), "Try again", again);
            case Derivation.Stopped<?> _ ->
                    new Halted(made + " was stopped.", "Begin again", again);
        };
    }
}
