package lexiscope.passage;

/// How much of a model's context a text takes.
///
/// @param tokens of the text, those of the template included
/// @param length the most tokens that the model takes, at least 1
/// @param behind tokens that the template adds behind the text, which a cut text keeps
public record ContextUse(int tokens, int length, int behind) {
    /// Whether the text is too long.
    public boolean over() {
        return tokens > length;
    }

    /// The first piece that the model does not see, -1 where it sees all: a text is cut at its end,
    /// so that the template's tokens have room behind it.
    public int cut() {
        return over() ? Math.max(0, length - behind) : -1;
    }
}
