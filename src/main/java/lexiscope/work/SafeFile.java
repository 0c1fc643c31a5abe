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
        if (folder == null || Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException(target + " is not a file that can be written");
        }
        Files.createDirectories(folder);
        // made like any file, so that it has the permissions of any file
        String name =
                "." + target.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".part";
        Path temporary = folder.resolve(name);
        Leftovers.add(temporary);
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
            Leftovers.forget(temporary);
        }
    }

    /// Finds out whether a file could be written, before the work that it is for: makes a file
    /// beside it, or beside its first folder that is there, and takes it away.
    ///
    /// @throws IOException with a sentence where it could not
    public static void check(Path file) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new IOException(file + " is a folder; name a file.");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException(file + " is no ordinary file, and none is put in its place.");
        }
        Path folder = target.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(
                    file
                            + " cannot be written: "
                            + folder
                            + " is no folder. Choose another place.");
        }
        Path tried = folder.resolve("." + Long.toHexString(System.nanoTime()) + ".part");
        Leftovers.add(tried);
        try {
            Files.createFile(tried);
        } catch (IOException e) {
            throw new IOException(
                    file + " cannot be written: nothing can be made in " + folder + ".", e);
        } finally {
            Files.deleteIfExists(tried);
            Leftovers.forget(tried);
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
