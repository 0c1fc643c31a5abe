package lexiscope.app;

import javafx.scene.text.Font;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Loads the fonts that come with the program, so that the window looks the same on every machine.
final class Fonts {
    private static final String FOLDER = "/com/formdev/flatlaf/fonts/";
    private static final List<String> FILES =
            List.of(
                    "inter/Inter-Regular.otf",
                    "inter/Inter-SemiBold.otf",
                    "inter/Inter-Bold.otf",
                    "jetbrains_mono/JetBrainsMono-Regular.ttf",
                    "jetbrains_mono/JetBrainsMono-Bold.ttf");

    private Fonts() {}

    static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
                if (in == null) {
                    throw new IllegalStateException(
                            "The font " + file + " is missing from the program.");
                }
                byte[] font = in.readAllBytes();
                BlankMissing.in(font);
                Font.loadFont(new ByteArrayInputStream(font), 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
