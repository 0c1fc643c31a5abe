package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.text.CopyForm;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// What is done with the tokens of the text, in the real window, by the actions that keys, palette
/// and menus share.
class TextToolsTest {
    @TempDir private Path folder;

    private Workspace workspace;
    private MainWindow window;

    @BeforeEach
    void open() throws InterruptedException {
        Snapshot.start();
        Fonts.load();
        workspace =
                Snapshot.onWindow(
                        () ->
                                new Workspace(
                                        Tasks.inline(),
                                        AppDirectories.in(folder.resolve("home")),
                                        HubSettings::here));
        window = Snapshot.onWindow(() -> new MainWindow(workspace, Choosers.SYSTEM, 1440, 900));
        Snapshot.onWindow(
                () -> {
                    workspace.open(List.of(Path.of("samples/english-bpe-8k")));
                    workspace.text().set(Typed.of("the king and the king of the hill"));
                    window.scene().getRoot().applyCss();
                    window.scene().getRoot().layout();
                    return window;
                });
    }

    private void fire(String action) throws InterruptedException {
        Snapshot.onWindow(
                () -> {
                    window.actions().named(action).fire();
                    window.scene().getRoot().applyCss();
                    window.scene().getRoot().layout();
                    return true;
                });
    }

    private int rows() {
        return ((TableView<?>) window.scene().getRoot().lookup("#pieces .token-table"))
                .getItems()
                .size();
    }

    @Test
    void tokensAreListedByPlaceOrByTokenAndCopied() throws Exception {
        int pieces = rows();
        assertEquals(workspace.looked().get().split().get().after().size(), pieces);
        fire("text.group");
        Shots.take(window, "tokens-grouped");
        int tokens = rows();
        assertTrue(tokens < pieces, tokens + " of " + pieces);
        fire("text.group");
        assertEquals(pieces, rows());
        for (CopyForm form : CopyForm.values()) {
            fire("text.copy." + form.id());
            String copied = Snapshot.onWindow(() -> Clipboard.getSystemClipboard().getString());
            assertFalse(copied.isBlank(), form.label());
        }
        fire("text.copy.separated");
        assertEquals(
                "the| king| and| the| king| of| the| hill",
                Snapshot.onWindow(() -> Clipboard.getSystemClipboard().getString()));
    }
}
