package lexiscope.tokenizer.subword;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.Seeds;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokenizer.subword.piece.ScoredPieces.Role;
import lexiscope.tokenizer.subword.unigram.PathScores;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The unigram model of SentencePiece against its definition: one search over the whole text in
/// single precision, whose sums start anew from zero below -100,000.
@Tag("random")
class RunningSumsTest {
    private static final long SEED = Seeds.of(RunningSumsTest.class);

    /// Pieces with which ties and near-ties are everywhere, and scores so low that sums start anew
    /// every few words.
    static ScoredPieces closeCalls(Random random, float scale) {
        Map<String, Float> scores = new LinkedHashMap<>();
        scores.put("<unk>", 0f);
        for (String s : List.of("▁", "a", "b", "c", "d")) {
            scores.put(s, -scale * (1 + random.nextInt(3) / 1000f));
        }
        String letters = "▁abcd";
        while (scores.size() < 60) {
            var piece = new StringBuilder(random.nextBoolean() ? "▁" : "");
            for (int n = 2 + random.nextInt(4); n > 0; n--) {
                piece.append(letters.charAt(1 + random.nextInt(4)));
            }
            float each = scale * (1 + random.nextInt(3) / 1000f);
            scores.putIfAbsent(piece.toString(), -each * piece.length());
        }
        float[] values = new float[scores.size()];
        int n = 0;
        for (float score : scores.values()) {
            values[n++] = score;
        }
        Role[] roles = new Role[n];
        Arrays.fill(roles, Role.MATCHED);
        roles[0] = Role.RESERVED;
        roles[n - 1] = Role.USER_DEFINED;
        return new ScoredPieces(scores.keySet().toArray(String[]::new), values, roles, 0, false);
    }

    static String text(Random random, int words) {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append('▁');
            for (int n = random.nextInt(random.nextInt(9) == 0 ? 40 : 8); n > 0; n--) {
                text.append("aaabbbccdé".charAt(random.nextInt(10)));
            }
        }
        return text.toString();
    }

    @Test
    void asOneSearchOverTheWholeText() {
        var random = new Random(SEED);
        for (int i = 0; i < 60; i++) {
            var pieces = closeCalls(random, i % 3 == 0 ? 1 : i % 3 == 1 ? 7.3f : 311);
            var model = SentencePieceUnigram.of(pieces);
            for (int k = 0; k < 20; k++) {
                String text = text(random, 1 + random.nextInt(k == 0 ? 3000 : 60));
                var found = new ArrayList<String>();
                model.cut(text, (id, a, b, _) -> found.add(id + " " + a + " " + b));
                assertEquals(plainly(model, text), found, "seed " + SEED + ": " + text);
            }
        }
    }

    @Test
    void sumsDoStartAnewAndRoundingDoesDecide() {
        var random = new Random(7);
        var pieces = closeCalls(random, 311);
        var model = SentencePieceUnigram.of(pieces);
        var seen = new LinkedHashMap<String, String>();
        int otherwise = 0;
        var sums = new PathScores(0);
        double last = 0;
        int anew = 0;
        for (int i = 0; i < 20_000; i++) {
            String word = text(random, 1);
            var found = new ArrayList<Integer>();
            sums.part(i, false);
            model.cut(word, sums, (id, _, _, _) -> found.add(id));
            String before = seen.putIfAbsent(word, found.toString());
            otherwise += before == null || before.equals(found.toString()) ? 0 : 1;
            anew += sums.now() > last ? 1 : 0;
            last = sums.now();
        }
        assertTrue(anew > 100, "started anew " + anew + " times");
        assertTrue(otherwise > 10, otherwise + " words were cut in more than one way");
    }

    /// The definition.
    private static List<String> plainly(SentencePieceUnigram model, String text) {
        int n = text.length();
        float[] best = new float[n + 1];
        int[] from = new int[n + 1];
        int[] piece = new int[n + 1];
        Arrays.fill(from, -1);
        int furthest = 0;
        var pieces = model.pieces();
        for (int start = 0; start < n; start++) {
            if (best[start] < -100_000) {
                float base = best[start];
                for (int i = start; i <= furthest; i++) {
                    best[i] = from[i] < 0 && i > 0 ? best[i] : best[i] - base;
                }
            }
            boolean single = false;
            for (int length = 1; length <= n - start; length++) {
                for (int id = 0; id < pieces.size(); id++) {
                    if (pieces.matches(id)
                            && pieces.spellings()[id].length() == length
                            && text.startsWith(pieces.spellings()[id], start)) {
                        single |= length == 1;
                        double sum = model.score(id) + best[start]; // held unrounded
                        furthest = Math.max(furthest, start + length);
                        offer(best, from, piece, start, start + length, id, sum);
                    }
                }
                if (length > 8) {
                    break;
                }
            }
            if (!single) {
                float sum = (float) (model.unknownScore() + best[start]);
                furthest = Math.max(furthest, start + 1);
                offer(best, from, piece, start, start + 1, 0, sum);
            }
        }
        var found = new ArrayList<String>();
        for (int end = n; end > 0; end = from[end]) {
            found.addFirst(piece[end] + " " + from[end] + " " + end);
        }
        return joined(found);
    }

    private static void offer(
            float[] best, int[] from, int[] piece, int start, int end, int id, double sum) {
        if (from[end] < 0 || sum > best[end]) {
            best[end] = (float) sum;
            from[end] = start;
            piece[end] = id;
        }
    }

    /// Neighbouring unknowns are one.
    private static List<String> joined(List<String> found) {
        var joined = new ArrayList<String>();
        for (String piece : found) {
            String[] now = piece.split(" ", -1);
            String[] last = joined.isEmpty() ? now : joined.getLast().split(" ", -1);
            if (!joined.isEmpty() && now[0].equals("0") && last[0].equals("0")) {
                joined.removeLast();
                joined.add("0 " + last[1] + " " + now[2]);
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }
}
