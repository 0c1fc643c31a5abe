package lexiscope.work;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;

/// Row ranges of a fixed shape, worked on by all cores.
///
/// The cut depends on the number of rows alone, never on the number of threads, so that what is
/// summed inside a range and joined in order of the ranges is the same on every run.
public final class Ranges {
    private Ranges() {}

    /// The work on the rows `from` (inclusive) to `to` (exclusive), the range's number beside it.
    @FunctionalInterface
    public interface Body {
        void range(int number, int from, int to);
    }

    /// How many ranges of `size` rows (the last one may be smaller) cover `rows` rows.
    public static int count(int rows, int size) {
        return (rows + size - 1) / size;
    }

    /// Runs `body` over all ranges of `size` rows on the common pool and returns when all are done.
    /// What a range throws is thrown here; the other ranges then end at their next step.
    public static void run(int rows, int size, Progress progress, String what, Body body) {
        int ranges = count(rows, size);
        var done = new java.util.concurrent.atomic.AtomicInteger();
        progress.at(0, what);
        try {
            ForkJoinTask<?> all =
                    ForkJoinPool.commonPool()
                            .submit(
                                    () ->
                                            IntStream.range(0, ranges)
                                                    .parallel()
                                                    .forEach(
                                                            i -> {
                                                                body.range(
                                                                        i,
                                                                        i * size,
                                                                        Math.min(
                                                                                rows,
                                                                                (i + 1) * size));
                                                                progress.at(
                                                                        (double)
                                                                                        done
                                                                                                .incrementAndGet()
                                                                                / ranges,
                                                                        what);
                                                            }));
            all.join();
        } catch (CompletionException | CancellationException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            throw unwrapped(e);
        }
    }

    /// The pool wraps an exception thrown on another thread into a copy of its kind: give back the
    /// first one.
    private static RuntimeException unwrapped(RuntimeException e) {
        Throwable t = e;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t instanceof RuntimeException first ? first : e;
    }
}
