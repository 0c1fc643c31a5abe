package lexiscope.ui.text;

import lexiscope.passage.ContextUse;
import lexiscope.passage.TokenWindows;
import lexiscope.store.TextReading;
import lexiscope.tokenizer.Encoding;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.session.TokenCounts;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// The figures below the text, in words.
record TextFacts(TokenCounts counts) {
    String count() {
        return Numbers.whole(counts.tokens()) + (counts.tokens() == 1 ? " token" : " tokens");
    }

    String density() {
        return Double.isNaN(counts.perToken())
                ? ""
                : Numbers.two(counts.perToken()) + " chars/token";
    }

    /// How much of the model's context is used.
    static String share(ContextUse use) {
        return Numbers.whole(use.tokens())
                + " of "
                + Numbers.whole(use.length())
                + (use.over() ? ", cut at the line" : "");
    }

    /// The windows that are drawn, null where none are.
    static @Nullable TokenWindows windows(TokenCounts counts, TextReading how) {
        return how.window() == 0
                ? null
                : new TokenWindows(counts.tokens(), how.window(), how.overlap());
    }

    /// The windows that are drawn, in words.
    String windows(TextReading how) {
        TokenWindows drawn = windows(counts, how);
        if (drawn == null) {
            return "";
        }
        return Numbers.whole(drawn.count())
                + (drawn.count() == 1 ? " window of " : " windows of ")
                + Numbers.whole(how.window())
                + (how.overlap() > 0 ? ", " + Numbers.whole(how.overlap()) + " shared" : "");
    }

    /// What is encoded otherwise than usual.
    String reading(TextReading how) {
        String special = how.plainSpecialText() ? "special tokens read as text" : "";
        String bare = how.bare() ? "none added by the model" : "";
        return special.isEmpty() || bare.isEmpty() ? special + bare : special + ", " + bare;
    }

    /// All ids, as one copies them.
    static String ids(Encoding e) {
        var out = new StringBuilder("[");
        for (int i = 0; i < e.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(e.ids()[i]);
        }
        return out.append(']').toString();
    }

    /// All tokens as the text that each stands for, a line each; one that is no whole character as
    /// the vocabulary spells it.
    static String tokens(Encoding e, Vocabulary vocabulary) {
        var out = new StringBuilder();
        for (int id : e.ids()) {
            out.append(text(vocabulary, id)).append('\n');
        }
        return out.toString();
    }

    private static String text(Vocabulary vocabulary, int id) {
        String text = new String(vocabulary.bytes(id), StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') >= 0 || text.indexOf('\n') >= 0
                ? vocabulary.spelling(id)
                : text;
    }

    /// All tokens as the vocabulary spells them, a line each.
    static String spellings(Encoding e, Vocabulary vocabulary) {
        var out = new StringBuilder();
        for (int id : e.ids()) {
            out.append(vocabulary.spelling(id)).append('\n');
        }
        return out.toString();
    }
}
