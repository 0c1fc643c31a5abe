package lexiscope.app;

import javafx.application.ColorScheme;

import java.io.IOException;
import java.nio.file.Path;

/// Pictures of the window in both themes, for eyes.
final class Shots {
    private static final Path FOLDER = Path.of("target", "shots");

    private Shots() {}

    static void take(MainWindow window, String name) throws IOException, InterruptedException {
        for (ColorScheme scheme : ColorScheme.values()) {
            var image =
                    Snapshot.onWindow(
                            () -> {
                                window.theme(scheme);
                                window.scene().getRoot().applyCss();
                                window.scene().getRoot().layout();
                                return window.scene().snapshot(null);
                            });
            String theme = scheme == ColorScheme.DARK ? "dark" : "light";
            Snapshot.write(image, FOLDER.resolve(name + "-" + theme + ".png"));
        }
    }
}
