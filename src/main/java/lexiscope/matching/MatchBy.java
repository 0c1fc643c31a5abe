package lexiscope.matching;

/// What makes two tokens of two vocabularies the same.
public enum MatchBy {
    /// The same id.
    ID("id"),
    /// The same bytes of text: a space before a word counts, `##ing` and `ing` are alike.
    BYTES("bytes"),
    /// The same text and the same place in a word, however the vocabulary marks it (` king`,
    /// `▁king` and `king` beside `##king`). Of what is left then, the same but for case; of what is
    /// left then, the same bytes.
    TEXT("text");

    private final String label;

    MatchBy(String label) {
        this.label = label;
    }

    /// In a word, for people and verbs.
    public String label() {
        return label;
    }
}
