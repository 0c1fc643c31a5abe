package lexiscope.ui.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;

import lexiscope.work.Cancelled;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Every task ends in one of three ways, whoever asked hears which, and nothing is left in the
/// list.
@ExtendWith(ApplicationExtension.class)
class TasksTest {
    @Test
    void whateverIsThrownIsHeard() {
        var tasks = Tasks.inline();
        var channel = tasks.channel();
        var heard = new ArrayList<Outcome<String>>();
        channel.run("Good", null, _ -> "value", heard::add);
        channel.<String>run(
                "Linked",
                null,
                _ -> {
                    throw new UnsatisfiedLinkError("libthing");
                },
                heard::add);
        channel.<String>run(
                "Bad",
                null,
                _ -> {
                    throw new java.io.IOException("The disk is gone.");
                },
                heard::add);
        channel.<String>run(
                "",
                null,
                _ -> {
                    throw new Cancelled();
                },
                heard::add);
        assertEquals(new Outcome.Done<>("value"), heard.getFirst());
        var linked = assertInstanceOf(Outcome.Failed.class, heard.get(1));
        assertTrue(linked.sentence().contains("libthing"), linked.sentence());
        assertEquals(
                "The disk is gone.",
                assertInstanceOf(Outcome.Failed.class, heard.get(2)).sentence());
        assertInstanceOf(Outcome.Stopped.class, heard.get(3));
        assertEquals(List.of(), tasks.running());
        assertTrue(tasks.idle().get());
        assertEquals(
                List.of("Linked", "Bad"), tasks.failures().stream().map(Failure::title).toList());
    }

    @Test
    void theNewestWinsAndOthersAreLeftAlone() throws Exception {
        var go = new CountDownLatch(1);
        var heard = new ArrayList<String>();
        var made = new ArrayList<Tasks>();
        onWindow(
                () -> {
                    var tasks = Tasks.onThreads();
                    made.add(tasks);
                    var own = tasks.channel();
                    var other = tasks.channel();
                    own.run("", null, _ -> waiting(go, "first"), o -> heard.add("own " + o));
                    other.run("", null, _ -> waiting(go, "other"), o -> heard.add("other " + o));
                    own.run("", null, _ -> waiting(go, "second"), o -> heard.add("own " + o));
                });
        go.countDown();
        idle(made.getFirst());
        assertEquals(2, heard.size(), heard.toString());
        assertTrue(heard.contains("own " + new Outcome.Done<>("second")));
        assertTrue(heard.contains("other " + new Outcome.Done<>("other")));
    }

    @Test
    void aStopIsHeardAndTheLateResultClosed() throws Exception {
        var go = new CountDownLatch(1);
        var closed = new AtomicBoolean();
        var heard = new ArrayList<Outcome<AutoCloseable>>();
        var made = new ArrayList<Tasks>();
        onWindow(
                () -> {
                    var tasks = Tasks.onThreads();
                    made.add(tasks);
                    var task =
                            tasks.channel()
                                    .<AutoCloseable>run(
                                            "Long",
                                            null,
                                            _ -> {
                                                waiting(go, "");
                                                return () -> closed.set(true);
                                            },
                                            heard::add);
                    task.stop();
                    assertFalse(tasks.idle().get());
                });
        go.countDown();
        idle(made.getFirst());
        assertInstanceOf(Outcome.Stopped.class, heard.getFirst());
        assertTrue(closed.get());
        assertEquals(List.of(), made.getFirst().failures());
    }

    private static String waiting(CountDownLatch go, String value) throws InterruptedException {
        assertTrue(go.await(20, TimeUnit.SECONDS));
        return value;
    }

    private static void idle(Tasks tasks) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> tasks.idle().get());
        onWindow(() -> {});
    }

    private static void onWindow(Runnable run) throws Exception {
        var done = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    run.run();
                    done.countDown();
                });
        assertTrue(done.await(20, TimeUnit.SECONDS));
    }
}
