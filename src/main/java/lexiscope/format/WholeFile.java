package lexiscope.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file whole or not at all.
///
/// The bytes go to a temporary file in the same folder, which is synced and then moved to the name:
/// a full disk, a killed process or a mistake half way leaves the older file as it was.
public final class WholeFile {
    private WholeFile() {}

    /// What writes the bytes.
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /// Writes `content` to `file`; where that is a link, to the file it leads to.
    ///
    /// @throws IOException when it cannot be written; nothing is left behind then
    public static void write(Path file, Content content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(target + " is a folder; name a file");
        }
        Path part = Files.createTempFile(folder, ".lexiscope-", ".part");
        try {
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    var out = Channels.newOutputStream(channel)) {
                content.to(out);
                channel.force(true);
            }
            readable(part);
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Temporary files are made for their owner alone; a written model is for everybody the folder
    /// is for.
    private static void readable(Path part) throws IOException {
        var view =
                Files.getFileAttributeView(
                        part, java.nio.file.attribute.PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(
                    java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
