package lexiscope.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.Similarity;
import lexiscope.embedding.Space;
import lexiscope.format.hub.HubSettings;
import lexiscope.model.LanguageModel;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.Trial;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.View;
import lexiscope.ui.task.Tasks;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Several open models: what is their own, what they share, and that nothing of one is left when it
/// is closed.
class WorkspaceTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");

    @TempDir private Path folder;

    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new Workspace(Tasks.inline(), AppDirectories.in(folder), HubSettings::here);
        workspace.text().set(Typed.of("the king rode to Eisenach"));
        workspace.open(List.of(SAMPLE));
        Path words = Files.createDirectory(folder.resolve("words"));
        Files.writeString(words.resolve("vocab.txt"), "[UNK]\nking\nthe\nrode\nto\n");
        workspace.open(List.of(words));
    }

    private Session at(int place) {
        return workspace.sessions().get(place);
    }

    private static int id(Session session, String token) {
        return session.shown().get().orElseThrow().vocabulary().find(token).getFirst();
    }

    @Test
    void theLatestIsLookedAtAndTheOthersStay() {
        assertEquals(2, workspace.sessions().size());
        assertSame(at(1), workspace.looked().get());
        assertEquals(8192, at(0).shown().get().orElseThrow().rows());
        assertTrue(at(1).shown().get().orElseThrow().matrix().isEmpty());
    }

    @Test
    void eachKeepsItsOwnFocusAndTrials() {
        workspace.look(at(0));
        at(0).reveal(id(at(0), " king"));
        at(0).tryOut(at(0).trials().get().adding(List.of(Trial.of("Eisenach"))));
        int tried = at(0).focus().get().id();
        workspace.look(at(1));
        assertTrue(at(1).trials().get().isEmpty());
        at(1).reveal(id(at(1), "rode"));
        workspace.look(at(0));
        assertEquals(tried, at(0).focus().get().id());
        assertEquals(1, at(0).trials().get().size());
        assertEquals(id(at(1), "rode"), at(1).focus().get().id());
    }

    @Test
    void whatIsNotLookedAtRestsAndLosesNothing() {
        workspace.look(at(0));
        at(0).reveal(id(at(0), " king"));
        at(0).view().set(new View(Space.CENTRED, Similarity.COSINE));
        var near = at(0).nearest().get().list();
        int[] ids = at(0).split().get().after().ids();
        at(0).tryOut(at(0).trials().get().adding(List.of(Trial.of("Eisenach"))));
        var map = at(0).map().state().get();
        workspace.look(at(1));
        workspace.rest();
        workspace.look(at(0));
        assertEquals(1, at(0).trials().get().size());
        assertSame(map, at(0).map().state().get());
        at(0).undoTrial();
        at(0).reveal(id(at(0), " queen"));
        at(0).reveal(id(at(0), " king"));
        assertEquals(near, at(0).nearest().get().list());
        workspace.text().set(Typed.of("the king"));
        workspace.text().set(Typed.of("the king rode to Eisenach"));
        assertArrayEquals(ids, at(0).split().get().after().ids());
    }

    @Test
    void theTextIsTheirsTogetherAndOneThatIsNotLookedAtHearsOfItLater() {
        Typed typed = workspace.text().get();
        workspace.text().set(typed.edited(0, 3, "a"));
        assertEquals("a king rode to Eisenach", at(1).split().get().typed().text());
        assertEquals("the king rode to Eisenach", at(0).split().get().typed().text());
        workspace.text().set(workspace.text().get().edited(0, 1, "no"));
        workspace.look(at(0));
        assertEquals("no king rode to Eisenach", at(0).split().get().typed().text());
        // typed in the session itself, as the text panel does
        at(0).text().set(at(0).text().get().edited(0, 0, "so "));
        assertEquals("so no king rode to Eisenach", workspace.text().get().text());
        workspace.look(at(1));
        assertEquals("so no king rode to Eisenach", at(1).split().get().typed().text());
    }

    @Test
    void oneThatIsOpenedFocusesTheSameBytes() throws IOException {
        workspace.look(at(0));
        at(0).reveal(id(at(0), "king"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("vocab.txt"), "[UNK]\nqueen\nking\n");
        workspace.open(List.of(other));
        assertEquals(2, workspace.looked().get().focus().get().id());
    }

    @Test
    void closingLooksAtTheNeighbourAndLetsTheFilesGo() {
        Session first = at(0);
        LanguageModel model = first.opened().get().orElseThrow();
        workspace.look(first);
        Session second = at(1);
        workspace.close(first);
        assertSame(second, workspace.looked().get());
        assertTrue(first.opened().get().isEmpty());
        assertThrows(IllegalStateException.class, model::lease);
        workspace.close(second);
        assertEquals(0, workspace.sessions().size());
        assertTrue(workspace.looked().get().opened().get().isEmpty());
        // closed twice is closed
        workspace.close(second);
        workspace.open(List.of(SAMPLE));
        assertEquals(1, workspace.sessions().size());
        assertEquals(8192, workspace.looked().get().shown().get().orElseThrow().rows());
    }

    @Test
    void theSwitcherGoesRoundAndIsReordered() {
        Session first = at(0);
        Session second = at(1);
        workspace.lookNext(false);
        assertSame(first, workspace.looked().get());
        workspace.lookNext(true);
        assertSame(second, workspace.looked().get());
        workspace.move(second, -1);
        assertEquals(List.of(second, first), workspace.sessions());
        workspace.move(second, -5);
        assertEquals(List.of(second, first), workspace.sessions());
        assertSame(second, workspace.looked().get());
        assertFalse(second.opened().get().isEmpty());
    }
}
