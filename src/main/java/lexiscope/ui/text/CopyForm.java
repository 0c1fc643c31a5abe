package lexiscope.ui.text;

import lexiscope.tokenizer.Encoding;
import lexiscope.vocabulary.Vocabulary;

/// As what the pieces of the text are copied.
public enum CopyForm {
    /// `[15496, 995]`, which is JSON and Python.
    IDS("ids", "Copy ids"),
    /// Objects with id, token, start and end.
    JSON("json", "Copy as JSON"),
    /// `["to", "ken"]` as the vocabulary spells them.
    PYTHON("python", "Copy as a Python list of tokens"),
    /// A line each, as the text that each stands for.
    READABLE("tokens", "Copy tokens"),
    /// A line each, as the vocabulary spells them.
    SPELLED("spelled", "Copy tokens as the vocabulary spells them"),
    /// The text with a line between its pieces.
    SEPARATED("separated", "Copy the text with separators");

    private final String id;
    private final String label;

    CopyForm(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /// A short name, such as for an action.
    public String id() {
        return id;
    }

    /// What copying so does, in words.
    public String label() {
        return label;
    }

    /// The pieces in this form.
    ///
    /// @param text that was encoded
    String of(Encoding e, Vocabulary vocabulary, String text) {
        return switch (this) {
            case IDS -> TextFacts.ids(e);
            case JSON -> PieceCopy.json(e, vocabulary);
            case PYTHON -> PieceCopy.python(e, vocabulary);
            case READABLE -> TextFacts.tokens(e, vocabulary);
            case SPELLED -> TextFacts.spellings(e, vocabulary);
            case SEPARATED -> PieceCopy.separated(e, text, "|");
        };
    }
}
