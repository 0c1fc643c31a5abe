package lexiscope.ui.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import lexiscope.json.Json;
import lexiscope.trial.Trial;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the token panel says of a token.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class TokenPanelTest {
    @TempDir private Path folder;

    private Workspace workspace;

    @Start
    void start(Stage stage) {
        workspace = new Workspace(Tasks.inline());
        var root = new StackPane();
        var palette = new Palette();
        root.getChildren().addAll(palette, new TokenPanel(session(), palette, () -> {}).node());
        stage.setScene(new Scene(root, 320, 600));
        stage.show();
    }

    @Test
    void saysWhichIdTheFileClaimsWhereEnginesUseAnother(FxRobot robot) throws Exception {
        var added =
                List.of(
                        Map.of("id", 2000, "content", "<x>", "special", true),
                        Map.of("id", 2, "content", "<y>", "special", true));
        var model =
                Map.of(
                        "type", "WordLevel",
                        "vocab", Map.of("a", 0),
                        "unk_token", "a");
        Path file = folder.resolve("tokenizer.json");
        Files.writeString(
                file, Json.line(Map.of("version", "1.0", "added_tokens", added, "model", model)));
        robot.interact(() -> workspace.open(List.of(file)));
        robot.interact(() -> session().reveal(1));
        assertEquals(List.of("2,000, but engines use 1"), claims(robot));
        robot.interact(() -> session().reveal(2));
        assertEquals(List.of(), claims(robot));
    }

    @Test
    void saysHowTheRowOfATrialBegins(FxRobot robot) {
        robot.interact(() -> tryOut(Path.of("samples/english-bpe-8k")));
        assertTrue(says(robot, "Untrained: this row is the"));
    }

    @Test
    void aTrialHasNoRowWhereThereIsNoMatrix(FxRobot robot) throws Exception {
        Path sample = Path.of("samples/english-bpe-8k/tokenizer.json");
        Path file = Files.copy(sample, folder.resolve("tokenizer.json"));
        robot.interact(() -> tryOut(file));
        assertTrue(says(robot, "this model has no matrix here"));
        assertFalse(says(robot, "Untrained: this row is the"));
    }

    private void tryOut(Path model) {
        workspace.open(List.of(model));
        session().tryOut(session().trials().get().adding(List.of(Trial.of("Eisenach"))));
        int id = session().shown().get().orElseThrow().vocabulary().find("Eisenach").getFirst();
        session().reveal(id);
    }

    private static boolean says(FxRobot robot, String words) {
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .anyMatch(l -> l.getText().startsWith(words));
    }

    @Test
    void theWayBackEndsAtAnotherModel(FxRobot robot) throws Exception {
        robot.interact(() -> workspace.open(List.of(Path.of("samples/english-bpe-8k"))));
        robot.interact(
                () -> {
                    session().reveal(10);
                    session().reveal(11);
                });
        Button back = back(robot);
        assertFalse(back.isDisabled());
        robot.interact(
                () -> {
                    var model = session().opened().get().orElseThrow();
                    var again = model.seenWith(model.tokenizer().orElseThrow(), Optional.empty());
                    session().close();
                    session().fill(again, List.of(), Optional.empty());
                });
        assertTrue(back.isDisabled());
    }

    private static Button back(FxRobot robot) {
        return robot.lookup(".button").queryAllAs(Button.class).stream()
                .filter(b -> "Back to the token before".equals(b.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTokenIsCopiedAsItIsTypedOrAsItIsSpelled(FxRobot robot) {
        robot.interact(() -> workspace.open(List.of(Path.of("samples/english-bpe-8k"))));
        int king = session().shown().get().orElseThrow().vocabulary().find(" king").getFirst();
        robot.interact(() -> session().reveal(king));
        MenuButton copy = robot.lookup("#copy-token").queryAs(MenuButton.class);
        assertEquals(" king", copied(robot, copy, 0));
        assertEquals("Ġking", copied(robot, copy, 1));
        assertEquals("3660", copied(robot, copy, 2));
        assertTrue(
                robot.lookup(".panel-count").queryAllAs(Label.class).stream()
                        .anyMatch(l -> l.getText().equals("copied")));
    }

    private static String copied(FxRobot robot, MenuButton copy, int entry) {
        var text = new String[1];
        robot.interact(
                () -> {
                    copy.getItems().get(entry).fire();
                    text[0] = Clipboard.getSystemClipboard().getString();
                });
        return text[0];
    }

    private static List<String> claims(FxRobot robot) {
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .filter(text -> text.contains("engines use"))
                .toList();
    }

    private Session session() {
        return workspace.looked().get();
    }
}
