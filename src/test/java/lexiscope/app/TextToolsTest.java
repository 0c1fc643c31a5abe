package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.paint.Color;
import javafx.stage.Window;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.edit.LineField;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.text.CopyForm;
import lexiscope.ui.text.TextPicture;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
        window = Snapshot.onWindow(() -> new MainWindow(workspace, choosers(), 1440, 900));
        Snapshot.onWindow(
                () -> {
                    workspace.open(List.of(Path.of("samples/english-bpe-8k")));
                    workspace.text().set(Typed.of("the king and the king of the hill"));
                    window.scene().getRoot().applyCss();
                    window.scene().getRoot().layout();
                    return window;
                });
    }

    private Choosers choosers() {
        return new NoChoosers() {

            @Override
            public Optional<Path> target(Window owner, String name, String ending) {
                return Optional.of(folder.resolve(name));
            }
        };
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

    @Test
    void theTextIsAPathOverTheMap() throws Exception {
        Snapshot.onWindow(
                () -> {
                    workspace
                            .text()
                            .set(Typed.of("The king rode to the castle and the queen to the sea"));
                    return true;
                });
        var map = (Canvas) window.scene().getRoot().lookup("#map-marks");
        var before = marks(map);
        fire("map.path");
        Shots.take(window, "map-path");
        assertTrue(marks(map) > before + 500, before + " " + marks(map));
        fire("map.path");
        assertEquals(before, marks(map));
    }

    /// Pixels that are drawn over the map.
    private static long marks(Canvas map) throws InterruptedException {
        return Snapshot.onWindow(
                () -> {
                    var ground = new SnapshotParameters();
                    ground.setFill(Color.TRANSPARENT);
                    var image = map.snapshot(ground, null);
                    long drawn = 0;
                    for (int y = 0; y < (int) image.getHeight(); y++) {
                        for (int x = 0; x < (int) image.getWidth(); x++) {
                            drawn += image.getPixelReader().getArgb(x, y) >>> 24 > 0 ? 1 : 0;
                        }
                    }
                    return drawn;
                });
    }

    @Test
    void theColouredTextIsTakenAwayAndPrinted() throws Exception {
        Snapshot.onWindow(
                () -> {
                    workspace.text().set(Typed.of("the king 日本語 สวัสดี 👩‍👩‍👧 مرحبا"));
                    return true;
                });
        for (TextPicture as : TextPicture.values()) {
            fire("text.export" + as.ending());
            assertTrue(Files.size(folder.resolve("text" + as.ending())) > 500, as.ending());
        }
        assertTrue(Files.readString(folder.resolve("text.html")).contains("king"));
        // a machine of tests has no printer: it is said, and nothing breaks
        fire("text.print");
        assertTrue(
                workspace.notices().get().stream().anyMatch(n -> n.text().contains("printer")),
                workspace.notices().get().toString());
    }

    private String said() {
        return ((Label) window.scene().getRoot().lookup("#ids-said")).getText();
    }

    private String take(String ids) throws InterruptedException {
        return Snapshot.onWindow(
                () -> {
                    var root = window.scene().getRoot();
                    ((LineField) root.lookup("#ids-field")).setText(ids);
                    ((Button) root.lookup("#ids-take")).fire();
                    root.applyCss();
                    root.layout();
                    return said();
                });
    }

    @Test
    void idsBecomeTheTextAndWhatIsCutOtherwiseIsListed() throws Exception {
        fire("text.ids");
        var vocabulary = workspace.looked().get().shown().get().orElseThrow().vocabulary();
        int[] ids = {
            vocabulary.find("The").getFirst(),
            vocabulary.find(" k").getFirst(),
            vocabulary.find("ing").getFirst(),
            vocabulary.find(" and").getFirst()
        };
        String said = take(Arrays.toString(ids));
        assertEquals("The king and", workspace.text().get().text());
        assertTrue(said.startsWith("4 ids became the text; at 1 place"), said);
        Shots.take(window, "ids-in");
        assertEquals(1, window.scene().getRoot().lookupAll(".drift-place").size());
        // an edit makes it another text
        Snapshot.onWindow(
                () -> {
                    workspace.text().set(workspace.text().get().edited(0, 0, "x"));
                    return true;
                });
        assertEquals(0, window.scene().getRoot().lookupAll(".drift-place").size());
        assertTrue(take("1 2 99999").contains("Id 99999, number 3 of the list"), said());
        assertTrue(take("1 2 x").startsWith("“x” is no id"), said());
        assertTrue(take(" ").startsWith("There are no ids"), said());
        assertEquals("xThe king and", workspace.text().get().text());
        assertEquals(
                "2 ids became the text; it is cut into the same ids again.",
                take("{\"ids\": [" + ids[0] + ", " + ids[3] + "]}"));
    }
}
