package lexiscope.work;

/// How far a long piece of work has come, and the place where it learns that nobody wants it any
/// more.
///
/// Work calls [#at] often (at least every 50 ms of its own time); the call is cheap.
@FunctionalInterface
public interface Progress {
    /// Says nothing and is never cancelled.
    Progress NONE = (done, what) -> {};

    /// Tells how far the work is.
    ///
    /// @param done share done, 0 to 1
    /// @param what what is being done, in words for a person ("iteration 312 of 750")
    /// @throws Cancelled when the result is no longer wanted
    void at(double done, String what);

    /// The part of this progress from `from` to `to`, seen as a whole of its own.
    default Progress part(double from, double to) {
        return (done, what) -> at(from + done * (to - from), what);
    }
}
