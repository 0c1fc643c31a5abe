package lexiscope.tokenizer.postprocessor;

import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.vocabulary.ByteAlphabet;

import java.util.function.IntFunction;

/// Takes a token's own spaces out of the span that is reported; the true span keeps them.
///
/// As `process_offsets` in `tokenizers/src/pre_tokenizers/byte_level.rs`.
///
/// @param trimOffsets whether to trim at all
/// @param addPrefixSpace the first token's space was not typed, so it is not trimmed
public record ByteLevelTrimming(boolean trimOffsets, boolean addPrefixSpace)
        implements PostProcessor {
    @Override
    public Pieces apply(
            Pieces pieces, int length, boolean addSpecialTokens, IntFunction<String> spelling) {
        if (trimOffsets) {
            for (int i = 0; i < pieces.size(); i++) {
                trim(pieces, i, spelling.apply(pieces.id(i)));
            }
        }
        return pieces;
    }

    private void trim(Pieces pieces, int i, String token) {
        int leading = 0;
        while (leading < token.length() && space(token.charAt(leading))) {
            leading++;
        }
        int trailing = 0;
        while (trailing < token.length() && space(token.charAt(token.length() - 1 - trailing))) {
            trailing++;
        }
        int start = pieces.reportedStart(i);
        int end = pieces.reportedEnd(i);
        if (leading > 0) {
            boolean first = i == 0 || start == 0;
            int cut = first && addPrefixSpace ? leading - 1 : leading;
            start = Math.min(start + cut, end);
        }
        if (trailing > 0 && end >= trailing) {
            end = Math.max(end - trailing, start);
        }
        pieces.report(i, start, end);
    }

    private static boolean space(char c) {
        return c == ByteAlphabet.character(' ') || Character.isWhitespace(c) || c == 0xA0;
    }
}
