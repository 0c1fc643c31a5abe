package lexiscope.ui.derive;

/// How far a derived value is.
///
/// @param <O> the value
public sealed interface Derivation<O> {
    /// There is nothing to make it from.
    record Idle<O>() implements Derivation<O> {}

    /// It is being made.
    ///
    /// @param of what it is made from
    record Working<O>(Object of) implements Derivation<O> {}

    /// It is there.
    ///
    /// @param of what it was made from: who shows it beside something else compares
    record Ready<O>(Object of, O value) implements Derivation<O> {}

    /// It could not be made.
    ///
    /// @param sentence why
    record Failed<O>(Object of, String sentence) implements Derivation<O> {}

    /// It was stopped before it was there, and can be begun again.
    record Stopped<O>(Object of) implements Derivation<O> {}
}
