package lexiscope.work;

/// Thrown out of a long piece of work that is no longer wanted. Carries no stack trace: it is a
/// message, not a mistake.
public final class Cancelled extends RuntimeException {
    public Cancelled() {
        super("cancelled", null, false, false);
    }
}
