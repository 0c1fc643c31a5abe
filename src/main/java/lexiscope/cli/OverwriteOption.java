package lexiscope.cli;

import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Keeps a verb from writing over what is there, unless it is told to.
final class OverwriteOption {
    @Option(names = "--overwrite", description = "Write over files that are there.")
    private boolean told;

    /// Refuses files of a model that are there already.
    ///
    /// @throws IllegalArgumentException with a sentence that names the first
    void check(List<Path> files) {
        for (Path file : files) {
            if (!told && Files.exists(file)) {
                throw new IllegalArgumentException(
                        file
                                + " is there already and was left as it is. Choose another --out,"
                                + " or say --overwrite.");
            }
        }
    }
}
