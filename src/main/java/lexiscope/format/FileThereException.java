package lexiscope.format;

import java.nio.file.Path;

/// A file that is there already where one would be written, and that may not be written over.
public final class FileThereException extends IllegalArgumentException {
    private final String what;

    FileThereException(Path file) {
        this(file + " is there already and was left as it is.");
    }

    private FileThereException(String what) {
        super(what + " Choose another folder, or allow writing over it (--overwrite).");
        this.what = what;
    }

    /// What is so, a sentence that does not say what to do: that is said otherwise in a window than
    /// on a command line.
    public String what() {
        return what;
    }
}
