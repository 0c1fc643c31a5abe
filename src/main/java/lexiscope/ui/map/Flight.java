package lexiscope.ui.map;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Moves the view from one place to another: 300 ms, fast at first.
final class Flight {
    private static final int FRAMES = 12;
    private static final double MILLIS = 300;

    private @Nullable Timeline frames;

    /// Begins; what flew before stops where it is.
    ///
    /// @param still to be there at once, where there is no window
    /// @param take takes the view of each frame
    void start(Viewport from, Viewport to, boolean still, Consumer<Viewport> take) {
        stop();
        if (still) {
            take.accept(to);
            return;
        }
        var next = new Timeline();
        for (int i = 1; i <= FRAMES; i++) {
            double t = i / (double) FRAMES;
            double eased = 1 - (1 - t) * (1 - t) * (1 - t);
            Viewport then = i == FRAMES ? to : from.towards(to, eased);
            next.getKeyFrames()
                    .add(new KeyFrame(Duration.millis(MILLIS * t), _ -> take.accept(then)));
        }
        frames = next;
        next.play();
    }

    void stop() {
        if (frames != null) {
            frames.stop();
            frames = null;
        }
    }
}
