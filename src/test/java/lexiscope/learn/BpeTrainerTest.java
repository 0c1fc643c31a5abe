package lexiscope.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.util.List;

class BpeTrainerTest {
    @Test
    void mergesTheMostFrequentPairFirst() {
        // "low" 5, "lower" 2, "newest" 6, "widest" 3: the example of Sennrich et al., each a word
        // of its own
        String text =
                "low ".repeat(5) + "lower ".repeat(2) + "newest ".repeat(6) + "widest ".repeat(3);
        var learnt = new BpeTrainer(256 + 6, List.of()).train(List.of(text), Progress.NONE);
        assertEquals(List.of("es", "est"), learnt.tokens().subList(256, 258));
        assertEquals(262, learnt.tokens().size());
    }

    @Test
    void specialTokensComeFirstThenTheBytes() {
        var learnt =
                new BpeTrainer(258 + 1, List.of("<|endoftext|>"))
                        .train(List.of("aaab aaab"), Progress.NONE);
        assertEquals("<|endoftext|>", learnt.tokens().getFirst());
        assertEquals("!", learnt.tokens().get(1));
        assertEquals("aa", learnt.tokens().get(257));
    }

    @Test
    void stopsWhenNoPairOccursTwice() {
        var learnt = new BpeTrainer(1000, List.of()).train(List.of("abc"), Progress.NONE);
        assertEquals(256, learnt.tokens().size());
    }

    @Test
    void overlappingPairsAreMergedFromTheLeft() {
        var learnt = new BpeTrainer(257, List.of()).train(List.of("aaaaa aaaaa"), Progress.NONE);
        int a = learnt.tokens().indexOf("a");
        assertArrayEquals(new int[] {a, a}, learnt.merges().getFirst());
    }

    @Test
    void refusesAVocabularyWithoutRoomForTheBytes() {
        assertThrows(IllegalArgumentException.class, () -> new BpeTrainer(256, List.of()));
    }
}
