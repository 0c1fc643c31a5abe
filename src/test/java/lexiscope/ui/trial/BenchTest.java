package lexiscope.ui.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.trial.Tried;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Proposal;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The bench without its controls.
class BenchTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");

    @TempDir private Path folder = Path.of("");

    private final Workspace workspace = new Workspace(Tasks.inline());
    private Bench bench = new Bench(session());

    private Session session() {
        return workspace.looked().get();
    }

    @BeforeEach
    void open() {
        workspace.open(List.of(SAMPLE));
        text("The hippocampus is small. Two hippocampuses, a graft.");
        bench = new Bench(session());
    }

    private void text(String text) {
        session().text().set(Typed.of(text));
    }

    private Tried tried() {
        return bench.tried().get().orElseThrow();
    }

    private LookedAt looked() {
        return bench.looked().get().orElseThrow();
    }

    private List<Finding> findings() {
        return Findings.of(looked(), bench.effects().get());
    }

    private boolean finds(Finding.Kind kind, String title) {
        return findings().stream().anyMatch(f -> f.kind() == kind && f.title().contains(title));
    }

    private float[] row(int id) {
        return Objects.requireNonNull(session().tried().get().orElseThrow().input().get(id));
    }

    @Test
    void saysWhatATokenWouldChange() {
        bench.add(List.of(Proposal.added("hippocampus")));
        var effects = bench.effects().get().orElseThrow().effects();
        assertTrue(effects.saved() > 0);
        assertEquals(2, effects.tokens().getFirst().found());
        assertTrue(looked().verdict().orElseThrow().produced());
        assertEquals(3, looked().ways().size());
        assertTrue(looked().ways().stream().allMatch(w -> w.place().isPresent()));
        assertEquals(1, tried().input().size());
        assertEquals(8193, tried().counts().rowsAfter());
        // captures and verdict are the first things said
        assertEquals("It will be produced", findings().getFirst().title());
        assertTrue(finds(Finding.Kind.WARNING, "1 unwanted capture"), findings().toString());
    }

    /// What is typed is tried at once, beside the others, but is no trial before it is added.
    @Test
    void whatIsTypedIsTriedAtOnce() {
        bench.add(List.of(Proposal.added("graft")));
        bench.draft().set(Optional.of(Proposal.added("hippocampus")));
        assertEquals(2, tried().plan().taken().size());
        assertEquals("hippocampus", looked().answer().proposal().content());
        assertEquals(1, session().trials().get().size());
        assertEquals(8193, session().shown().get().orElseThrow().rows());
        bench.addDraft();
        assertEquals(2, session().trials().get().size());
        assertEquals("hippocampus", looked().answer().proposal().content());
        assertEquals(8194, session().shown().get().orElseThrow().rows());
        bench.draft().set(Optional.of(Proposal.added("x")));
        bench.draft().set(Optional.empty());
        assertEquals(2, tried().plan().taken().size());
    }

    @Test
    void undoesAndDoesAgain() {
        bench.add(List.of(Proposal.added("hippocampus"), Proposal.added("graft")));
        bench.change(bench.trials().changing(0, t -> t.on(false)));
        assertEquals(1, tried().plan().answers().size());
        assertTrue(session().history().undo());
        assertEquals(2, tried().plan().answers().size());
        assertTrue(session().history().redo());
        assertEquals(1, tried().plan().answers().size());
        bench.move(1, -1);
        assertEquals("graft", bench.trials().list().getFirst().content());
        assertEquals(0, bench.chosen().get());
        for (int i = 0; i < 3; i++) {
            assertTrue(session().history().undo());
        }
        assertTrue(bench.trials().isEmpty());
        assertTrue(bench.tried().get().isEmpty());
    }

    @Test
    void whatCannotBeIsASentence() {
        for (String wild :
                List.of(
                        "<|endoftext|>",
                        "\uD83D",
                        "the",
                        "   ",
                        "\n",
                        "👩‍👩‍👧",
                        "x".repeat(9000))) {
            for (As as : As.values()) {
                bench.change(Trials.NONE);
                bench.add(List.of(Proposal.added(wild).as(as)));
                assertTrue(
                        looked().verdict().isPresent()
                                || looked().answer() instanceof Answer.Refused refused
                                        && refused.sentence().endsWith("."),
                        wild + " " + as + " " + looked());
                assertFalse(findings().isEmpty());
            }
        }
        bench.compare("luck");
        assertTrue(bench.said().get().contains("no initialisation"));
        bench.compare("copy:no such token");
        assertTrue(bench.said().get().contains("No token is"));
    }

    @Test
    void tunesStopsAndGoesBack() {
        bench.add(List.of(Proposal.added("hippocampus")));
        float[] begun = row(8192);
        bench.tuning().tune();
        var tuned = bench.tuning().tuned().get().orElseThrow();
        assertFalse(tuned.runs());
        assertEquals(200, tuned.passes());
        assertFalse(java.util.Arrays.equals(begun, row(8192)));
        // the model at work has it
        float[] shown = new float[128];
        session().shown().get().orElseThrow().matrix().orElseThrow().row(8192, shown);
        assertArrayEquals(row(8192), shown);
        // its neighbours stand beside those that it had
        var now = looked().tuned().orElseThrow().candidate().orElseThrow();
        var was = looked().ways().getFirst().candidate().orElseThrow();
        assertArrayEquals(row(8192), now.vector());
        assertArrayEquals(begun, was.vector());
        assertEquals(was.neighbours().size(), now.neighbours().size());
        assertFalse(was.neighbours().equals(now.neighbours()));
        bench.tuning().tune();
        assertEquals(400, bench.tuning().tuned().get().orElseThrow().passes());
        bench.tuning().revert();
        assertArrayEquals(begun, row(8192));
        assertTrue(looked().tuned().isEmpty());
    }

    /// What does not change how rows begin, such as a note or one more card, leaves them tuned;
    /// what does can be taken back with them.
    @Test
    void tunedRowsStayWhereRowsBeginAlike() {
        bench.add(List.of(Proposal.added("hippocampus")));
        float[] begun = row(8192);
        bench.tuning().tune();
        float[] tuned = row(8192);
        bench.change(bench.trials().changing(0, t -> t.noting("seen in a book")));
        bench.compare("zero");
        bench.change(bench.trials().multiple(64));
        assertArrayEquals(tuned, row(8192));
        assertEquals(200, bench.tuning().tuned().get().orElseThrow().passes());
        bench.add(List.of(Proposal.added("graft")));
        assertArrayEquals(begun, row(8192));
        assertTrue(bench.tuning().tuned().get().isEmpty());
        assertTrue(session().history().undo());
        assertArrayEquals(tuned, row(8192));
        assertEquals(200, bench.tuning().tuned().get().orElseThrow().passes());
        assertTrue(session().history().redo());
        assertArrayEquals(begun, row(8192));
        assertTrue(session().history().undo());
        bench.tuning().tune();
        assertEquals(400, bench.tuning().tuned().get().orElseThrow().passes());
        bench.tuning().revert();
        assertArrayEquals(begun, row(8192));
    }

    /// Two runs of 200 passes are one of 400: neither the steps nor what is drawn begin anew.
    @Test
    void goesOnWithATuningExactly() {
        bench.add(List.of(Proposal.added("hippocampus")));
        var whole =
                new lexiscope.trial.tuning.Tuning(
                        bench.model().orElseThrow().matrix().orElseThrow(),
                        tried().input(),
                        Stream.of("The hippocampus is small.", "Two hippocampuses, a graft.")
                                .map(
                                        s ->
                                                tried().plan()
                                                        .tokenizer()
                                                        .encode(s, new EncodeOptions(false, true))
                                                        .ids())
                                .toList(),
                        lexiscope.trial.tuning.TuningOptions.USUAL);
        whole.advance(400, (_, _, _) -> {}, Progress.NONE);
        bench.tuning().tune();
        bench.tuning().tune();
        assertArrayEquals(whole.rows().get(8192), row(8192));
        assertEquals(whole.loss(), bench.tuning().tuned().get().orElseThrow().loss());
    }

    @Test
    void takesAlongWhatItShowed() throws Exception {
        bench.add(List.of(Proposal.added("hippocampus"), Proposal.added("graft").as(As.ENTRY)));
        bench.change(bench.trials().multiple(64));
        int[] shown = bench.effects().get().orElseThrow().effects().after().ids();
        Path out = folder.resolve("out");
        bench.writing().write(out, false);
        assertTrue(bench.said().get().startsWith("Written"), bench.said().get());
        try (var written = ModelReader.open(out, Progress.NONE);
                Stream<Path> files = Files.list(out)) {
            assertTrue(files.count() >= 3);
            var again =
                    written.tokenizer()
                            .orElseThrow()
                            .encode(session().text().get().text(), EncodeOptions.DEFAULT);
            assertArrayEquals(shown, again.ids());
            assertEquals(8256, written.rows());
        }
        Path adapter = folder.resolve("adapter.json");
        bench.writing().writeAdapter(adapter);
        assertTrue(Files.readString(adapter).contains("trainable_token_indices"));
        // a new folder in the one that was chosen, as on the other pages that write
        for (String end : List.of("", "-2")) {
            bench.writing().writeIn(folder, false);
            Path made = folder.resolve("english-bpe-8k-with-tokens" + end);
            assertTrue(Files.exists(made.resolve("tokenizer.json")), bench.said().get());
            assertTrue(bench.said().get().endsWith("The model that is open is as it was."));
        }
    }

    @Test
    void offersTheWordsThatAreSplitMost() throws Exception {
        bench.sources().words(List.of());
        assertTrue(
                bench.trials().list().stream()
                        .anyMatch(t -> t.content().equals("hippocampus") && !t.on()));
        assertTrue(bench.trials().list().getFirst().note().contains("saves"));
        Path corpus = Files.writeString(folder.resolve("c.txt"), "Eisenach Eisenach Wartburg");
        bench.sources().words(List.of(corpus));
        assertTrue(
                bench.trials().list().stream()
                        .anyMatch(t -> t.content().equals("Eisenach") && t.note().startsWith("2")));
        bench.sources().words(List.of(corpus));
        assertTrue(bench.said().get().contains("already"));
        bench.sources().words(List.of(folder.resolve("none.txt")));
        assertTrue(bench.said().get().contains("none.txt"), bench.said().get());
    }

    /// Lists that are none are said, as the verb says them.
    @Test
    void listsAreReadOrSaid() throws Exception {
        bench.sources().lines("\r\n\n");
        assertTrue(bench.said().get().contains("lists no token"));
        Path file = Files.write(folder.resolve("t.txt"), new byte[] {'a', '\n', (byte) 0xED});
        bench.sources().files(List.of(file));
        assertTrue(bench.said().get().contains("not UTF-8 in line 2"), bench.said().get());
        bench.sources().files(List.of(folder.resolve("nowhere.txt")));
        assertTrue(bench.said().get().contains("nowhere.txt"), bench.said().get());
        Files.writeString(file, "\uFEFFhippo\\scampus\r\n\\n\r\n");
        bench.sources().files(List.of(file));
        assertEquals(
                List.of("hippo campus", "\n"),
                bench.trials().list().stream().map(Trial::content).toList());
    }

    /// The text is read as the text panel reads it.
    @Test
    void readsTheTextAsTheTextPanelDoes() {
        text("a graft <|endoftext|>");
        var special = new AddedToken("graft", false, false, false, false, true);
        bench.add(List.of(new Proposal(special, As.ADDED)));
        assertEquals(1, bench.effects().get().orElseThrow().effects().tokens().getFirst().found());
        session().reading().set(session().reading().get().withPlainSpecialText(true));
        var plain = bench.effects().get().orElseThrow().effects();
        assertEquals(0, plain.tokens().getFirst().found());
        assertArrayEquals(session().split().get().after().ids(), plain.after().ids());
        session().reading().set(session().reading().get().withBare(true));
        assertArrayEquals(
                session().split().get().after().ids(),
                bench.effects().get().orElseThrow().effects().after().ids());
    }

    @Test
    void selectedTokensAreProposed() {
        bench.sources().selected();
        assertTrue(bench.said().get().contains("No token is selected"));
        session().selection().set(Selection.of(IntStream.of(300, 301)));
        bench.sources().selected();
        assertEquals(2, bench.trials().size());
        assertEquals(2, tried().plan().taken().size());
        assertEquals(8192, session().shown().get().orElseThrow().rows());
    }

    @Test
    void whatHurtsIsWarnedOf() {
        bench.add(List.of(Proposal.added("hippocampus"), Proposal.added("graft")));
        bench.change(bench.trials().choosing(List.of("mean", "zero"), 0));
        assertTrue(
                findings().stream().anyMatch(f -> f.sentence().contains("begin alike")),
                findings().toString());
        bench.change(bench.trials().choosing(List.of("mean", "zero"), 1));
        assertTrue(findings().stream().anyMatch(f -> f.sentence().contains("It is zero")));
    }

    /// Vectors come from another open model, which is let go of when it closes.
    @Test
    void anotherOpenModelGivesItsRow() throws Exception {
        bench.add(List.of(Proposal.added("hippocampus")));
        Path out = folder.resolve("donor");
        bench.writing().write(out, false);
        Session own = session();
        workspace.open(List.of(out));
        var donors = new ArrayList<>(List.of(session()));
        workspace.look(own);
        for (String way : List.of("procrustes:", "matching-pursuit:")) {
            bench.change(bench.trials().choosing(List.of(way + out), 0));
            assertEquals(List.of(), tried().failures(), way);
            assertTrue(looked().ways().getFirst().candidate().isPresent());
        }
        var closed = new WeakReference<>(donors.getFirst().opened().get().orElseThrow());
        workspace.close(donors.removeFirst());
        assertTrue(tried().failures().getFirst().contains("is not open"));
        assertTrue(finds(Finding.Kind.WARNING, "first vector"), findings().toString());
        bench.writing().write(folder.resolve("not"), false);
        assertTrue(bench.said().get().startsWith("Nothing was written"));
        for (int i = 0; i < 50 && closed.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertNull(closed.get(), "the closed model is still held");
    }

    @Test
    void aNewTrialIsLookedAt() {
        bench.add(List.of(Proposal.added("hippocampus"), Proposal.added("graft")));
        assertEquals(1, bench.chosen().get());
        bench.change(bench.trials().without(1));
        assertEquals(0, bench.chosen().get());
        bench.change(bench.trials().changing(0, t -> t.on(false)));
        assertTrue(bench.looked().get().isEmpty());
        assertEquals("hippocampus", bench.trials().list().getFirst().content());
        assertEquals(
                new Trial(Proposal.added("hippocampus"), false, "", ""),
                bench.trials().list().getFirst());
    }
}
