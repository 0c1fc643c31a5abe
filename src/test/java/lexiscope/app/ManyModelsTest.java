package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.stage.Stage;

import lexiscope.format.hub.HubSettings;
import lexiscope.projection.Tsne;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Models opened, worked on and closed in turn leave nothing behind: no heap, no mapped file, no
/// task.
class ManyModelsTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");

    /// Rounds of this many models; the system property makes it a long run.
    private static final int MODELS = Integer.getInteger("lexiscope.models", 4);

    @TempDir private Path folder;

    private Workspace workspace;
    private MainWindow window;
    private Stage stage;
    private List<Path> models;

    @BeforeEach
    void copies() throws Exception {
        models = new ArrayList<>();
        for (int i = 0; i < MODELS; i++) {
            Path copy = Files.createDirectory(folder.resolve("model-" + i));
            for (String file : List.of("tokenizer.json", "model.safetensors")) {
                Files.copy(SAMPLE.resolve(file), copy.resolve(file));
            }
            models.add(copy);
        }
    }

    /// A stage of its own: one that is watched for tests keeps every event with its target.
    @BeforeEach
    void start() throws InterruptedException {
        Snapshot.start();
        workspace =
                Snapshot.onWindow(
                        () ->
                                new Workspace(
                                        Tasks.onThreads(),
                                        AppDirectories.in(folder.resolve("settings")),
                                        HubSettings::here));
        window = Snapshot.onWindow(() -> new MainWindow(workspace, Choosers.SYSTEM, 1000, 700));
        stage = Snapshot.onWindow(Stage::new);
        onWindow(this::show);
    }

    @AfterEach
    void close() throws InterruptedException {
        onWindow(() -> stage.close());
    }

    private void show() {
        stage.setScene(window.scene());
        stage.show();
        workspace.text().set(Typed.of("The king rode to Eisenach."));
    }

    private void settle() throws InterruptedException {
        int quiet = 0;
        for (int i = 0; i < 2400 && quiet < 3; i++) {
            var busy = new boolean[1];
            onWindow(() -> busy[0] = window.busy());
            quiet = busy[0] ? 0 : quiet + 1;
            Thread.sleep(25);
        }
    }

    /// Opens all, works on each, closes all.
    private List<WeakReference<Object>> round() throws InterruptedException {
        onWindow(() -> workspace.open(models));
        settle();
        assertEquals(MODELS, workspace.sessions().size());
        var seen = new ArrayList<WeakReference<Object>>();
        for (int i = 0; i < MODELS; i++) {
            int at = i;
            onWindow(
                    () -> {
                        Session session = workspace.sessions().get(at);
                        workspace.look(session);
                        session.reveal(3660);
                        session.filter().set("king");
                        session.selection().set(Selection.of(IntStream.of(3, 4)));
                        session.tryOut(Trials.NONE.adding(List.of(Trial.of("Eisenach"))));
                    });
            if (i == 0) {
                settle();
            }
            onWindow(
                    () -> {
                        workspace.page().set(Page.BENCH);
                        workspace.page().set(Page.SETTINGS);
                        workspace.page().set(Page.PANELS);
                        if (at == 1) {
                            // closed in the middle of a map
                            workspace.looked().get().map().project(Tsne.DEFAULT);
                        }
                    });
        }
        onWindow(
                () -> {
                    for (Session session : List.copyOf(workspace.sessions())) {
                        seen.add(new WeakReference<>(session));
                        seen.add(new WeakReference<>(session.opened().get().orElseThrow()));
                        workspace.close(session);
                    }
                });
        settle();
        return seen;
    }

    private static void onWindow(Runnable work) throws InterruptedException {
        Snapshot.onWindow(
                () -> {
                    work.run();
                    return work;
                });
    }

    private static long used() {
        Runtime r = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, r.totalMemory() - r.freeMemory());
        }
        return least;
    }

    @Test
    void nothingIsLeft() throws Exception {
        int rounds = Integer.getInteger("lexiscope.rounds", 2);
        var seen = new ArrayList<WeakReference<Object>>();
        long early = 0;
        for (int i = 0; i < rounds; i++) {
            seen.addAll(round());
            if (rounds >= 10) {
                long now = used();
                early = i == 4 ? now : early;
                System.out.println("round " + i + ": " + now / 1024 + " kB of heap");
                assertTrue(i < 5 || now < 1.05 * early, now + " bytes after " + early);
            }
        }
        assertEquals(0, workspace.sessions().size());
        assertEquals(0, workspace.tasks().running().size());
        long left = 0;
        for (int i = 0; i < 20; i++) {
            System.gc();
            Thread.sleep(50);
            left = seen.stream().filter(r -> r.get() != null).count();
            if (left == 0) {
                break;
            }
        }
        assertEquals(0, left, "of " + seen.size() + " sessions and models some are still held");
        Path maps = Path.of("/proc/self/maps");
        if (Files.isReadable(maps)) {
            assertEquals(
                    List.of(),
                    Files.readAllLines(maps).stream()
                            .filter(l -> l.contains(folder.toString()))
                            .toList());
        }
    }
}
