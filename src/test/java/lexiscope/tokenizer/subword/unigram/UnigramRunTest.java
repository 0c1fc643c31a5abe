package lexiscope.tokenizer.subword.unigram;

import static org.assertj.core.api.Assertions.assertThat;

import lexiscope.tokenizer.subword.piece.PieceTrie;
import lexiscope.tokenizer.subword.piece.ScoredTrie;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

final class UnigramRunTest {
    private record Piece(int id, int start, int end) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50})
    void whatIsGivenOutEarlyIsWhatTheWholeGives(int block) {
        var random = new Random(block);
        for (int round = 0; round < 500; round++) {
            var model = model(random);
            String word = letters(random, random.nextInt(300), random.nextInt(2) == 0 ? 2 : 4);
            assertThat(run(model, word, block))
                    .as("round %d, %s over %s", round, model.trie().spellings(), word)
                    .isEqualTo(run(model, word, 1 << 20));
        }
    }

    /// Two ways of equal steps go side by side up to the last letter, which decides.
    @ParameterizedTest
    @ValueSource(ints = {3, 64})
    void theLastLetterMayDecideTheFirstPiece(int block) {
        String[] pieces = {"a", "aa", "aac", "ac"};
        var model = trie(pieces, new double[] {-9, -1, -1, -1});
        for (int length : new int[] {1_000, 1_001}) {
            var found = run(model, "a".repeat(length) + "c", block);
            assertThat(found).isEqualTo(run(model, "a".repeat(length) + "c", 1 << 20));
            assertThat(found.getFirst().id()).isEqualTo(1);
        }
    }

    private static ScoredTrie model(Random random) {
        var pieces = new TreeSet<String>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            pieces.add(letters(random, 1 + random.nextInt(6), 3));
        }
        double[] scores =
                pieces.stream().mapToDouble(_ -> -random.nextInt(4) / 3.0 - 0.1).toArray();
        return trie(pieces.toArray(String[]::new), scores);
    }

    private static ScoredTrie trie(String[] pieces, double[] scores) {
        var trie = new PieceTrie();
        for (int id = 0; id < pieces.length; id++) {
            trie.put(pieces[id], id);
        }
        return new ScoredTrie(trie, scores, Arrays.stream(scores).min().orElse(0) - 10);
    }

    private static String letters(Random random, int length, int kinds) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(20) == 0 ? 0x1F600 : 'a' + random.nextInt(kinds));
        }
        return text.toString();
    }

    private static List<Piece> run(ScoredTrie model, String word, int block) {
        var found = new ArrayList<Piece>();
        new UnigramRun(model, word, (id, start, end) -> found.add(new Piece(id, start, end)), block)
                .run();
        return found;
    }
}
