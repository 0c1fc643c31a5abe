package lexiscope.ui.steps;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.util.Duration;

import lexiscope.ui.kit.Icons;

import java.util.function.IntConsumer;

/// Goes through the steps of a word: by hand, or played, a beat each.
final class Player extends FlowPane {
    private static final Duration BEAT = Duration.millis(700);

    private final IntConsumer shown;
    private final Label title = Lines.title("");
    private final Label count = Lines.small("");
    private final ProgressBar done = new ProgressBar(0);
    private final Button play = new Button("Play");
    private final Timeline playing = new Timeline(new KeyFrame(BEAT, _ -> forward()));
    private int all;
    private int step;

    /// @param id of the button that plays
    /// @param shown hears how many steps are to be seen done
    Player(String id, IntConsumer shown) {
        super(8, 4);
        this.shown = shown;
        playing.setCycleCount(Animation.INDEFINITE);
        play.setId(id);
        play.setGraphic(Icons.of("fth-play"));
        play.setOnAction(_ -> play());
        done.setPrefWidth(120);
        setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        title,
                        Icons.button("fth-rotate-ccw", "To the first step (Home)", this::rewind),
                        Icons.button("fth-chevron-left", "One step back (↑)", this::back),
                        play,
                        Icons.button("fth-chevron-right", "One step on (↓)", this::onByHand),
                        done,
                        count);
    }

    /// Other steps, all of them done.
    void begin(int steps) {
        playing.stop();
        all = steps;
        step = steps;
        written();
    }

    void title(String words) {
        title.setText(words);
    }

    /// How many are done.
    int step() {
        return step;
    }

    /// Goes to where so many are done.
    void step(int to) {
        step = Math.clamp(to, 0, all);
        shown.accept(step);
        written();
    }

    /// To where none is done.
    void rewind() {
        playing.stop();
        step(0);
    }

    /// To where all are.
    void end() {
        playing.stop();
        step(all);
    }

    /// One step back, by hand.
    void back() {
        playing.stop();
        step(step - 1);
    }

    /// One step on, by hand.
    void onByHand() {
        playing.stop();
        step(step + 1);
    }

    private void forward() {
        step(step + 1);
        if (step == all) {
            stop();
        }
    }

    /// Plays from the beginning, or from where it stands; stops what plays.
    void play() {
        if (playing.getStatus() == Animation.Status.RUNNING) {
            playing.stop();
        } else if (all > 0) {
            if (step == all) {
                step(0);
            }
            playing.play();
        }
        written();
    }

    /// Stops what plays.
    void stop() {
        playing.stop();
        written();
    }

    private void written() {
        count.setText("step " + step + " of " + all);
        done.setProgress(all == 0 ? 1 : (double) step / all);
        boolean runs = playing.getStatus() == Animation.Status.RUNNING;
        play.setText(runs ? "Pause" : "Play");
        play.setGraphic(Icons.of(runs ? "fth-pause" : "fth-play"));
        play.setDisable(all == 0);
    }
}
