package lexiscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file of the program's own that cannot be read: it is moved aside, since a person may want to
/// look at it.
final class DamagedFile {
    private DamagedFile() {}

    /// @return what became of it, in a sentence
    static String setAside(Path file) {
        String aside = file.getFileName() + ".broken";
        try {
            Files.move(file, file.resolveSibling(aside), StandardCopyOption.REPLACE_EXISTING);
            return "It was set aside as " + aside + ".";
        } catch (IOException e) {
            return "It is not used.";
        }
    }
}
