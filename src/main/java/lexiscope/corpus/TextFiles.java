package lexiscope.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Text files read whole, as UTF-8; bytes that are not UTF-8 become U+FFFD.
public final class TextFiles {
    private TextFiles() {}

    /// The texts of some files, in the order given.
    ///
    /// @throws IOException when one cannot be read; the message names it
    public static List<String> read(List<Path> files) throws IOException {
        var texts = new ArrayList<String>();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no file " + file);
            }
            texts.add(
                    new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8));
        }
        return texts;
    }
}
