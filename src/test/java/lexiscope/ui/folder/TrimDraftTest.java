package lexiscope.ui.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.tokens.TokenSet;
import lexiscope.trial.Trial;
import lexiscope.ui.folder.TrimChoice.Way;
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

/// The page Trim without its controls.
class TrimDraftTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");

    @TempDir private Path folder = Path.of("");

    private final Workspace workspace = new Workspace(Tasks.inline());
    private TrimDraft draft = new TrimDraft(session());

    private Session session() {
        return workspace.looked().get();
    }

    @BeforeEach
    void open() {
        workspace.open(List.of(SAMPLE));
        session().text().set(Typed.of("The king spoke.\nNobody answered him."));
        draft = new TrimDraft(session());
        draft.seen(true);
    }

    private TrimResult result() {
        return draft.result().get().orElseThrow(() -> new AssertionError(draft.said().get()));
    }

    @Test
    void nothingIsWorkedOutForAPageThatIsNotSeen() {
        var other = new TrimDraft(session());
        assertTrue(other.result().get().isEmpty());
        other.seen(true);
        assertTrue(other.result().get().isPresent());
    }

    @Test
    void theTextOfTheWindowStaysAsItIs() {
        assertTrue(result().whole().same());
        assertEquals(0, result().changedLines());
        int kept = result().trimming().kept().size();
        assertTrue(kept > 256 && kept < 400, "" + kept);
        assertEquals(kept, result().preview().rows());
        assertEquals(8192, kept + result().gone().size());
        String said = String.join(" ", TrimWords.of(result()));
        assertTrue(said.contains("of 8,192 tokens stay"), said);
        assertTrue(said.contains("rows instead of 8,192"), said);
        assertTrue(said.contains("Your text is split as before"), said);
        session().text().set(Typed.of("The king spoke.\nA hippopotamus answered."));
        assertTrue(result().whole().same(), "it follows the text");
    }

    @Test
    void aFilterTakesAwayWhatDependsOnIt() {
        draft.choice().set(TrimChoice.FIRST.by(Way.REMOVE));
        assertTrue(draft.result().get().isEmpty());
        assertTrue(draft.choice().get().waitsFor().contains("Type a filter"));
        draft.choice().set(draft.choice().get().filtering("/^ k$/"));
        assertTrue(result().trimming().dependents().size() > 5);
        assertFalse(result().whole().same());
        assertEquals(1, result().changedLines());
        var place = result().changed().getFirst();
        assertEquals(1, place.line());
        var vocabulary = result().model().vocabulary();
        assertEquals("␣king", vocabulary.shown(place.before()[0]));
        assertTrue(place.after().length > 1);
        String said = String.join(" ", TrimWords.of(result()));
        assertTrue(said.contains("made from those that are taken away"), said);
        assertTrue(said.contains("1 of 2 lines is split otherwise"), said);
    }

    @Test
    void whatCannotBeIsASentence() throws Exception {
        draft.choice().set(TrimChoice.FIRST.by(Way.KEEP).filtering("norm<"));
        assertFalse(draft.said().get().isEmpty());
        assertTrue(draft.result().get().isEmpty());
        draft.choice().set(TrimChoice.FIRST.by(Way.KEEP).filtering("\"no such token at all\""));
        assertTrue(draft.said().get().contains("None of the tokens"), draft.said().get());
        draft.choice().set(TrimChoice.FIRST.by(Way.REMOVE).filtering("id:99999"));
        assertTrue(draft.said().get().contains("would stay"), draft.said().get());
        draft.choice().set(TrimChoice.FIRST.by(Way.CORPUS).over(List.of(folder.resolve("none"))));
        assertTrue(draft.said().get().contains("there is no file"), draft.said().get());
        Path counts = Files.writeString(folder.resolve("counts.tsv"), "id,count\n5,3\n");
        draft.choice().set(TrimChoice.FIRST.by(Way.COUNTS).counting(counts));
        assertTrue(
                draft.said().get().contains("columns id or token, and count"), draft.said().get());
        draft.choice().set(TrimChoice.FIRST);
        assertEquals("", draft.said().get());
        assertTrue(draft.result().get().isPresent());
    }

    @Test
    void aFilterMayAskForANamedSet() {
        session().sets().set(List.of(TokenSet.range(1000, 1100).named("mine")));
        draft.choice().set(TrimChoice.FIRST.by(Way.KEEP).filtering("in:mine"));
        assertEquals(100, result().trimming().wanted().size());
    }

    @Test
    void filesAndCountsSayWhatStays() throws Exception {
        Path text = Files.writeString(folder.resolve("a text.txt"), "kings and kings and queens");
        draft.choice().set(TrimChoice.FIRST.by(Way.CORPUS).over(List.of(text)).atLeast(2));
        int often = result().trimming().wanted().size();
        draft.choice().set(draft.choice().get().atLeast(1));
        assertTrue(result().trimming().wanted().size() > often);
        Path counts = Files.writeString(folder.resolve("counts.tsv"), "900\t3\n901\t1\n");
        draft.choice().set(TrimChoice.FIRST.by(Way.COUNTS).counting(counts).atLeast(2));
        assertEquals(1, result().trimming().wanted().size());
        draft.choice().set(draft.choice().get().multipleOf(64));
        assertEquals(0, result().preview().rows() % 64);
    }

    @Test
    void saysThatTheBenchIsLeftOut() {
        assertEquals("", draft.leftOut().get());
        var one = session().trials().get().adding(List.of(Trial.of("Eisenach")));
        session().tryOut(one);
        assertTrue(draft.leftOut().get().contains("The token on the bench is not in"));
        session().tryOut(one.adding(List.of(Trial.of("Wartburg"))));
        assertTrue(draft.leftOut().get().contains("The tokens on the bench are not in"));
        session().tryOut(session().trials().get().changing(0, t -> t.on(false)));
        session().tryOut(session().trials().get().changing(1, t -> t.on(false)));
        assertEquals("", draft.leftOut().get());
    }

    @Test
    void isWrittenAsItWasShown() throws Exception {
        Path target = folder.resolve("ä b").resolve("out");
        draft.write(target);
        assertTrue(
                draft.writing().state().get() instanceof FolderWriting.State.Written,
                draft.writing().state().get().toString());
        try (var model = ModelReader.open(target, Progress.NONE)) {
            assertEquals(result().trimming().kept().size(), model.vocabulary().size());
        }
        draft.write(target);
        assertTrue(
                draft.writing().state().get() instanceof FolderWriting.State.Failed failed
                        && failed.sentence().contains("is there already")
                        && failed.sentence().endsWith("Choose another folder.")
                        && !failed.sentence().contains("--"),
                draft.writing().state().get().toString());
        for (String end : List.of("", "-2", "-3")) {
            draft.writeIn(folder.resolve("ä b"));
            Path made = folder.resolve("ä b").resolve("english-bpe-8k-trimmed" + end);
            assertTrue(
                    draft.writing().state().get() instanceof FolderWriting.State.Written written
                            && written.sentence().contains(made.toString()),
                    draft.writing().state().get().toString());
            assertTrue(Files.exists(made.resolve("tokenizer.json")));
        }
        draft.choice().set(draft.choice().get().multipleOf(8));
        assertTrue(draft.writing().state().get() instanceof FolderWriting.State.Idle);
        draft.write(SAMPLE);
        assertTrue(
                draft.writing().state().get() instanceof FolderWriting.State.Failed failed
                        && failed.sentence().contains("part of the model"),
                draft.writing().state().get().toString());
    }
}
