package lexiscope.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// A model that was closed is had back as it was, in its place, and work on it is not lost unsaid.
class ClosedModelsTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k").toAbsolutePath();

    @TempDir private Path folder;
    private Workspace workspace;

    @BeforeEach
    void three() throws IOException {
        workspace =
                new Workspace(
                        Tasks.inline(), AppDirectories.in(folder.resolve("s")), HubSettings::here);
        workspace.text().set(Typed.of("the king rode to Eisenach"));
        workspace.open(List.of(words("one")));
        workspace.open(List.of(SAMPLE));
        workspace.open(List.of(words("two")));
    }

    private Path words(String name) throws IOException {
        Path words = Files.createDirectory(folder.resolve(name));
        Files.writeString(words.resolve("vocab.txt"), "[UNK]\nking\nthe\nrode\n");
        return words;
    }

    private List<String> names() {
        return workspace.sessions().stream()
                .map(s -> s.paths().getFirst().getFileName().toString())
                .toList();
    }

    @Test
    void comesBackInItsPlaceWithWhatWasDone() {
        Session sample = workspace.sessions().get(1);
        workspace.look(sample);
        sample.tryOut(Trials.NONE.adding(List.of(Trial.of("Eisenach"), Trial.of("graft"))));
        sample.selection().set(Selection.of(IntStream.of(3, 5)));
        sample.nameSelection("odd");
        assertFalse(workspace.closed().any().getValue());
        workspace.close(sample);
        assertEquals(List.of("one", "two"), names());
        assertTrue(workspace.closed().any().getValue());
        Notice said = workspace.notices().get().getLast();
        assertEquals("english-bpe-8k was closed with its 2 trials and its named set.", said.text());

        said.offer().orElseThrow().take().run();
        assertEquals(List.of("one", "english-bpe-8k", "two"), names());
        Session again = workspace.looked().get();
        assertEquals(sample.paths(), again.paths());
        assertEquals(2, again.trials().get().size());
        assertEquals("odd", again.sets().get().getFirst().name().orElseThrow());
        assertEquals(2, again.selection().get().size());
        assertFalse(workspace.closed().any().getValue());
    }

    @Test
    void theLatestComesFirstAndNothingIsSaidWhereNothingWasDone() {
        workspace.close(workspace.sessions().getFirst());
        workspace.close(workspace.sessions().getLast());
        workspace.close(workspace.sessions().getFirst());
        assertEquals(List.of(), workspace.notices().get());
        assertEquals(List.of(), names());
        workspace.closed().openLast();
        workspace.closed().openLast();
        assertEquals(List.of("english-bpe-8k", "two"), names());
        workspace.closed().openLast();
        assertEquals(List.of("one", "english-bpe-8k", "two"), names());
        workspace.closed().openLast();
        assertEquals(3, names().size());
    }

    /// One that went away meanwhile is said, and stays at hand.
    @Test
    void oneThatIsGoneIsSaid() throws IOException {
        workspace.close(workspace.sessions().getLast());
        Path two = folder.resolve("two");
        Files.move(two, folder.resolve("elsewhere"));
        workspace.closed().openLast();
        assertEquals(
                "two is no longer at " + two + ".", workspace.notices().get().getLast().text());
        Files.move(folder.resolve("elsewhere"), two);
        workspace.closed().openLast();
        assertEquals(List.of("one", "english-bpe-8k", "two"), names());
    }

    /// What a person opens again by hand is no longer among the closed ones; its work can still be
    /// had back.
    @Test
    void oneThatWasOpenedByHandIsNotOpenedTwice() {
        Session two = workspace.sessions().getLast();
        two.tryOut(Trials.NONE.adding(List.of(Trial.of("Eisenach"))));
        workspace.close(two);
        Notice said = workspace.notices().get().getLast();
        workspace.open(List.of(folder.resolve("two")));
        workspace.notices().set(List.of());
        assertFalse(workspace.closed().any().getValue());
        workspace.closed().openLast();
        assertEquals(3, workspace.sessions().size());
        workspace.look(workspace.sessions().getFirst());
        said.offer().orElseThrow().take().run();
        assertEquals(3, workspace.sessions().size());
        assertEquals(two.paths(), workspace.looked().get().paths());
        assertEquals(1, workspace.looked().get().trials().get().size());
        assertEquals(List.of(), workspace.notices().get());
    }
}
