package lexiscope.format.tokenizerjson;

import lexiscope.format.file.IdRange;
import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.normalizer.SentencePieceNormalizer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The user-defined pieces that a `tokenizer.json`'s normalizers would change, while SentencePiece
/// keeps them as they are typed. Noncharacters of Unicode stand for them on the way.
final class GuardedPieces {
    private static final char FIRST = '\uFDD1';
    private static final char SECOND = '\uFDE1';
    private static final int FIRSTS = SECOND - FIRST;
    private static final int SECONDS = '\uFDEF' - SECOND + 1;

    private final Map<String, String> codes = new LinkedHashMap<>();

    /// @throws IllegalArgumentException with a sentence where they cannot be told apart so
    GuardedPieces(SentencePieceNormalizer n) {
        List<String> all = n.kept().spellings();
        var changed =
                all.stream()
                        .filter(piece -> changes(n, piece))
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        if (changed.size() > FIRSTS * SECONDS) {
            throw new IllegalArgumentException(
                    "A tokenizer.json cannot keep as many as "
                            + changed.size()
                            + " user-defined pieces from its normalizer. Keep the model's own"
                            + " file.");
        }
        for (String piece : changed) {
            for (String other : all) {
                if (overlap(piece, other) || overlap(other, piece)) {
                    throw new IllegalArgumentException(
                            "A tokenizer.json cannot keep the user-defined pieces “"
                                    + IdRange.shortened(piece)
                                    + "” and “"
                                    + IdRange.shortened(other)
                                    + "” from its normalizer, since they overlap. Keep the model's"
                                    + " own file.");
                }
            }
            int i = codes.size();
            codes.put(piece, "" + (char) (FIRST + i / SECONDS) + (char) (SECOND + i % SECONDS));
        }
    }

    /// Whether the normaliser changes a piece that is no user-defined one, by its map or at its
    /// ends.
    private static boolean changes(SentencePieceNormalizer n, String piece) {
        var plain = new SentencePieceNormalizer(n.map(), WrittenModel.NO_PIECES, n.rules());
        String normal = plain.prefixed(false).apply(AlignedText.typed(piece, 0)).text();
        return !normal.equals(piece) || n.rules().squeeze() && piece.endsWith("\u2581");
    }

    /// Whether the end of one is the begin of the other; runs of one character are taken the
    /// longest first all the same.
    private static boolean overlap(String left, String right) {
        boolean runs = (left + right).chars().distinct().count() == 1;
        for (int n = 1; !runs && n < Math.min(left.length(), right.length()) + 1; n++) {
            boolean whole = n == left.length() || n == right.length();
            if (!whole && left.endsWith(right.substring(0, n))) {
                return true;
            }
        }
        return false;
    }

    /// What stands for each, the longest first.
    Map<String, String> before() {
        return codes;
    }

    /// How a token stands in the text while pieces are guarded.
    String written(String token) {
        return codes.getOrDefault(token, token);
    }
}
