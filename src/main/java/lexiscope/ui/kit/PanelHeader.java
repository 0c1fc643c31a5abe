package lexiscope.ui.kit;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import lexiscope.ui.typography.RowLabel;

import org.controlsfx.control.PopOver;

import java.util.Arrays;
import java.util.List;

/// The header of a panel: title, a count beside it, tools at the right. Where it is narrow the
/// count goes first, then the tools from the right into a card behind a button, then the title.
public final class PanelHeader extends GivingWay {
    private static final double MORE_WIDTH = 26;

    private final Label name = new RowLabel();
    private final Label count = new RowLabel();
    private final List<Node> tools;
    private final VBox hidden = new VBox(8);
    private final Button more =
            Icons.button("fth-more-vertical", "What does not fit here", this::showHidden);
    private String counted = "";
    private int said;

    public PanelHeader(String title, Node... tools) {
        super(8);
        this.tools = List.of(tools);
        getStyleClass().add("panel-header");
        setAlignment(Pos.CENTER_LEFT);
        name.setText(title);
        name.getStyleClass().add("panel-title");
        name.setMinWidth(USE_PREF_SIZE);
        count.getStyleClass().add("panel-count");
        more.getStyleClass().add("overflow");
        hidden.getStyleClass().add("overflow-tools");
        getChildren().addAll(name, count, Icons.spacer());
        getChildren().addAll(tools);
        giveWay(List.of(count));
        giveWay(Arrays.asList(tools).reversed());
        giveWay(List.of(name));
    }

    /// Sets what stands beside the title.
    public void count(String text) {
        counted = text;
        said++;
        write(text);
    }

    /// Says something beside the title for two seconds, in the place of the count.
    public void say(String text) {
        int mine = ++said;
        write(text);
        var wait = new PauseTransition(Duration.seconds(2));
        wait.setOnFinished(
                _ -> {
                    if (said == mine) {
                        write(counted);
                    }
                });
        wait.play();
    }

    private void write(String text) {
        if (!text.equals(count.getText())) {
            count.setText(text);
            refit();
        }
    }

    @Override
    protected double extra(int gone) {
        return gone > 1 && !tools.isEmpty() ? MORE_WIDTH + getSpacing() : 0;
    }

    @Override
    protected void changed() {
        List<Node> gone = without().stream().filter(tools::contains).toList();
        boolean shown = getChildren().contains(more);
        if (gone.isEmpty() && shown) {
            getChildren().remove(more);
        } else if (!gone.isEmpty() && !shown) {
            getChildren().add(more);
        }
    }

    /// The tools that do not fit, in a card that is theirs as long as it is open.
    private void showHidden() {
        List<Node> gone = without().stream().filter(tools::contains).toList();
        hidden.getChildren().setAll(gone.reversed());
        var over = new PopOver(hidden);
        over.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        over.show(more);
    }
}
