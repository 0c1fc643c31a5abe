package lexiscope.work;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file so that it is whole or not there: beside the target first, synced, then moved over
/// it.
public final class SafeFile {
    private SafeFile() {}

    /// Writes the content.
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /// Writes `file`, or where it is a link the file it leads to; when that fails the old file
    /// stays as it was.
    public static void write(Path file, Content content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(target + " is not a file that can be written");
        }
        Files.createDirectories(folder);
        // made like any file, so that it has the permissions of any file
        String name =
                "." + target.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".part";
        Path temporary = folder.resolve(name);
        try {
            try (var channel =
                    FileChannel.open(
                            temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                var out = Channels.newOutputStream(channel);
                content.to(out);
                out.flush();
                channel.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
