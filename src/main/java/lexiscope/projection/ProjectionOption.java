package lexiscope.projection;

/// An option of a projection as a person chooses it: what it is called, how far it goes, what it is
/// when nobody chooses, and what it does.
public sealed interface ProjectionOption {
    /// The name that [Projection#with] and the verbs take.
    String name();

    /// The name for people.
    String label();

    /// The smallest value.
    double least();

    /// The largest value.
    double most();

    /// The value when nobody chooses.
    double standard();

    /// What it does, in a sentence.
    String purpose();

    /// A whole number.
    record Whole(
            String name, String label, double least, double most, double standard, String purpose)
            implements ProjectionOption {}

    /// Any number in the range.
    record Real(
            String name, String label, double least, double most, double standard, String purpose)
            implements ProjectionOption {}
}
