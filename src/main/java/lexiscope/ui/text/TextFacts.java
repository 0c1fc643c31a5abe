package lexiscope.ui.text;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.ui.kit.Numbers;
import lexiscope.vocabulary.Vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The figures below the text.
///
/// @param tokens tokens in all, those of the template included
/// @param perToken characters (code points) a token of the text
/// @param unknown unknown tokens
/// @param before ids that the template adds before the text
/// @param after ids that it adds after it
record TextFacts(
        int tokens, double perToken, int unknown, List<Integer> before, List<Integer> after) {
    static TextFacts of(String text, Encoding e) {
        var before = new ArrayList<Integer>();
        var after = new ArrayList<Integer>();
        int unknown = 0;
        int own = 0;
        for (int i = 0; i < e.size(); i++) {
            if (e.is(i, Pieces.TEMPLATE)) {
                (own == 0 ? before : after).add(e.ids()[i]);
            } else {
                own++;
                unknown += e.is(i, Pieces.UNKNOWN) ? 1 : 0;
            }
        }
        if (own == 0 && e.size() > 1) {
            // nothing typed: the template's tokens all stand before
            after.clear();
        }
        double perToken =
                own == 0 ? Double.NaN : (double) text.codePointCount(0, text.length()) / own;
        return new TextFacts(e.size(), perToken, unknown, before, after);
    }

    String count() {
        return Numbers.whole(tokens) + (tokens == 1 ? " token" : " tokens");
    }

    String density() {
        return Double.isNaN(perToken) ? "" : Numbers.two(perToken) + " chars/token";
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
