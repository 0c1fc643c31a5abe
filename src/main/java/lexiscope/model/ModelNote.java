package lexiscope.model;

/// What a person should know of a model that was opened.
///
/// @param kind what it means for what can be done with the model
/// @param sentence for the person
public record ModelNote(Kind kind, String sentence) {
    /// What a note means for what can be done with the model.
    public enum Kind {
        /// Everything works.
        REMARK,
        /// Why text cannot be split, though the files have a tokenizer.
        NO_TOKENIZER,
        /// Why there are no rows, though the files should have a matrix.
        NO_MATRIX,
        /// What is there contradicts itself, or is not what its name says.
        DOUBT
    }

    /// Whether something does not work by it, so that it is told at once.
    public boolean toldAtOnce() {
        return switch (kind) {
            case REMARK -> false;
            case NO_TOKENIZER, NO_MATRIX, DOUBT -> true;
        };
    }
}
