package lexiscope.ui.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Proposal;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;
import lexiscope.work.Progress;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        session()
                .text()
                .set(
                        lexiscope.tokenizer.aligned.Typed.of(
                                "The hippocampus is small. Two hippocampuses, a graft."));
        bench = new Bench(session());
    }

    private BenchResult result() {
        return bench.result().get().orElseThrow();
    }

    @Test
    void saysWhatATokenWouldChange() {
        bench.add(List.of(Proposal.added("hippocampus")));
        assertTrue(result().effects().saved() > 0);
        assertEquals(2, result().effects().tokens().getFirst().found());
        var looked = result().looked().orElseThrow();
        assertTrue(looked.verdict().orElseThrow().produced());
        assertEquals(3, looked.ways().size());
        assertEquals(1, result().input().size());
        assertEquals(8193, result().counts().rowsAfter());
    }

    @Test
    void undoesAndDoesAgain() {
        bench.add(List.of(Proposal.added("hippocampus"), Proposal.added("graft")));
        bench.change(bench.state().get().changing(0, t -> t.on(false)));
        assertEquals(1, result().plan().answers().size());
        assertTrue(bench.undo());
        assertEquals(2, result().plan().answers().size());
        assertTrue(bench.redo());
        assertEquals(1, result().plan().answers().size());
        bench.change(bench.state().get().moving(1, -1));
        assertEquals("graft", bench.state().get().trials().getFirst().proposal().content());
        for (int i = 0; i < 3; i++) {
            assertTrue(bench.undo());
        }
        assertTrue(bench.state().get().trials().isEmpty());
        assertTrue(bench.result().get().isEmpty());
        assertFalse(bench.undo());
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
                bench.change(BenchState.EMPTY);
                bench.add(List.of(Proposal.added(wild).as(as)));
                var looked = result().looked().orElseThrow();
                assertTrue(
                        looked.verdict().isPresent()
                                || looked.answer()
                                                instanceof
                                                lexiscope.trial.proposal.Answer.Refused refused
                                        && refused.sentence().endsWith("."),
                        wild + " " + as + " " + looked);
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
        float[] begun = result().input().get(8192);
        bench.tune();
        var tuned = bench.tuned().get().orElseThrow();
        assertFalse(tuned.runs());
        assertEquals(200, tuned.passes());
        assertFalse(java.util.Arrays.equals(begun, bench.vectors(result()).get(8192)));
        bench.tune();
        assertEquals(400, bench.tuned().get().orElseThrow().passes());
        bench.forgetTuning();
        assertTrue(java.util.Arrays.equals(begun, bench.vectors(result()).get(8192)));
    }

    @Test
    void takesAlongWhatItShowed() throws Exception {
        bench.add(List.of(Proposal.added("hippocampus"), Proposal.added("graft").as(As.ENTRY)));
        int[] shown = result().effects().after().ids();
        Path out = folder.resolve("out");
        bench.write(out, false);
        assertTrue(bench.said().get().startsWith("Written"), bench.said().get());
        try (var written = ModelReader.open(out, Progress.NONE);
                Stream<Path> files = Files.list(out)) {
            assertTrue(files.count() >= 3);
            var again =
                    written.tokenizer()
                            .orElseThrow()
                            .encode(
                                    result().effects().text(),
                                    lexiscope.tokenizer.EncodeOptions.DEFAULT);
            org.junit.jupiter.api.Assertions.assertArrayEquals(shown, again.ids());
            assertEquals(result().counts().rowsAfter(), written.rows());
        }
    }

    @Test
    void offersTheWordsThatAreSplitMost() {
        bench.addSplitWords(3);
        assertTrue(
                bench.state().get().trials().stream()
                        .anyMatch(t -> t.proposal().content().equals("hippocampus") && !t.on()));
        assertTrue(bench.state().get().trials().getFirst().note().contains("saves"));
    }
}
