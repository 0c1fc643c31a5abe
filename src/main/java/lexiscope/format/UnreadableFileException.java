package lexiscope.format;

import java.nio.file.Path;

/// A file that cannot be read, as a sentence for the person: what is wrong, where, and what to do.
public final class UnreadableFileException extends Exception {
    /// @param file the file or folder at fault
    /// @param sentence what is wrong with it and what to do, without the name
    public UnreadableFileException(Path file, String sentence) {
        super(name(file) + ": " + sentence);
    }

    public UnreadableFileException(Path file, String sentence, Throwable cause) {
        super(name(file) + ": " + sentence, cause);
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
