package lexiscope.ui.typography;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
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

    /// The theme gives every text a colour of its own; the label's counts before it.
    @Test
    void theTextHasTheColourOfTheLabel(FxRobot robot) {
        robot.interact(
                () -> {
                    var sheets = label.getScene().getStylesheets();
                    sheets.add(new PrimerLight().getUserAgentStylesheet());
                    sheets.add(String.valueOf(RowLabel.class.getResource("/lexiscope/theme.css")));
                    label.getStyleClass().add("muted");
                    label.getParent().applyCss();
                    label.getParent().layout();
                });
        assertEquals(Color.web("#565B63"), label.getTextFill());
        var inks =
                label.getChildrenUnmodifiable().stream()
                        .filter(n -> n instanceof Text)
                        .map(n -> ((Text) n).getFill())
                        .toList();
        assertFalse(inks.isEmpty());
        inks.forEach(ink -> assertEquals(label.getTextFill(), ink));
    }

    @Test
    void anEmojiStandsWhereRoomIsKeptForIt(FxRobot robot) {
        robot.interact(
                () -> {
                    label.setWrapText(false);
                    label.setStyle("-fx-font-family: 'DejaVu Sans Mono'; -fx-font-size: 20px;");
                    label.setPadding(new javafx.geometry.Insets(4, 9, 4, 9));
                    label.setText("hi\uD83D\uDE00there");
                    label.applyCss();
                    label.resize(200, 40);
                    label.layout();
                    var image = label.snapshot(null, null);
                    double space = Face.of(label.getFont()).space();
                    int first = Integer.MAX_VALUE;
                    int last = -1;
                    for (int x = 0; x < image.getWidth(); x++) {
                        for (int y = 0; y < image.getHeight(); y++) {
                            var c = image.getPixelReader().getColor(x, y);
                            if (c.getRed() > 0.8 && c.getGreen() > 0.6 && c.getBlue() < 0.5) {
                                first = Math.min(first, x);
                                last = x;
                            }
                        }
                    }
                    double left = 9 + 2 * space;
                    assertTrue(first >= left - 1, first + " before " + left);
                    assertTrue(last <= left + 3 * space, last + " behind " + (left + 3 * space));
                });
    }
}
