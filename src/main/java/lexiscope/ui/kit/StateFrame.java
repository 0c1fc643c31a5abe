package lexiscope.ui.kit;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import lexiscope.ui.typography.RowLabel;

/// What a panel shows, and how it stands, drawn the same way in every panel: a line above what is
/// still shown of the last result, or a sentence in the middle where there is none.
public final class StateFrame extends VBox {
    /// What is made sooner than this is not said to be under way.
    private static final Duration AT_ONCE = Duration.millis(300);

    private final StackPane content = new StackPane();
    private final RowLabel lineWords = new RowLabel();
    private final RowLabel words = new RowLabel();
    private final Button lineAgain = new Button();
    private final Button again = new Button();
    private final HBox line = new HBox(8, lineWords, lineAgain);
    private final VBox middle = new VBox(10, words, again);
    private final PauseTransition waiting = new PauseTransition(AT_ONCE);
    private PanelState state = new PanelState.Ready();
    private boolean beneath = true;

    /// Around what a panel shows; it takes the height that is there.
    public StateFrame(Node shown) {
        content.getChildren().addAll(shown, middle);
        content.setMinSize(0, 0);
        VBox.setVgrow(content, Priority.ALWAYS);
        line.getStyleClass().add("state-line");
        line.setAlignment(Pos.CENTER_LEFT);
        lineWords.setWrapText(true);
        lineWords.setMinHeight(Region.USE_PREF_SIZE);
        lineWords.setAccessibleRole(AccessibleRole.TEXT);
        HBox.setHgrow(lineWords, Priority.ALWAYS);
        lineWords.setMaxWidth(Double.MAX_VALUE);
        middle.getStyleClass().add("empty");
        middle.setPickOnBounds(false);
        words.setWrapText(true);
        words.getStyleClass().add("empty-sentence");
        for (Button button : new Button[] {lineAgain, again}) {
            button.getStyleClass().add("begin-again");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(
                    _ -> {
                        if (state instanceof PanelState.Halted halted) {
                            halted.again().run();
                        }
                    });
        }
        waiting.setOnFinished(_ -> draw());
        getChildren().addAll(line, content);
        draw();
    }

    /// Says how the panel stands.
    ///
    /// @param result whether something of an earlier result is shown
    public void show(PanelState now, boolean result) {
        boolean another = !now.equals(state) || result != beneath;
        state = now;
        beneath = result;
        if (now instanceof PanelState.Working && result) {
            if (another) {
                waiting.playFromStart();
            }
        } else {
            waiting.stop();
            draw();
        }
    }

    /// Says how a panel stands that shows one thing, or nothing.
    ///
    /// @param result whether it is shown
    /// @param nothing why there is none where none is being made
    public void show(PanelState now, boolean result, String nothing) {
        boolean empty = now instanceof PanelState.Ready && !result;
        show(empty ? new PanelState.Empty(nothing) : now, result);
    }

    /// How the panel stands.
    public PanelState state() {
        return state;
    }

    private void draw() {
        String sentence =
                switch (state) {
                    case PanelState.Ready _ -> "";
                    case PanelState.Empty empty -> empty.sentence();
                    case PanelState.Working working -> working.sentence();
                    case PanelState.Halted halted -> halted.sentence();
                };
        boolean said = !sentence.isEmpty();
        draw(line, lineWords, said && beneath, sentence);
        draw(middle, words, said && !beneath, sentence);
        boolean halted = state instanceof PanelState.Halted;
        for (Button button : new Button[] {lineAgain, again}) {
            button.setText(state instanceof PanelState.Halted h ? h.offer() : "");
            button.setVisible(halted);
            button.setManaged(halted);
        }
    }

    private static void draw(Node box, RowLabel label, boolean seen, String sentence) {
        label.setText(seen ? sentence : "");
        box.setVisible(seen);
        box.setManaged(seen);
    }
}
