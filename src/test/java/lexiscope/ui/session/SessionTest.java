package lexiscope.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.collections.ListChangeListener;

import lexiscope.embedding.Similarity;
import lexiscope.embedding.Space;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.TrialToken;
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
import java.util.Optional;

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
        var map = assertInstanceOf(MapState.Shown.class, session().map().get());
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
                ((MapState.Shown) session().map().get()).fitted().orElseThrow().report().space());
    }

    @Test
    void aProposalIsShownKeptAndTakenBack() {
        session().text().set(Typed.of("The king rode to Eisenach."));
        int before = session().split().get().after().size();
        session().proposal().set(Optional.of(TrialToken.of("Eisenach")));
        var tried = assertInstanceOf(Attempt.Tried.class, session().attempt().get());
        assertTrue(session().split().get().compared());
        assertTrue(session().split().get().after().size() < before);
        assertEquals(tried.trial().id(), session().nearest().get().id());
        var placed = session().placed().get().getFirst();
        assertTrue(placed.exact() && placed.proposed());
        session().keepProposal();
        assertEquals(1, session().trials().get().size());
        assertEquals(tried.trial().id(), session().focus().get().id());
        assertEquals(8193, session().shown().get().orElseThrow().rows());
        assertTrue(session().undoTrial());
        assertFalse(session().undoTrial());
        assertEquals(before, session().split().get().after().size());
        assertEquals(8192, session().shown().get().orElseThrow().rows());
        assertEquals(Focus.NONE, session().focus().get());
    }

    @Test
    void aRefusedProposalSaysWhy() {
        session().proposal().set(Optional.of(TrialToken.of("<|endoftext|>")));
        var refused = assertInstanceOf(Attempt.Refused.class, session().attempt().get());
        assertTrue(refused.sentence().contains("there already"));
        session().proposal().set(Optional.empty());
        assertInstanceOf(Attempt.None.class, session().attempt().get());
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
        assertTrue(said.contains("64 MB") && said.contains("--benchmark"), said);
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
        assertInstanceOf(MapState.Empty.class, session().map().get());
        assertEquals(Nearest.NONE, session().nearest().get());
        assertEquals(4, session().split().get().after().size());
    }

    private Session session() {
        return workspace.looked().get();
    }
}
