package lexiscope.work;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Files and folders that are of no use unless the work that makes them ends: they are removed when
/// the program is ended before (Ctrl C, or the system going down).
public final class Leftovers {
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    /// Held while files are moved to where they belong.
    private static final Object MOVING = new Object();

    /// A folder is looked at so often, as work that has not yet heard of the end may add to it.
    private static final int TRIES = 20;

    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::removeAll, "leftovers"));
    }

    private Leftovers() {}

    /// A step that is done whole or not at all.
    @FunctionalInterface
    public interface Step {
        void run() throws IOException;
    }

    /// From now on the file, or the folder with all in it, is one.
    public static void add(Path file) {
        OPEN.add(file);
    }

    /// It is gone, or has become what it was for.
    public static void forget(Path file) {
        OPEN.remove(file);
    }

    /// Whether the program is ending, and nothing more should be made.
    public static boolean ending() {
        return ending;
    }

    /// Moves files to where they belong; the program does not end meanwhile.
    ///
    /// @throws Cancelled when it is ending already
    public static void uninterrupted(Step moving) throws IOException {
        synchronized (MOVING) {
            if (ending) {
                throw new Cancelled();
            }
            moving.run();
        }
    }

    /// Removes a file, or a folder with all in it; links are removed, not what they lead to.
    public static void remove(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                file,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(each);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path each, IOException failed)
                            throws IOException {
                        if (failed instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failed;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path each, @Nullable IOException failed) throws IOException {
                        Files.deleteIfExists(each);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static void removeAll() {
        synchronized (MOVING) {
            ending = true;
        }
        for (int i = 0; i < TRIES && !OPEN.isEmpty(); i++) {
            boolean gone = true;
            for (Path file : OPEN) {
                gone &= removed(file);
            }
            if (gone) {
                return;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static boolean removed(Path file) {
        try {
            remove(file);
            return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException _) {
            // a file was added meanwhile; nobody is left to be told
            return false;
        }
    }
}
