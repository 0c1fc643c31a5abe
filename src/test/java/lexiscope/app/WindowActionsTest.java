package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.ui.action.Action;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a person can do is reached by keyboard, and no button does nothing.
class WindowActionsTest {
    @TempDir private Path folder;

    private Workspace workspace;
    private MainWindow window;

    @BeforeEach
    void open() throws InterruptedException {
        Snapshot.start();
        workspace =
                Snapshot.onWindow(
                        () ->
                                new Workspace(
                                        Tasks.inline(),
                                        AppDirectories.in(folder),
                                        HubSettings::here));
        window = Snapshot.onWindow(() -> new MainWindow(workspace, Choosers.SYSTEM, 1440, 900));
        Snapshot.onWindow(
                () -> {
                    workspace.open(List.of(Path.of("samples/english-bpe-8k")));
                    return window;
                });
    }

    @Test
    void everyPageHasAnActionAndEveryActionAName() throws InterruptedException {
        List<Action> all = window.actions().all();
        for (Page page : Page.values()) {
            assertTrue(all.stream().anyMatch(a -> a.label().equals(page.label())), page.title());
        }
        assertTrue(all.stream().noneMatch(a -> a.label().isBlank() || a.group().isBlank()));
        // the palette finds each of them by its words, and it has keys itself
        assertTrue(window.actions().named("palette").keys().isPresent());
        assertTrue(window.actions().named("keys").keys().isPresent());
    }

    /// A key that the README promises is one that does something.
    @Test
    void theReadmesKeysAreThere() throws IOException {
        var keys = new TreeSet<String>();
        for (Action action : window.actions().all()) {
            keys.add(action.keysInWords().replace("Comma", "comma").replace(",", "comma"));
        }
        for (var own : WindowActions.ownKeys()) {
            keys.addAll(List.of(own.keys().split(", ")));
        }
        keys.add("Ctrl Y");
        var named =
                Pattern.compile("\\bCtrl\\s+(?:Shift\\s+)?(?:comma|Tab|[A-Z←])\\b")
                        .matcher(Files.readString(Path.of("README.md")));
        var missing = new TreeSet<String>();
        while (named.find()) {
            String key = named.group().replaceAll("\\s+", " ");
            if (!keys.contains(key)) {
                missing.add(key);
            }
        }
        assertEquals(Set.of(), missing, keys.toString());
    }

    /// A page takes the place of panels and of what lies over them, and gives the keyboard back.
    @Test
    void thePanelsGetTheKeyboardBack() throws InterruptedException {
        Snapshot.onWindow(
                () -> {
                    layout();
                    window.scene().lookup("#text").requestFocus();
                    workspace.page().set(Page.COSTS);
                    layout();
                    return workspace;
                });
        Snapshot.onWindow(
                () -> {
                    window.showCommands();
                    assertTrue(paletteIsOpen());
                    workspace.page().set(Page.SETTINGS);
                    assertFalse(paletteIsOpen());
                    workspace.page().set(Page.PANELS);
                    layout();
                    return workspace;
                });
        Snapshot.onWindow(
                () -> {
                    assertEquals("text", window.scene().getFocusOwner().getId());
                    return workspace;
                });
    }

    private boolean paletteIsOpen() {
        Node node = window.scene().lookup("#palette-field");
        while (node.isVisible() && node.getParent() != null) {
            node = node.getParent();
        }
        return node.isVisible();
    }

    private void layout() {
        window.scene().getRoot().applyCss();
        window.scene().getRoot().layout();
    }

    @Test
    void everyPageIsMadeAndNoButtonDoesNothing() throws InterruptedException {
        var without = new ArrayList<String>();
        for (Page page : Page.values()) {
            Snapshot.onWindow(
                    () -> {
                        workspace.page().set(page);
                        window.scene().getRoot().applyCss();
                        window.scene().getRoot().layout();
                        collect(window.scene().getRoot(), page, without);
                        return page;
                    });
        }
        assertEquals(List.of(), without);
    }

    private static void collect(Node node, Page page, List<String> without) {
        boolean deaf =
                node instanceof Button b && b.getOnAction() == null
                        || node instanceof MenuButton m
                                && m.getItems().isEmpty()
                                && m.getOnShowing() == null;
        boolean nameless =
                node instanceof ButtonBase b
                        && (b.getText() == null || b.getText().isBlank())
                        && (b.getAccessibleText() == null || b.getAccessibleText().isBlank());
        if (node.isVisible() && (deaf || nameless)) {
            without.add(
                    page
                            + ": "
                            + node
                            + (deaf ? " does nothing" : " has no name for a screen reader"));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(n -> collect(n, page, without));
        }
    }
}
