package lexiscope.cli;

import lexiscope.drawing.Drawing;
import lexiscope.drawing.Inks;
import lexiscope.drawing.PngFile;
import lexiscope.drawing.SvgFile;
import lexiscope.format.OwnFiles;
import lexiscope.model.LanguageModel;
import lexiscope.work.SafeFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A file that what a verb prints is written into as well, by its ending: a picture, or text.
final class PictureOption {
    @Option(
            names = "--out",
            paramLabel = "F",
            description = "Also write a file; its ending says as what: see the README.")
    private @Nullable Path file;

    @Option(
            names = "--theme",
            paramLabel = "T",
            description = "The picture's colours: light or dark (default: light).")
    private String theme = "light";

    @Mixin private OverwriteOption overwrite = new OverwriteOption();

    /// Whether a file was asked for.
    boolean said() {
        return file != null;
    }

    /// Its ending, in small letters.
    String ending() {
        String name = String.valueOf(file).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// Refuses an ending that is not one of these, a theme that there is not, and a file that
    /// cannot be written.
    void check(Conflicts conflicts, String... endings) {
        conflicts.needs("--overwrite", "--out");
        conflicts.needs("--theme", "--out");
        if (!theme.equals("light") && !theme.equals("dark")) {
            throw new IllegalArgumentException(
                    "There is no theme \"" + theme + "\"; choose light or dark.");
        }
        if (file != null) {
            if (!List.of(endings).contains(ending())) {
                throw new IllegalArgumentException(
                        file
                                + " has none of the endings that can be written here: ."
                                + String.join(", .", endings)
                                + ".");
            }
            overwrite.check(List.of(file));
        }
    }

    /// Writes a picture, as SVG or PNG.
    void write(Drawing drawing, LanguageModel model) throws IOException {
        var inks = Inks.of(theme.equals("dark"));
        byte[] bytes =
                ending().equals("png")
                        ? PngFile.of(drawing, inks)
                        : SvgFile.of(drawing, inks).getBytes(StandardCharsets.UTF_8);
        write(bytes, model);
    }

    /// Writes text.
    void write(String text, LanguageModel model) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8), model);
    }

    private void write(byte[] bytes, LanguageModel model) throws IOException {
        if (file != null) {
            OwnFiles.refuse(List.of(file), model);
            SafeFile.write(file, out -> out.write(bytes));
        }
    }
}
