package lexiscope.vocabulary;

/// What sort of token an entry of the vocabulary is; the map and the tables draw each with a shape
/// of its own.
public enum TokenKind {
    /// Begins a word: carries the space before it, or has no continuation mark.
    WORD_START("word start"),
    /// Goes on inside a word, or stands without a space before it.
    CONTINUATION("continuation"),
    /// Part of a character, or a raw byte.
    BYTE("byte"),
    /// An added token flagged special: never made from ordinary text by the subword model.
    SPECIAL("special"),
    /// An added token that is not special.
    ADDED("added"),
    /// Control characters, and the entries a file marks as control.
    CONTROL("control"),
    /// Reserved and placeholder entries that no training text contains.
    UNUSED("unused");

    private final String label;

    TokenKind(String label) {
        this.label = label;
    }

    /// The kind in words for a person.
    public String label() {
        return label;
    }
}
