package lexiscope.ui.map;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import lexiscope.projection.Projection;

import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Optional;

/// The options as they stand in their pop-over.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class OptionsFormTest {
    private static final double LIMIT = 500;

    private PopOver over;
    private OptionsForm form;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setScene(new Scene(new Label("beside"), 900, 700));
        stage.show();
        form = new OptionsForm(LIMIT, _ -> {}, Optional.of(_ -> {}));
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
}
