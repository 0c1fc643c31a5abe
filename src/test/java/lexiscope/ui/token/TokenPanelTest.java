package lexiscope.ui.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import lexiscope.json.Json;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;

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

/// What the token panel says of a token.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class TokenPanelTest {
    @TempDir private Path folder;

    private Session session;

    @Start
    void start(Stage stage) {
        session = new Session(Tasks.inline());
        var root = new StackPane();
        var palette = new Palette();
        root.getChildren().addAll(palette, new TokenPanel(session, palette).node());
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
        robot.interact(() -> session.open(List.of(file)));
        robot.interact(() -> session.reveal(1));
        assertEquals(List.of("2,000, but engines use 1"), claims(robot));
        robot.interact(() -> session.reveal(2));
        assertEquals(List.of(), claims(robot));
    }

    private static List<String> claims(FxRobot robot) {
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .filter(text -> text.contains("engines use"))
                .toList();
    }
}
