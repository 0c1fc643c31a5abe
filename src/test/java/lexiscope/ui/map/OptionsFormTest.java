package lexiscope.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import lexiscope.projection.Projection;
import lexiscope.projection.Tsne;

import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The options as they stand in their pop-over.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class OptionsFormTest {
    private static final double LIMIT = 500;

    private final List<Projection> applied = new ArrayList<>();
    private PopOver over;
    private OptionsForm form;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setScene(new Scene(new Label("beside"), 900, 700));
        stage.show();
        form = new OptionsForm(LIMIT, applied::add, Optional.of(_ -> {}));
        over = new PopOver(form);
    }

    @Test
    void everyExplanationIsReadToItsEnd() {
        for (Projection projection : Projection.all()) {
            WaitForAsyncUtils.waitForAsyncFx(
                    20_000,
                    () -> {
                        form.show(projection);
                        over.show(stage.getScene().getRoot());
                    });
            WaitForAsyncUtils.waitForFxEvents();
            WaitForAsyncUtils.waitForAsyncFx(
                    20_000,
                    () -> {
                        form.applyCss();
                        form.layout();
                        var hints = form.lookupAll(".hint");
                        assertFalse(hints.isEmpty());
                        for (var node : hints) {
                            Label hint = (Label) node;
                            assertFalse(hint.isTextTruncated(), hint.getText());
                        }
                        assertTrue(form.getHeight() < LIMIT + 120, "" + form.getHeight());
                        over.hide(javafx.util.Duration.ZERO);
                    });
        }
    }

    @Test
    void nothingIsAppliedWhileAFieldIsNotValid(FxRobot robot) {
        robot.interact(
                () -> {
                    over.setContentNode(new Label());
                    form.show(Tsne.DEFAULT);
                    stage.getScene().setRoot(form);
                });
        var fields =
                form.lookupAll(".text-field").stream()
                        .map(TextField.class::cast)
                        .filter(f -> !f.getText().isEmpty())
                        .toList();
        Button button = (Button) form.lookup(".primary");
        TextField field = fields.getFirst();
        String valid = field.getText();
        for (String wrong : List.of("", "many", "NaN", "-3", "1e99")) {
            robot.interact(() -> field.setText(wrong));
            assertTrue(button.isDisabled(), wrong);
            robot.interact(button::fire);
            assertEquals(List.of(), applied);
            assertTrue(
                    form.lookupAll(".problem").stream()
                                    .map(n -> ((Label) n).getText())
                                    .filter(t -> !t.isEmpty())
                                    .count()
                            == 2,
                    "said at the field and at the button");
        }
        robot.interact(() -> field.setText(valid));
        assertFalse(button.isDisabled());
        robot.interact(button::fire);
        assertEquals(List.of((Projection) Tsne.DEFAULT), applied);
    }
}
