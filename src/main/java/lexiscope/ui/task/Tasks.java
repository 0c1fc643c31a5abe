package lexiscope.ui.task;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import lexiscope.model.LanguageModel;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The one door to threads, and the one list of what runs. Work runs on a worker; how it ended
/// arrives on the window's thread, whatever was thrown.
///
/// All methods but [#later] are to be called on the window's thread.
public final class Tasks {
    private static final Logger LOG = Logger.getLogger(Tasks.class.getName());
    private static final int FAILURES_KEPT = 50;

    private final @Nullable ExecutorService pool;
    private final ObservableList<Task> running = FXCollections.observableArrayList();
    private final ObservableList<Failure> failures = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper idle = new ReadOnlyBooleanWrapper(true);

    private Tasks(@Nullable ExecutorService pool) {
        this.pool = pool;
    }

    /// Work on threads of its own.
    public static Tasks onThreads() {
        return new Tasks(
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("lexiscope-", 0).factory()));
    }

    /// Work at once, on the caller's thread: for tests that have no window.
    public static Tasks inline() {
        return new Tasks(null);
    }

    /// A new line of work; it belongs to the caller.
    public Channel channel() {
        return new Channel(this);
    }

    /// What runs, oldest first.
    public ObservableList<Task> running() {
        return running;
    }

    /// What failed and was not read yet, oldest first; those without a title are left out, since
    /// whoever asked says so.
    public ObservableList<Failure> failures() {
        return failures;
    }

    /// Whether nothing runs.
    public ReadOnlyBooleanProperty idle() {
        return idle.getReadOnlyProperty();
    }

    /// Runs something on the window's thread, from any thread.
    public void later(Runnable run) {
        if (pool == null) {
            run.run();
        } else {
            Platform.runLater(run);
        }
    }

    /// Runs something on the window's thread after a pause; where work runs at once, on the
    /// caller's thread, nobody pauses and it never does.
    public void after(Duration pause, Runnable run) {
        if (pool != null) {
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, pool)
                    .execute(() -> Platform.runLater(run));
        }
    }

    <T> void start(
            Task task, @Nullable LanguageModel model, Work<T> work, Consumer<Outcome<T>> ended) {
        running.add(task);
        idle.set(false);
        LanguageModel.@Nullable Lease lease = null;
        try {
            lease = model == null ? null : model.lease();
        } catch (IllegalStateException closed) {
            end(task, new Outcome.Stopped<>(), ended);
            return;
        }
        var held = lease;
        Runnable run =
                () -> {
                    Outcome<T> outcome = carriedOut(task, held, work);
                    later(() -> end(task, outcome, ended));
                };
        if (pool == null) {
            run.run();
        } else {
            pool.execute(run);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whoever asked hears of everything that is thrown
    private <T> Outcome<T> carriedOut(
            Task task, LanguageModel.@Nullable Lease lease, Work<T> work) {
        try {
            return new Outcome.Done<>(work.run(progress(task)));
        } catch (Cancelled e) {
            return new Outcome.Stopped<>();
        } catch (Throwable e) {
            if (!(e instanceof Exception)) {
                LOG.log(Level.WARNING, task.title(), e);
            }
            return new Outcome.Failed<>(e);
        } finally {
            if (lease != null) {
                lease.close();
            }
        }
    }

    private <T> void end(Task task, Outcome<T> outcome, Consumer<Outcome<T>> ended) {
        running.remove(task);
        idle.set(running.isEmpty());
        Outcome<T> heard = outcome;
        if (task.stopped()) {
            if (outcome instanceof Outcome.Done<T>(AutoCloseable unwanted)) {
                close(unwanted);
            }
            heard = new Outcome.Stopped<>();
        }
        if (task.superseded()) {
            return;
        }
        if (heard instanceof Outcome.Failed<T> failed && !task.title().isEmpty()) {
            if (failures.size() == FAILURES_KEPT) {
                failures.removeFirst();
            }
            failures.add(new Failure(task.title(), task.model(), failed.sentence()));
        }
        ended.accept(heard);
    }

    private static void close(AutoCloseable unwanted) {
        try {
            unwanted.close();
        } catch (Exception e) {
            // nobody waits for it
            LOG.log(Level.FINE, "an unwanted result could not be closed", e);
        }
    }

    private Progress progress(Task task) {
        var waiting = new AtomicBoolean();
        return (share, what) -> {
            if (task.stopped()) {
                throw new Cancelled();
            }
            task.tell(share, what);
            if (waiting.compareAndSet(false, true)) {
                later(
                        () -> {
                            waiting.set(false);
                            task.show();
                        });
            }
        };
    }
}
