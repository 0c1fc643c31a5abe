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
            Snapshot.onWindow(
                    () -> {
                        window.theme(scheme);
                        window.scene().getRoot().applyCss();
                        window.scene().getRoot().layout();
                        return window;
                    });
            // the map is painted beside the window's thread
            for (int i = 0; i < 100; i++) {
                Thread.sleep(20);
                if (!Snapshot.onWindow(() -> window.panels().map().painting())) {
                    break;
                }
            }
            var image = Snapshot.onWindow(() -> window.scene().snapshot(null));
            String theme = scheme == ColorScheme.DARK ? "dark" : "light";
            Snapshot.write(image, FOLDER.resolve(name + "-" + theme + ".png"));
        }
    }
}
