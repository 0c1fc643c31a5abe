package lexiscope.ui.kit;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import lexiscope.model.LanguageModel;
import lexiscope.work.Cancelled;
import lexiscope.work.FatalErrors;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The one door to threads. Work runs on a worker, its result arrives on the window's thread, or
/// not at all when newer work of the same channel was asked for meanwhile.
///
/// All methods are to be called on the window's thread.
public final class Background {
    private static final Logger LOG = Logger.getLogger(Background.class.getName());

    private final @Nullable ExecutorService pool;
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final Map<String, Job> newest = new HashMap<>();
    private final ReadOnlyBooleanWrapper idle = new ReadOnlyBooleanWrapper(true);

    private Background(@Nullable ExecutorService pool) {
        this.pool = pool;
    }

    /// Work on threads of its own.
    public static Background onThreads() {
        return new Background(
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("lexiscope-", 0).factory()));
    }

    /// Work at once, on the caller's thread: for tests that have no window.
    public static Background inline() {
        return new Background(null);
    }

    /// A piece of work: a value out of progress.
    @FunctionalInterface
    public interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    /// The work under way, oldest first.
    public ObservableList<Job> jobs() {
        return jobs;
    }

    /// Whether nothing is under way.
    public ReadOnlyBooleanProperty idle() {
        return idle.getReadOnlyProperty();
    }

    /// Runs work of a channel; what ran in that channel before is cancelled.
    ///
    /// @param channel what the work is for; the newest of a channel wins
    /// @param title what it does, in words for a person; "" keeps it out of the status strip
    /// @param model leased for as long as the work runs
    /// @param done takes the result; one that is no longer wanted is closed, where it can be
    /// @param failed takes what went wrong
    public <T> Job latest(
            String channel,
            String title,
            @Nullable LanguageModel model,
            Work<T> work,
            Consumer<T> done,
            Consumer<Exception> failed) {
        cancel(channel);
        var job = new Job(title);
        newest.put(channel, job);
        jobs.add(job);
        idle.set(false);
        LanguageModel.@Nullable Lease lease = null;
        try {
            lease = model == null ? null : model.lease();
        } catch (IllegalStateException closed) {
            ended(channel, job);
            return job;
        }
        var held = lease;
        Runnable run = () -> carryOut(channel, job, held, work, done, failed);
        if (pool == null) {
            run.run();
        } else {
            pool.execute(run);
        }
        return job;
    }

    private <T> void carryOut(
            String channel,
            Job job,
            LanguageModel.@Nullable Lease lease,
            Work<T> work,
            Consumer<T> done,
            Consumer<Exception> failed) {
        Runnable then;
        try {
            T result = work.run(progress(job));
            then =
                    () -> {
                        if (!job.stopped()) {
                            done.accept(result);
                        } else if (result instanceof AutoCloseable unwanted) {
                            close(unwanted);
                        }
                    };
        } catch (Cancelled e) {
            then = () -> {};
        } catch (VirtualMachineError e) {
            then = () -> failed.accept(new IllegalStateException(FatalErrors.sentence(e), e));
        } catch (Exception e) {
            then =
                    () -> {
                        if (!job.stopped()) {
                            failed.accept(e);
                        }
                    };
        } finally {
            if (lease != null) {
                lease.close();
            }
        }
        var last = then;
        onWindow(
                () -> {
                    ended(channel, job);
                    last.run();
                });
    }

    private static void close(AutoCloseable unwanted) {
        try {
            unwanted.close();
        } catch (Exception e) {
            // nobody waits for it
            LOG.log(Level.FINE, "an unwanted result could not be closed", e);
        }
    }

    private void ended(String channel, Job job) {
        jobs.remove(job);
        newest.remove(channel, job);
        idle.set(jobs.isEmpty());
    }

    private void onWindow(Runnable run) {
        if (pool == null) {
            run.run();
        } else {
            Platform.runLater(run);
        }
    }

    /// Runs something on the window's thread, from any thread.
    public void later(Runnable run) {
        onWindow(run);
    }

    /// Stops what runs in a channel; its result will not arrive.
    public void cancel(String channel) {
        Job running = newest.remove(channel);
        if (running != null) {
            running.stop();
        }
    }

    private Progress progress(Job job) {
        var waiting = new AtomicBoolean();
        return (share, what) -> {
            if (job.stopped()) {
                throw new Cancelled();
            }
            job.tell(share, what);
            if (waiting.compareAndSet(false, true)) {
                onWindow(
                        () -> {
                            waiting.set(false);
                            job.show();
                        });
            }
        };
    }
}
