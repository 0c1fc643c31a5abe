package lexiscope.format.tokenizerjson;

import lexiscope.format.file.IdRange;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.SentencePieceBpe;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.bpe.MergeList;
import lexiscope.tokenizer.subword.piece.ScoredPieces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/// SentencePiece merges the leftmost of pairs with one score first, a `tokenizer.json` the one that
/// stands first in its list. This asks both where two such pairs may meet.
///
/// @param model the model
/// @param ids the id of a piece in the file
/// @param written what is to be written
record WrittenTies(SentencePieceBpe model, IntUnaryOperator ids, WrittenModel written) {
    /// So many meetings are tried; a vocabulary without scores has more.
    private static final int MOST = 20_000;

    /// @param ranked merges as {rank, left, right, product}, in the order of the file
    /// @throws IllegalArgumentException with a sentence where a text would be cut otherwise
    void check(List<int[]> ranked) {
        Set<String> texts = new HashSet<>();
        for (int from = 0; from < ranked.size(); ) {
            int to = from + 1;
            while (to < ranked.size() && ranked.get(to)[0] == ranked.get(from)[0]) {
                to++;
            }
            if (to - from > 1) {
                meetings(ranked.subList(from, to), texts);
            }
            from = to;
        }
        if (texts.isEmpty()) {
            return;
        }
        Bpe bpe = bpe();
        for (String text : texts) {
            if (texts.size() > MOST || !cut(bpe, text, id -> id).equals(cut(model, text, ids))) {
                throw new IllegalArgumentException(
                        "A tokenizer.json cannot say that of pieces with one score the leftmost"
                                + " merges first, as this model does in “"
                                + IdRange.shortened(text)
                                + "”. Keep its own file.");
            }
        }
    }

    /// Texts in which the right part of one merge is the left part of another, and runs of one
    /// character.
    private void meetings(List<int[]> merges, Set<String> texts) {
        ScoredPieces pieces = model.pieces();
        Map<Integer, List<int[]>> byRight = new HashMap<>();
        for (int[] merge : merges) {
            byRight.computeIfAbsent(merge[2], _ -> new ArrayList<>()).add(merge);
        }
        for (int[] second : merges) {
            for (int[] first : byRight.getOrDefault(second[1], List.of())) {
                if (texts.size() > MOST) {
                    return;
                }
                String right = pieces.spellings()[second[2]];
                texts.add(pieces.spellings()[first[3]] + right);
                if (first[1] == first[2] && second[1] == second[2]) {
                    int longest = longestRun(pieces, right.codePointAt(0));
                    for (int n = 3; n <= 3 * longest + 2; n++) {
                        texts.add(Character.toString(right.codePointAt(0)).repeat(n));
                    }
                }
            }
        }
    }

    private static int longestRun(ScoredPieces pieces, int character) {
        int longest = 1;
        for (String piece : pieces.spellings()) {
            boolean run = piece.length() < 100 && piece.codePoints().allMatch(c -> c == character);
            longest = run ? Math.max(longest, piece.codePointCount(0, piece.length())) : longest;
        }
        return longest;
    }

    private Bpe bpe() {
        Map<String, Integer> known = WrittenModel.ids(written.entries());
        var merges = new MergeList();
        int rank = 0;
        for (var merge : written.merges()) {
            merges.add(
                    known.getOrDefault(merge.left(), -1),
                    known.getOrDefault(merge.right(), -1),
                    rank++,
                    known.getOrDefault(merge.left() + merge.right(), -1));
        }
        int unknown = ids.applyAsInt(model.pieces().unknown());
        boolean bytes = model.pieces().byteFallback();
        return new Bpe(
                known, merges.merges(), new Bpe.Options(unknown, true, false, bytes, "", ""));
    }

    private static String cut(SubwordModel model, String text, IntUnaryOperator ids) {
        return model.pieces(text).stream()
                .map(p -> String.valueOf(ids.applyAsInt(p.id())))
                .collect(Collectors.joining(" "));
    }
}
