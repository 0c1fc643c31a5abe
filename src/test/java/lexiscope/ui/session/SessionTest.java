package lexiscope.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.collections.ListChangeListener;

import lexiscope.embedding.Similarity;
import lexiscope.embedding.Space;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.trial.proposal.As;
import lexiscope.ui.session.map.MapState;
import lexiscope.ui.task.Task;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The state that joins the panels, without any window.
class SessionTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");

    @TempDir private Path folder;

    private final Workspace workspace = new Workspace(Tasks.inline());

    @BeforeEach
    void open() {
        session().text().set(Typed.of("The king rode."));
        workspace.open(List.of(SAMPLE));
    }

    private int id(String token) {
        return session().shown().get().orElseThrow().vocabulary().find(token).getFirst();
    }

    @Test
    void openingSplitsMeasuresAndMaps() {
        assertEquals(4, session().split().get().after().size());
        assertFalse(session().split().get().compared());
        assertEquals(8192, session().norms().get().sorted().length);
        var map = assertInstanceOf(MapState.Shown.class, session().map().state().get());
        assertEquals(8192, map.layout().size());
        assertTrue(map.fitted().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.npy", "a.vec", "a.tsv", "a.csv", "a.safetensors"})
    void anExportThatIsStoppedLeavesWhatWasThere(String name) throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Path file = Files.writeString(out.resolve(name), "old");
        var furthest = new double[1];
        workspace
                .tasks()
                .running()
                .addListener(
                        (ListChangeListener<Task>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList().stream()
                                                .filter(j -> j.title().contains(name))
                                                .forEach(j -> stopHalfWay(j, furthest));
                                    }
                                });
        session().export(file);
        assertTrue(furthest[0] > 0.3 && furthest[0] < 0.7, "stopped at " + furthest[0]);
        assertTrue(workspace.tasks().idle().get());
        assertEquals("old", Files.readString(file));
        try (var all = Files.list(out)) {
            assertEquals(1, all.count(), "something was left behind");
        }
    }

    private static void stopHalfWay(Task job, double[] furthest) {
        job.done()
                .addListener(
                        (_, _, share) -> {
                            furthest[0] = share.doubleValue();
                            if (furthest[0] > 0.3) {
                                job.stop();
                            }
                        });
    }

    @Test
    void neighboursFollowTheFocusAndTheView() {
        session().reveal(id(" king"));
        assertEquals(id(" queen"), session().nearest().get().list().getFirst().id());
        session().view().set(new View(Space.CENTRED, Similarity.EUCLIDEAN));
        assertEquals(Similarity.EUCLIDEAN, session().nearest().get().view().similarity());
        assertEquals(
                "centred",
                ((MapState.Shown) session().map().state().get())
                        .fitted()
                        .orElseThrow()
                        .report()
                        .space());
    }

    private void tryOut(String... tokens) {
        session()
                .tryOut(session().trials().get().adding(Stream.of(tokens).map(Trial::of).toList()));
    }

    @Test
    void aTrialIsShownAndTakenBack() {
        session().text().set(Typed.of("The king rode to Eisenach."));
        session().reveal(id(" king"));
        int before = session().split().get().after().size();
        tryOut("Eisenach");
        int id = session().tried().get().orElseThrow().id("Eisenach");
        assertTrue(session().split().get().compared());
        assertTrue(session().split().get().after().size() < before);
        assertEquals(id, session().nearest().get().id());
        assertTrue(session().map().placed().get().getFirst().exact());
        assertEquals(id, session().focus().get().id());
        assertEquals(8193, session().shown().get().orElseThrow().rows());
        assertEquals("adding Eisenach", session().history().undoable().get().orElseThrow());
        assertTrue(session().history().undo());
        assertEquals(before, session().split().get().after().size());
        assertEquals(8192, session().shown().get().orElseThrow().rows());
        // the token that was looked at before
        assertEquals(id(" king"), session().focus().get().id());
        assertTrue(session().history().redo());
        assertEquals(id, session().focus().get().id());
        assertTrue(session().undoTrial());
        assertFalse(session().undoTrial());
        assertEquals("taking back Eisenach", session().history().undoable().get().orElseThrow());
        assertEquals(Focus.NONE, session().focus().get());
    }

    /// An id means another token once an earlier trial goes.
    @Test
    void theFocusStaysOnATrialWhoseIdMoves() {
        tryOut("Eisenach", "grafted");
        assertEquals(8193, session().focus().get().id());
        session().tryOut(session().trials().get().changing(0, t -> t.on(false)));
        assertEquals(8192, session().focus().get().id());
        assertEquals("grafted", session().shown().get().orElseThrow().vocabulary().spelling(8192));
        assertEquals("turning Eisenach off", session().history().undoable().get().orElseThrow());
        session().history().undo();
        assertEquals(8193, session().focus().get().id());
    }

    @Test
    void whatIsDoneHasWords() {
        tryOut("Eisenach", "grafted");
        Trials now = session().trials().get();
        for (var each :
                List.of(
                        Map.entry("moving grafted", now.moving(1, -1)),
                        Map.entry("taking back grafted", now.without(1)),
                        Map.entry("the note on grafted", now.changing(1, t -> t.noting("x"))),
                        Map.entry(
                                "grafted as a vocabulary entry",
                                now.changing(1, t -> t.proposing(t.proposal().as(As.ENTRY)))),
                        Map.entry(
                                "the first vector of grafted",
                                now.changing(1, t -> t.beginning("zero"))),
                        Map.entry("the first vectors", now.choosing(List.of("zero"), 0)),
                        Map.entry("the median norm", now.median(true)),
                        Map.entry("the number of rows", now.multiple(64)))) {
            session().tryOut(each.getValue());
            assertEquals(each.getKey(), session().history().undoable().get().orElseThrow());
            session().history().undo();
            assertEquals(now, session().trials().get());
        }
    }

    @Test
    void aRefusedTrialSaysWhy() {
        tryOut("<|endoftext|>");
        var refused = session().tried().get().orElseThrow().plan().refused().getFirst();
        assertTrue(refused.sentence().contains("there already"));
        assertEquals(8192, session().shown().get().orElseThrow().rows());
    }

    @Test
    void whatCannotBeOpenedLeavesEverythingAsItWas() {
        session().reveal(id(" king"));
        workspace.open(List.of(folder.resolve("missing")));
        assertEquals(Notice.Kind.ERROR, workspace.notices().get().getFirst().kind());
        assertTrue(session().opened().get().isPresent());
        assertEquals("The king rode.", session().text().get().text());
        assertEquals(id(" king"), session().focus().get().id());
    }

    @Test
    void aDroppedTextBecomesTheText() throws Exception {
        Path text = Files.writeString(folder.resolve("a.txt"), "Seven horses.\r\n");
        workspace.open(List.of(text));
        assertEquals("Seven horses.\r\n", session().text().get().text());
        assertTrue(session().opened().get().isPresent());
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndNothingLost() throws Exception {
        Path text = folder.resolve("long.txt");
        try (var out =
                java.nio.channels.FileChannel.open(
                        text,
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.WRITE)) {
            byte[] piece =
                    "Seven horses. "
                            .repeat(80_000)
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            while (out.size() <= 64 << 20) {
                out.write(java.nio.ByteBuffer.wrap(piece));
            }
        }
        workspace.open(List.of(text));
        String said = workspace.notices().get().getLast().text();
        assertTrue(said.contains("64 MB") && said.contains("what was typed stays"), said);
        assertEquals("The king rode.", session().text().get().text());
        assertTrue(session().opened().get().isPresent());
    }

    @Test
    void anotherModelKeepsTheTextAndTheTokenOfTheSameBytes() throws Exception {
        session().reveal(id(" king"));
        Path only = Files.createDirectory(folder.resolve("other"));
        Files.copy(SAMPLE.resolve("tokenizer.json"), only.resolve("tokenizer.json"));
        workspace.open(List.of(only));
        assertEquals(id(" king"), session().focus().get().id());
        assertInstanceOf(MapState.Empty.class, session().map().state().get());
        assertEquals(Nearest.NONE, session().nearest().get());
        assertEquals(4, session().split().get().after().size());
    }

    private Session session() {
        return workspace.looked().get();
    }
}
