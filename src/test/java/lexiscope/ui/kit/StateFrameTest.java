package lexiscope.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import lexiscope.ui.derive.Derivation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.TimeUnit;

/// How a panel stands, in the middle or above what is still shown.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class StateFrameTest {
    private StateFrame frame;
    private int begun;

    @Start
    void start(Stage stage) {
        frame = new StateFrame(new Region());
        stage.setScene(new Scene(frame, 400, 300));
        stage.show();
    }

    private static boolean seen(FxRobot robot, String style) {
        return robot.lookup(style).query().isVisible();
    }

    @Test
    void withoutAResultItIsSaidInTheMiddle(FxRobot robot) {
        robot.interact(() -> frame.show(new PanelState.Empty("Nothing yet."), false));
        assertEquals("Nothing yet.", robot.lookup(".empty-sentence").queryLabeled().getText());
        assertTrue(seen(robot, ".empty"));
        assertFalse(seen(robot, ".state-line"));
        robot.interact(() -> frame.show(new PanelState.Ready(), true));
        assertFalse(seen(robot, ".empty"));
    }

    @Test
    void aResultFromBeforeIsTitledAndWhatTakesNoTimeIsNot(FxRobot robot) throws Exception {
        robot.interact(() -> frame.show(new PanelState.Working("More is made."), true));
        assertFalse(seen(robot, ".state-line"));
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> seen(robot, ".state-line")).get());
        robot.interact(() -> frame.show(new PanelState.Ready(), true));
        assertFalse(seen(robot, ".state-line"));
        robot.interact(
                () -> {
                    frame.show(new PanelState.Working("More is made."), true);
                    frame.show(new PanelState.Ready(), true);
                });
        robot.sleep(500);
        assertFalse(seen(robot, ".state-line"));
    }

    @Test
    void whatFailedIsBegunAgain(FxRobot robot) {
        Derivation<Integer> failed = new Derivation.Failed<>("input", "the disk is full.");
        robot.interact(
                () -> frame.show(PanelState.of(failed, "The list", "", () -> begun++), true));
        Button again =
                robot.lookup(".begin-again").queryAllAs(Button.class).stream()
                        .filter(b -> b.isVisible() && b.getParent().isVisible())
                        .findFirst()
                        .orElseThrow();
        assertEquals("Try again", again.getText());
        robot.interact(again::fire);
        assertEquals(1, begun);
        Derivation<Integer> idle = new Derivation.Idle<>();
        assertEquals(new PanelState.Ready(), PanelState.of(idle, "The list", "", () -> {}));
        assertEquals(
                new PanelState.Empty("Why."), PanelState.of(idle, "The list", "Why.", () -> {}));
    }
}
