package lexiscope.cli;

import lexiscope.work.SafeFile;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/// Keeps a verb from writing over what is there, unless it is told to.
final class OverwriteOption {
    @Option(names = "--overwrite", description = "Write over files that are there.")
    private boolean told;

    /// Whether files that are there may be written over.
    boolean told() {
        return told;
    }

    /// Refuses files that are there already, that are named twice, and that cannot be written;
    /// asked before the work that they are for.
    ///
    /// @throws IllegalArgumentException with a sentence that names the first
    void check(List<Path> files) {
        var seen = new HashSet<Path>();
        for (Path file : files) {
            if (!seen.add(file.toAbsolutePath().normalize())) {
                throw new IllegalArgumentException(
                        file + " is asked for twice; name two different files.");
            }
            // a link that leads nowhere is there too
            if (!told && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IllegalArgumentException(
                        file
                                + " is there already and was left as it is. Choose another file,"
                                + " or say --overwrite.");
            }
            writable(file);
        }
    }

    /// Refuses a file that cannot be written.
    static void writable(Path file) {
        try {
            SafeFile.check(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
