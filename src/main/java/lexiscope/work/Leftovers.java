package lexiscope.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Files that are of no use unless the work that makes them ends: they are removed when the program
/// is ended before (Ctrl C, or the system going down).
public final class Leftovers {
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::remove, "leftovers"));
    }

    private Leftovers() {}

    /// From now on the file is one.
    public static void add(Path file) {
        OPEN.add(file);
    }

    /// It is gone, or has become what it was for.
    public static void forget(Path file) {
        OPEN.remove(file);
    }

    private static void remove() {
        for (Path file : OPEN) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException _) {
                // nobody is left to be told
            }
        }
    }
}
