package lexiscope.run;

/// Sees something while it is made. May be called from any thread, from one at a time.
///
/// @param <S> what is seen
@FunctionalInterface
public interface RunObserver<S> {
    /// A state of what is made; the value is the observer's to keep. The work waits until this
    /// returns: who blocks here pauses it.
    ///
    /// @param stage where in the work it was taken
    void state(S state, RunStage stage);

    /// Whether the next state would be looked at; when not, it is not even copied. Asked once an
    /// iteration.
    default boolean wanted() {
        return true;
    }

    /// Looks away.
    static <S> RunObserver<S> none() {
        return new RunObserver<>() {
            @Override
            public void state(S state, RunStage stage) {}

            @Override
            public boolean wanted() {
                return false;
            }
        };
    }
}
