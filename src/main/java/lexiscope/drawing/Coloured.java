package lexiscope.drawing;

import lexiscope.passage.CodePoint;
import lexiscope.passage.CodePoint.Nature;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.vocabulary.ShownForm;

import java.util.ArrayList;
import java.util.List;

/// A text with the tokens that it is cut into, as it is taken away.
///
/// @param model the name of the model
/// @param tokenizer what cut it
/// @param text the text
/// @param encoding its tokens
public record Coloured(String model, Tokenizer tokenizer, String text, Encoding encoding) {
    /// What a person is told of one token: its shown form, id and kind.
    String told(int piece) {
        int id = encoding.ids()[piece];
        var vocabulary = tokenizer.vocabulary();
        return vocabulary.has(id)
                ? ShownForm.of(vocabulary.bytes(id)) + " " + id + " " + vocabulary.kind(id).label()
                : "no token " + id;
    }

    /// Its counts in a line.
    String counts() {
        int characters = text.codePointCount(0, text.length());
        int unknown = 0;
        for (int i = 0; i < encoding.size(); i++) {
            unknown += encoding.is(i, Pieces.UNKNOWN) ? 1 : 0;
        }
        return model
                + " · "
                + encoding.size()
                + (encoding.size() == 1 ? " token · " : " tokens · ")
                + characters
                + (characters == 1 ? " character" : " characters")
                + (unknown > 0 ? " · " + unknown + " unknown" : "");
    }

    /// The tokens that the template adds, as they are shown.
    List<String> added() {
        var added = new ArrayList<String>();
        for (int i = 0; i < encoding.size(); i++) {
            if (encoding.is(i, Pieces.TEMPLATE)) {
                added.add(ShownForm.of(tokenizer.vocabulary().bytes(encoding.ids()[i])));
            }
        }
        return added;
    }

    /// What is written for characters that show nothing or would change the order of others; empty
    /// for all others.
    static String hidden(int codePoint) {
        if (codePoint == 0x200D
                || codePoint == 0x200C
                || Character.getType(codePoint) == Character.NON_SPACING_MARK) {
            // they shape what stands beside them
            return "";
        }
        Nature nature = CodePoint.of(codePoint).nature();
        return switch (nature) {
            case VISIBLE, SPACE -> "";
            case CONTROL, BIDIRECTIONAL, TAG, INVISIBLE, UNDEFINED ->
                    String.format("U+%04X", codePoint);
        };
    }
}
