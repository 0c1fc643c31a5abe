package lexiscope.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleBooleanProperty;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.ui.action.Action;
import lexiscope.ui.action.Actions;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A few letters find tokens, ids and actions, the best first.
class PaletteSearchTest {
    @TempDir Path folder;

    private final List<String> done = new ArrayList<>();

    private Actions actions() {
        return new Actions(
                List.of(
                        Action.of("model.open", "Model", "Open a folder…", () -> done.add("open")),
                        Action.of("token.add", "Token", "Add a token…", () -> done.add("add")),
                        Action.of("theme", "Window", "Switch theme", () -> done.add("theme")),
                        Action.of("never", "Window", "Open the moon", () -> done.add("never"))
                                .when(new SimpleBooleanProperty(false))));
    }

    private Workspace workspace() throws Exception {
        Path vocab = folder.resolve("vocab.txt");
        Files.writeString(vocab, "[UNK]\nking\n##ing\nkin\nkings\nthe\n");
        var workspace = new Workspace(Tasks.inline(), AppDirectories.in(folder), HubSettings::here);
        workspace.open(List.of(vocab));
        return workspace;
    }

    private static List<Integer> tokens(List<PaletteEntry> found) {
        return found.stream()
                .filter(e -> e instanceof PaletteEntry.TokenEntry)
                .map(e -> ((PaletteEntry.TokenEntry) e).id())
                .toList();
    }

    private static List<String> commands(List<PaletteEntry> found) {
        return found.stream()
                .filter(e -> e instanceof PaletteEntry.Command)
                .map(e -> ((PaletteEntry.Command) e).id())
                .toList();
    }

    @Test
    void tokensComeBestFirst() throws Exception {
        var workspace = workspace();
        var search = new PaletteSearch(workspace, this::actions);
        assertEquals(List.of(1, 4), tokens(search.find("king")).subList(0, 2));
        assertEquals(List.of(3, 1, 4), tokens(search.find("kin")));
        assertEquals(4, tokens(search.find("4")).getFirst());
        search.find("king").getFirst().choose();
        assertEquals(1, workspace.looked().get().focusedId().get());
    }

    @Test
    void aTokenIsFoundWithLettersLeftOut() throws Exception {
        var search = new PaletteSearch(workspace(), this::actions);
        assertEquals(List.of(1, 4), tokens(search.find("kng")));
        assertEquals(List.of(4), tokens(search.find("kngs")));
        // what begins with it or holds it comes before, and then nothing is guessed
        assertEquals(List.of(2, 1, 4), tokens(search.find("ing")));
        assertEquals(List.of(), tokens(search.find("kg")));
    }

    @Test
    void actionsAreFoundByTheirLettersAndTheLastComesFirst() throws Exception {
        var search = new PaletteSearch(workspace(), this::actions);
        assertEquals("token.add", commands(search.find("adtok")).getFirst());
        assertEquals(List.of("theme"), commands(search.find("swi")));
        search.find("swi").getFirst().choose();
        assertEquals(List.of("theme"), done);
        assertEquals("theme", commands(search.find("")).getFirst());
        var moon =
                search.find("moon").stream()
                        .filter(e -> e instanceof PaletteEntry.Command)
                        .map(e -> (PaletteEntry.Command) e)
                        .findFirst()
                        .orElseThrow();
        assertFalse(moon.possible());
        moon.choose();
        assertEquals(List.of("theme"), done);
        assertTrue(search.find("zzzqqq").isEmpty());
    }

    @Test
    void aModelIsFoundByTheWordsOfItsLine() throws Exception {
        var search = new PaletteSearch(workspace(), this::actions);
        assertEquals(1, models(search.find("vocab")));
        assertEquals(1, models(search.find("open vocab")));
        assertEquals(0, models(search.find("open moon")));
    }

    private static long models(List<PaletteEntry> found) {
        return found.stream().filter(e -> e instanceof PaletteEntry.ModelEntry).count();
    }

    /// Letters that only stand somewhere in a name do not count beside a close hit, of any kind.
    @Test
    void whatFitsByChanceGoesWhereSomethingIsClose() throws Exception {
        var search = new PaletteSearch(workspace(), this::actions);
        assertEquals(List.of(5), tokens(search.find("the")));
        assertEquals(List.of("never", "theme"), commands(search.find("the")));
        assertEquals(List.of("model.open", "never"), commands(search.find("ope")));
        assertEquals(List.of("token.add"), commands(search.find("at")));
        // "Open a folder…" has two of them as well
        assertEquals(List.of("never"), commands(search.find("oo")));
        // nothing closer: they are there
        assertEquals(List.of("theme"), commands(search.find("swhth")));
        for (String close : List.of("opfol", "o a f", "folder", "OF")) {
            assertTrue(FuzzyMatch.close(close, "Open a folder…"), close);
        }
        for (String far : List.of("pld", "onr", "ofd")) {
            assertFalse(FuzzyMatch.close(far, "Open a folder…"), far);
        }
    }
}
