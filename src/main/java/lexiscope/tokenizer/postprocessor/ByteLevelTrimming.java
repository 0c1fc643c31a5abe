package lexiscope.tokenizer.postprocessor;

import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.unicode.CharacterClass;
import lexiscope.vocabulary.ByteAlphabet;

import java.util.function.IntFunction;

/// Takes a token's own spaces out of the span that is reported; the true span keeps them.
///
/// As `process_offsets` in `tokenizers/src/pre_tokenizers/byte_level.rs`.
///
/// @param trimOffsets whether to trim at all
/// @param addPrefixSpace the first token's only space was not typed, so it is not trimmed
public record ByteLevelTrimming(boolean trimOffsets, boolean addPrefixSpace)
        implements PostProcessor {
    @Override
    public Pieces apply(
            Pieces pieces, String text, boolean addSpecialTokens, IntFunction<String> spelling) {
        boolean first = true;
        for (int i = 0; trimOffsets && i < pieces.size(); i++) {
            int marks = pieces.marks(i);
            if ((marks & Pieces.TEMPLATE) != 0) {
                continue; // a text of its own to the reference, with nothing to trim
            }
            String token = pieces.spelled(i);
            if (token == null) {
                token =
                        (marks & Pieces.ADDED) != 0
                                ? text.substring(pieces.start(i), pieces.end(i))
                                : spelling.apply(pieces.id(i));
            }
            trim(pieces, i, first, token, text);
            first = false;
        }
        return pieces;
    }

    @Override
    public boolean trims() {
        return trimOffsets;
    }

    @Override
    public boolean once() {
        return true;
    }

    /// Trims one piece by the spaces its token begins and ends with, counted in characters.
    private void trim(Pieces pieces, int i, boolean first, String token, String text) {
        int leading = 0;
        while (leading < token.length() && space(token.charAt(leading))) {
            leading++;
        }
        int trailing = 0;
        while (trailing < token.length() && space(token.charAt(token.length() - 1 - trailing))) {
            trailing++;
        }
        if (leading == 0 && trailing == 0) {
            return;
        }
        int start = pieces.reportedStart(i);
        int end = pieces.reportedEnd(i);
        if (leading > 0) {
            boolean begins = first || start == 0;
            int cut = begins && addPrefixSpace && leading == 1 ? 0 : leading;
            for (int k = 0; k < cut && start < end; k++) {
                start += Character.charCount(text.codePointAt(start));
            }
        }
        if (trailing > 0 && text.codePointCount(0, Math.min(end, 4 * trailing)) >= trailing) {
            for (int k = 0; k < trailing && end > start; k++) {
                end -= Character.charCount(text.codePointBefore(end));
            }
        }
        pieces.report(i, start, end);
    }

    private static boolean space(char c) {
        return c == ByteAlphabet.character(' ') || CharacterClass.whiteSpace(c);
    }
}
