package lexiscope.ui.text;

import lexiscope.passage.CodePoint;
import lexiscope.passage.CodePoint.Nature;
import lexiscope.tokenizer.Encoding;
import lexiscope.ui.kit.Numbers;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.List;

/// What is said of a piece of the text beside its token.
final class PieceWords {
    /// Characters written out before the rest is counted.
    private static final int WRITTEN = 6;

    private PieceWords() {}

    /// Its characters, a line each: number, Unicode name, and what of it is not seen.
    static List<String> characters(String text) {
        List<CodePoint> all = CodePoint.of(text.length() > 4096 ? text.substring(0, 4096) : text);
        var lines = new ArrayList<String>();
        int written = all.size() == WRITTEN + 1 ? WRITTEN + 1 : WRITTEN;
        for (CodePoint c : all.subList(0, Math.min(written, all.size()))) {
            boolean seen = c.nature() == Nature.VISIBLE || c.nature() == Nature.SPACE;
            lines.add(c.number() + " " + c.name() + (seen ? "" : " (" + c.nature().label() + ")"));
        }
        if (all.size() > written) {
            lines.add("and " + Numbers.whole(all.size() - written) + " more");
        }
        return lines;
    }

    /// For a screen reader: the focused piece.
    ///
    /// @param piece -1 where none is focused
    static String spoken(Encoding encoding, Vocabulary vocabulary, int piece) {
        if (piece < 0 || piece >= encoding.size()) {
            return "No token of the text is focused.";
        }
        int id = encoding.ids()[piece];
        String shown = vocabulary.has(id) ? ShownForm.of(vocabulary.bytes(id)) : "no token";
        return "Token "
                + shown
                + ", id "
                + id
                + ", "
                + vocabulary.kind(id).label()
                + ", piece "
                + (piece + 1)
                + " of "
                + encoding.size();
    }
}
