package lexiscope.cli;

import lexiscope.model.LanguageModel;

import picocli.CommandLine.Option;

import java.io.IOException;
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

    /// Refuses a file that the model was read from.
    ///
    /// @throws IllegalArgumentException with a sentence
    void check(LanguageModel model, Path file) throws IOException {
        for (String source : model.facts().sources()) {
            Path one = Path.of(source);
            if (!told && Files.exists(file) && Files.exists(one) && Files.isSameFile(file, one)) {
                throw new IllegalArgumentException(
                        file
                                + " is part of the model that is open and was left as it is. Choose"
                                + " another file, or say --overwrite.");
            }
        }
    }
}
