package lexiscope.tokenizer.subword.bpe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

final class MergeRunTest {
    private record Token(int symbol, int first) {}

    @ParameterizedTest
    @ValueSource(ints = {33, 40, 64, 200, 1 << 20})
    void blocksOfAnyLengthGiveWhatTheWholeGives(int block) {
        var random = new Random(block);
        for (int round = 0; round < 400; round++) {
            int letters = 1 + random.nextInt(5);
            var merges = random(random, letters, 1 + random.nextInt(40));
            int[] text = random.ints(random.nextInt(700), 0, letters).toArray();
            if (random.nextInt(4) == 0 && text.length > 0) {
                text[random.nextInt(text.length)] = MergeRun.NONE;
            }
            assertThat(merged(merges, text, block))
                    .as("round %d, block %d", round, block)
                    .isEqualTo(slowly(merges, text));
        }
    }

    /// Merges whose ranks rise from right to left: the last symbol decides how the first ones pair.
    @Test
    void whatFollowsFarBehindMayChangeABorder() {
        int n = 601;
        var merges = new Merges(n);
        for (int i = 0; i + 1 < n; i++) {
            merges.put(i, i + 1, n - i, n + i);
        }
        for (int length = n - 4; length <= n; length++) {
            int[] text = IntStream.range(0, length).toArray();
            for (int block : new int[] {33, 50, 100}) {
                assertThat(merged(merges, text, block)).isEqualTo(slowly(merges, text));
            }
        }
    }

    @Test
    void oneLetterOverAndOverPairsFromTheLeft() {
        var merges = new Merges(2);
        merges.put(0, 0, 0, 1);
        merges.put(1, 1, 1, 2);
        assertThat(merged(merges, new int[100_003], 100)).hasSize(25_002);
    }

    private static Merges random(Random random, int letters, int count) {
        var merges = new Merges(count);
        for (int rank = 0; rank < count; rank++) {
            int known = letters + rank;
            merges.put(random.nextInt(known), random.nextInt(known), rank, known);
        }
        return merges;
    }

    private static List<Token> merged(Merges merges, int[] text, int block) {
        var run = new MergeRun(merges, text.clone(), text.length, null, block);
        run.mergeAll();
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < run.size(); i++) {
            tokens.add(new Token(run.symbol(i), run.first(i)));
        }
        assertThat(run.first(run.size())).isEqualTo(text.length);
        return tokens;
    }

    /// The definition: of all neighbours that merge those of the lowest rank, the leftmost of them.
    private static List<Token> slowly(Merges merges, int[] text) {
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < text.length; i++) {
            tokens.add(new Token(text[i], i));
        }
        while (true) {
            int best = -1;
            long least = Long.MAX_VALUE;
            for (int i = 0; i + 1 < tokens.size(); i++) {
                int left = tokens.get(i).symbol;
                int right = tokens.get(i + 1).symbol;
                long merge = left < 0 || right < 0 ? -1 : merges.get(left, right);
                if (merge >= 0 && merge >>> 32 < least) {
                    least = merge >>> 32;
                    best = i;
                }
            }
            if (best < 0) {
                return tokens;
            }
            long merge = merges.get(tokens.get(best).symbol, tokens.get(best + 1).symbol);
            tokens.set(best, new Token((int) merge, tokens.get(best).first));
            tokens.remove(best + 1);
        }
    }
}
