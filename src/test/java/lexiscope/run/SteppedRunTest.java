package lexiscope.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SteppedRunTest {
    /// Counts its iterations.
    private static final class Counting extends SteppedRun<Integer, String> {
        private int sum;

        @Override
        protected void step(int iteration) {
            sum++;
        }

        @Override
        protected String phase(int done) {
            return done <= 2 ? "first" : "then";
        }

        @Override
        public int iterations() {
            return 10;
        }

        @Override
        public Integer state() {
            return sum;
        }

        @Override
        public String result(Progress progress) {
            return "counted to " + sum;
        }
    }

    @Test
    void whatWasDoneOutlivesAStop() {
        var run = new Counting();
        Progress stopping =
                (_, what) -> {
                    if (what.startsWith("iteration 4 of 10")) {
                        throw new Cancelled();
                    }
                };
        assertThrows(Cancelled.class, () -> run.advance(10, RunObserver.none(), stopping));
        assertEquals(4, run.iteration());
        assertEquals("counted to 4", run.result(Progress.NONE));
        run.advance(10, RunObserver.none(), Progress.NONE);
        assertEquals("counted to 10", run.result(Progress.NONE));
        run.advance(12, RunObserver.none(), Progress.NONE);
        assertEquals(12, run.state());
    }

    @Test
    void onlyWantedStatesAreSeenEachWithItsStage() {
        var seen = new ArrayList<String>();
        var observer =
                new RunObserver<Integer>() {
                    @Override
                    public boolean wanted() {
                        return seen.size() < 3;
                    }

                    @Override
                    public void state(Integer state, RunStage stage) {
                        seen.add(state + " " + stage.name() + " " + stage.iterations());
                    }
                };
        new Counting().advance(10, observer, Progress.NONE);
        assertEquals(List.of("1 first 10", "2 first 10", "3 then 10"), seen);
    }

    @Test
    void progressGoesFromBeginToEndAndTellsTheTimeLeft() {
        var run = new Counting();
        run.advance(4, RunObserver.none(), Progress.NONE);
        var done = new ArrayList<Double>();
        var words = new ArrayList<String>();
        run.advance(
                24,
                RunObserver.none(),
                (share, what) -> {
                    done.add(share);
                    words.add(what);
                });
        assertEquals(0, done.getFirst());
        assertEquals(0.95, done.getLast(), 1e-12);
        assertEquals("iteration 4 of 24", words.getFirst());
        assertTrue(words.getLast().matches("iteration 23 of 24 · \\d+ s left"), words.getLast());
    }

    @Test
    void whatWasMadeInOneGoHasNothingToComeAndTakesNoOrders() {
        var run = new FinishedRun<>(1, "done");
        run.advance(100, RunObserver.none(), Progress.NONE);
        assertEquals(0, run.iteration());
        assertEquals("done", run.result(Progress.NONE));
        assertFalse(run.steer("exaggeration", 4));
    }
}
