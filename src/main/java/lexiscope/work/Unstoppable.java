package lexiscope.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Calls into libraries that cannot be stopped. They run on a thread of their own; whoever waits
/// can be stopped within 30 ms, and the call then ends by itself, its result unused.
public final class Unstoppable {
    private Unstoppable() {}

    /// The result of the call.
    ///
    /// @param name of the work, said in the progress and given to the thread
    /// @param expected seconds it may take, which the progress is judged by
    /// @param progress asked and told while waiting
    public static <T> T call(String name, double expected, Progress progress, Supplier<T> work) {
        progress.at(0, name);
        var result = new CompletableFuture<T>();
        Thread.ofPlatform()
                .daemon()
                .name(name)
                .start(
                        () -> {
                            try {
                                result.complete(work.get());
                            } catch (RuntimeException | Error e) {
                                result.completeExceptionally(e);
                            }
                        });
        long begun = System.nanoTime();
        while (true) {
            try {
                return result.get(30, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                double spent = (System.nanoTime() - begun) / 1e9;
                progress.at(spent / (spent + Math.max(expected, 1e-3)), name);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(name + " failed", e.getCause());
            }
        }
    }
}
