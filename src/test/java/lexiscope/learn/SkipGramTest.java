package lexiscope.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.kernel.Dot;
import lexiscope.run.RunObserver;
import lexiscope.run.RunStage;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

class SkipGramTest {
    /// Tokens 0 and 1 occur among 4…7, tokens 2 and 3 among 8…11.
    private static List<int[]> corpus() {
        var random = new SplittableRandom(1);
        var texts = new ArrayList<int[]>();
        for (int i = 0; i < 2000; i++) {
            int group = random.nextInt(2);
            int[] text = new int[7];
            for (int j = 0; j < text.length; j++) {
                text[j] = 4 + group * 4 + random.nextInt(4);
            }
            text[3] = group * 2 + random.nextInt(2);
            texts.add(text);
        }
        return texts;
    }

    private static final SkipGram OPTIONS = new SkipGram(16, 3, 3, 5, 0.05, 0, 7);

    @Test
    void tokensOfTheSameCompanyComeNear() {
        float[] rows = OPTIONS.train(corpus(), 12, Progress.NONE);
        assertTrue(
                cosine(rows, 0, 1) > cosine(rows, 0, 2) + 0.3,
                () -> cosine(rows, 0, 1) + " against " + cosine(rows, 0, 2));
        assertTrue(cosine(rows, 2, 3) > cosine(rows, 1, 3) + 0.3);
    }

    @Test
    void theSameSeedGivesTheSameRows() {
        assertArrayEquals(
                OPTIONS.train(corpus(), 12, Progress.NONE),
                OPTIONS.train(corpus(), 12, Progress.NONE));
    }

    @Test
    void canBeStopped() {
        Progress unwanted =
                (_, _) -> {
                    throw new Cancelled();
                };
        assertThrows(Cancelled.class, () -> OPTIONS.train(corpus(), 12, unwanted));
    }

    @Test
    void stopsAndGoesOnAsIfNothingHadHappened() {
        float[] whole = OPTIONS.train(corpus(), 12, Progress.NONE);
        var run = OPTIONS.start(corpus(), 12);
        var calls = new AtomicInteger();
        Progress stopping =
                (_, _) -> {
                    if (calls.incrementAndGet() > 3000) {
                        throw new Cancelled();
                    }
                };
        assertThrows(
                Cancelled.class, () -> run.advance(run.iterations(), RunObserver.none(), stopping));
        assertEquals(3000, run.iteration());
        var stages = new ArrayList<RunStage>();
        run.advance(run.iterations(), (_, stage) -> stages.add(stage), Progress.NONE);
        assertEquals(new RunStage("epoch 2", 3001, 10_000), stages.getFirst());
        assertEquals(new RunStage("epoch 5", 10_000, 10_000), stages.getLast());
        assertArrayEquals(whole, run.result(Progress.NONE));
        run.advance(10_500, RunObserver.none(), Progress.NONE);
        assertFalse(Arrays.equals(whole, run.state()), "more iterations are welcome");
    }

    private static double cosine(float[] rows, int a, int b) {
        double dot = Dot.product(rows, a * 16, rows, b * 16, 16);
        double norms =
                Dot.product(rows, a * 16, rows, a * 16, 16)
                        * (double) Dot.product(rows, b * 16, rows, b * 16, 16);
        return dot / Math.sqrt(norms);
    }
}
