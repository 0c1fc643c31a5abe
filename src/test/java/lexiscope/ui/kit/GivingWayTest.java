package lexiscope.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;

/// Narrow lines: things go whole, in order, and come back.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class GivingWayTest {
    private final Region a = box(100);
    private final Region b = box(50);
    private final Region c = box(30);
    private GivingWay line;
    private PanelHeader header;
    private Button tool;

    private static Region box(double width) {
        var box = new Region();
        box.setMinWidth(width);
        box.setPrefSize(width, 20);
        return box;
    }

    @Start
    void start(Stage stage) {
        line = new GivingWay(10, a, b, c);
        line.giveWay(List.of(b, c));
        tool = new Button("A tool with a long name");
        tool.setMinWidth(180);
        header = new PanelHeader("Title", tool);
        header.count("30,522");
        stage.setScene(new Scene(new Pane(line, header), 900, 100));
        stage.show();
    }

    private List<Node> at(FxRobot robot, double width) {
        robot.interact(
                () -> {
                    line.resize(width, 30);
                    line.layout();
                });
        return List.copyOf(line.getChildren());
    }

    @Test
    void thingsGoWholeInOrderAndComeBackWhereTheyStood(FxRobot robot) {
        assertEquals(List.of(a, b, c), at(robot, 200));
        assertEquals(List.of(a, c), at(robot, 199));
        assertEquals(List.of(a, c), at(robot, 140));
        assertEquals(List.of(a), at(robot, 139));
        assertEquals(List.of(a, c), at(robot, 160));
        assertEquals(List.of(a, b, c), at(robot, 400));
    }

    @Test
    void whatSaysMoreIsMeasuredAgain(FxRobot robot) {
        at(robot, 150);
        robot.interact(
                () -> {
                    b.setMinWidth(5);
                    b.setPrefWidth(5);
                    line.refit();
                });
        assertEquals(List.of(a, b, c), at(robot, 155));
    }

    @Test
    void theToolsOfAPanelAreReachedThroughAButton(FxRobot robot) {
        robot.interact(
                () -> {
                    header.resize(400, 36);
                    header.layout();
                });
        assertTrue(header.getChildren().contains(tool));
        robot.interact(
                () -> {
                    header.resize(160, 36);
                    header.layout();
                });
        assertTrue(!header.getChildren().contains(tool));
        robot.clickOn(".overflow");
        assertEquals(1, robot.lookup(".overflow-tools .button").queryAll().size());
    }
}
