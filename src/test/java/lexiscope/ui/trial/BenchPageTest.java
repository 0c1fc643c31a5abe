package lexiscope.ui.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.List;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class BenchPageTest {
    private Workspace workspace;
    private Bench bench;

    @Start
    void start(Stage stage) {
        workspace = new Workspace(Tasks.inline());
        workspace.open(List.of(Path.of("samples/english-bpe-8k")));
        session().text().set(Typed.of("A graft of two grafts in the hippocampus."));
        var palette = new Palette();
        bench = new Bench(session());
        var page = new BenchPage(bench, session(), palette, () -> {});
        var root = new StackPane(palette, page.node());
        stage.setScene(new Scene(root, 900, 700));
        stage.show();
    }

    private Session session() {
        return workspace.looked().get();
    }

    private static List<String> texts(FxRobot robot, String in) {
        return robot.lookup(in + " .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    @Test
    void typingATokenShowsWhatItWouldChange(FxRobot robot) {
        robot.interact(() -> robot.lookup("#bench-token").query().requestFocus());
        robot.write("graft").type(KeyCode.ENTER);
        assertEquals(1, bench.state().get().trials().size());
        assertTrue(
                texts(robot, "#bench-effects").stream().anyMatch(t -> t.contains("grafts")),
                texts(robot, "#bench-effects").toString());
        assertTrue(
                texts(robot, "#bench-verdict").stream()
                        .anyMatch(t -> t.startsWith("It will be produced")));
        CheckBox single =
                robot.lookup(".check-box").queryAllAs(CheckBox.class).stream()
                        .filter(b -> b.getText().equals("Single word"))
                        .findFirst()
                        .orElseThrow();
        robot.interact(() -> single.setSelected(true));
        assertTrue(bench.state().get().trials().getFirst().proposal().token().singleWord());
        assertTrue(texts(robot, "#bench-effects").stream().noneMatch(t -> t.contains("grafts”")));
        robot.interact(() -> robot.lookup("#bench-tune").queryAs(Button.class).fire());
        assertEquals(200, bench.tuned().get().orElseThrow().passes());
    }

    @Test
    void keysUndo(FxRobot robot) {
        robot.interact(
                () -> {
                    robot.lookup("#bench-token")
                            .queryAs(lexiscope.ui.edit.LineField.class)
                            .setText("hippocampus");
                    robot.lookup("#bench-add").queryAs(Button.class).fire();
                });
        assertEquals(1, bench.state().get().trials().size());
        robot.interact(bench::undo);
        assertEquals(0, bench.state().get().trials().size());
    }
}
