package lexiscope.trial.verdict;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.trial.proposal.EntryText;

import java.util.List;
import java.util.Optional;

/// Looks for a text in which a token is produced: its own text by itself and between others.
///
/// That is enough for models of merges and of scores: where a token stands in the result of any
/// word, nothing reaches over its ends, so that its own text by itself comes to it as well. What
/// differs is the place in a word (marks of beginnings and ends) and what the splitter and the
/// normaliser make of the surroundings.
final class Search {
    private static final EncodeOptions PLAIN = new EncodeOptions(false, true);

    /// Marks that make a cluster of characters so long that a normaliser which looks clusters up as
    /// a whole leaves it as it is.
    private static final String MARKS = "\u0F71\u0F72";

    private static final List<String> BEFORE =
            List.of(
                    "",
                    " ",
                    "a",
                    "x",
                    "1",
                    "(",
                    ".",
                    "\n",
                    "  ",
                    "\u4E2D",
                    "\u0436",
                    "a ",
                    "\u2581",
                    "\u4E2D ",
                    "..",
                    "a" + MARKS);

    /// With ends of contractions, which a splitter keeps with what stands before.
    private static final List<String> BEHIND =
            List.of(
                    "", " ", "a", "z", "x", "q", "s", "1", ".", "\n", "\u4E2D", "\u0436", " a",
                    "\u2581", "d", "t", "m", "re", "ve", "ll", "\r", "\r\n", MARKS);

    private final Tokenizer tokenizer;
    private final int id;

    Search(Tokenizer tokenizer, int id) {
        this.tokenizer = tokenizer;
        this.id = id;
    }

    /// A text that gives the token.
    Optional<String> text() {
        String text = EntryText.of(tokenizer, id);
        if (text.isEmpty() || !modelCan()) {
            return Optional.empty();
        }
        var found = among(text);
        String spelling = tokenizer.vocabulary().spelling(id);
        if (found.isEmpty() && !spelling.equals(text)) {
            // a mark of a space may be typed as it is
            found = among(spelling);
        }
        if (found.isPresent()) {
            return found;
        }
        return tokenizer.stages().model() instanceof WordPiece m
                ? behindEntries(m, text)
                : Optional.empty();
    }

    /// Whether the model gives the token for its own word; where it does not, it gives it for no
    /// other.
    private boolean modelCan() {
        if (tokenizer.vocabulary().added(id) != null) {
            return true;
        }
        SubwordModel model = tokenizer.stages().model();
        boolean everywhere =
                switch (model) {
                    case Bpe m ->
                            m.options().continuation().isEmpty()
                                    && m.options().wordEnd().isEmpty()
                                    && !m.options().byteFallback();
                    case Unigram m -> !m.byteFallback();
                    default -> false;
                };
        String word = tokenizer.vocabulary().spelling(id);
        return !everywhere || model.pieces(word).stream().anyMatch(p -> p.id() == id);
    }

    private Optional<String> among(String text) {
        for (String before : BEFORE) {
            for (String behind : BEHIND) {
                String whole = before + text + behind;
                if (gives(whole)) {
                    return Optional.of(whole);
                }
            }
        }
        return Optional.empty();
    }

    /// For a model of longest prefixes: behind every beginning of a word that there is, alone and
    /// with each letter between.
    private Optional<String> behindEntries(WordPiece m, String text) {
        String spelling = tokenizer.vocabulary().spelling(id);
        if (!spelling.startsWith(m.continuation()) || tokenizer.vocabulary().added(id) != null) {
            return Optional.empty();
        }
        for (String entry : m.ids().keySet()) {
            boolean inside = entry.startsWith(m.continuation());
            String begun = inside ? "a" + entry.substring(m.continuation().length()) : entry;
            if (gives(m, begun + text) && gives(begun + text)) {
                return Optional.of(begun + text);
            }
        }
        return Optional.empty();
    }

    private boolean gives(WordPiece m, String word) {
        boolean[] found = {false};
        m.cut(word, (piece, _, _, _) -> found[0] |= piece == id);
        return found[0];
    }

    private boolean gives(String text) {
        for (int piece : tokenizer.encode(text, PLAIN).ids()) {
            if (piece == id) {
                return true;
            }
        }
        return false;
    }
}
