package lexiscope.format.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// The first bytes of a file, and whether there is a file at all: what is asked of every file
/// before a format reads it.
public final class FileHead {
    private static final int BYTES = 4096;

    private FileHead() {}

    /// The first bytes of a file, up to 4,096.
    ///
    /// @throws UnreadableFileException when it cannot be read
    public static ByteBuffer of(Path file) throws UnreadableFileException {
        var head = ByteBuffer.allocate(BYTES);
        try (var channel = FileChannel.open(file)) {
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // read on: a channel may give less than it is asked for
            }
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
        return head.flip();
    }

    /// Refuses what is no model file by its first bytes.
    ///
    /// @throws UnreadableFileException with what it is instead
    public static void checked(Path file) throws UnreadableFileException {
        Refusals.check(file, of(file));
    }

    /// Refuses what would be waited for without end, or is not there.
    ///
    /// @throws UnreadableFileException with what it is instead
    public static void regular(Path file) throws UnreadableFileException {
        if (!Files.isRegularFile(file)) {
            throw irregular(file);
        }
    }

    /// The refusal of something that is no file.
    public static UnreadableFileException irregular(Path file) {
        try {
            Folders.followed(file);
        } catch (UnreadableFileException e) {
            return e;
        }
        return new UnreadableFileException(
                file,
                Files.isDirectory(file)
                        ? "is a folder under the name of a file. Open what lies in it."
                        : "is no regular file but a pipe or a device. Save its content to a file"
                                + " and open that.");
    }
}
