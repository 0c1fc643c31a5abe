package lexiscope.work;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

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
        return (int) (((long) rows + size - 1) / size);
    }

    /// Runs `body` over all ranges of `size` rows, in rising order of their beginnings, on the
    /// caller's thread and those of the pool it runs in (else the common pool), and returns when
    /// all are done. What a range throws first is thrown here; ranges not begun then are not run.
    public static void run(int rows, int size, Progress progress, String what, Body body) {
        progress.at(0, what);
        var crew = new Crew(rows, size, progress, what, body);
        int hands = Math.min(threads(), crew.ranges);
        for (int i = 1; i < hands; i++) {
            fork(crew::help);
        }
        crew.work();
        crew.close();
        crew.throwIfFailed();
    }

    /// Threads that a run uses.
    public static int threads() {
        ForkJoinPool own = ForkJoinTask.getPool();
        return own == null
                ? Math.max(1, ForkJoinPool.getCommonPoolParallelism() + 1)
                : own.getParallelism();
    }

    private static void fork(Runnable work) {
        if (ForkJoinTask.inForkJoinPool()) {
            ForkJoinTask.adapt(work).fork();
        } else {
            ForkJoinPool.commonPool().execute(work);
        }
    }

    private static final class Crew {
        /// Waiting on the lock costs as much as some twenty microseconds of looking.
        private static final int SPINS = 2000;

        private final int rows;
        private final int size;
        private final int ranges;
        private final Progress progress;
        private final String what;
        private final Body body;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private volatile int helping;
        private boolean closed;

        Crew(int rows, int size, Progress progress, String what, Body body) {
            this.rows = rows;
            this.size = size;
            this.ranges = count(rows, size);
            this.progress = progress;
            this.what = what;
            this.body = body;
        }

        /// What another thread does, unless it comes too late.
        void help() {
            synchronized (this) {
                if (closed) {
                    return;
                }
                helping++;
            }
            work();
            synchronized (this) {
                helping--;
                notifyAll();
            }
        }

        /// Lets nobody begin any more and waits for those at work.
        void close() {
            for (int i = 0; helping > 0 && i < SPINS; i++) {
                Thread.onSpinWait();
            }
            boolean interrupted = false;
            synchronized (this) {
                closed = true;
                while (helping > 0) {
                    try {
                        wait();
                    } catch (InterruptedException _) {
                        interrupted = true;
                    }
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void work() {
            int i = next.getAndIncrement();
            while (i < ranges && failure.get() == null) {
                try {
                    body.range(i, i * size, Math.min(rows, (i + 1) * size));
                    progress.at((double) done.incrementAndGet() / ranges, what);
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                }
                i = next.getAndIncrement();
            }
        }

        void throwIfFailed() {
            switch (failure.get()) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }
}
