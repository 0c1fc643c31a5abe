package lexiscope.ui.typography;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;

/// Rows of a label.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class RowLabelTest {
    private RowLabel label;

    @Start
    void start(Stage stage) {
        label = new RowLabel("this model has no matrix here: no norm, no place on the map");
        label.setWrapText(true);
        stage.setScene(new Scene(new Pane(label), 400, 300));
        stage.show();
    }

    private List<String> rows() {
        return label.getChildrenUnmodifiable().stream()
                .filter(n -> n instanceof Text)
                .map(n -> ((Text) n).getText() + " at " + n.getLayoutY())
                .toList();
    }

    @Test
    void measuringForAnotherWidthLeavesTheRowsWhereTheyAre(FxRobot robot) {
        robot.interact(
                () -> {
                    label.resize(140, 120);
                    label.layout();
                });
        List<String> laid = rows();
        assertTrue(laid.size() > 2, laid.toString());
        robot.interact(() -> label.prefHeight(60));
        assertEquals(laid, rows());
        robot.interact(() -> label.prefHeight(-1));
        assertEquals(laid, rows());
    }
}
