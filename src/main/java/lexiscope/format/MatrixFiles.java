package lexiscope.format;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.Folders;
import lexiscope.format.file.Refusals;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName.Holds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The files of a folder that may hold its matrix, the likelier first: the formats say which names
/// and in which turn.
final class MatrixFiles {
    /// Files of training and of other parts of a model.
    private static final Set<String> NOT_MATRICES =
            Set.of(
                    "optimizer.bin",
                    "optimizer.pt",
                    "scheduler.pt",
                    "training_args.bin",
                    "rng_state.pth",
                    "adapter_model.safetensors",
                    "adapter_model.bin");

    private MatrixFiles() {}

    /// @param beside the settings in the folder
    static List<Path> in(Formats formats, Path folder, TokenizerConfig beside)
            throws UnreadableFileException {
        var names = Folders.files(folder, MatrixFiles::wanted).stream().map(Folders::name).toList();
        Set<String> uncovered = formats.uncovered(names);
        var found = new LinkedHashSet<Path>();
        for (var named : formats.searched(Holds.MATRIX)) {
            for (Path file : named.in(folder)) {
                String name = Folders.name(file);
                boolean below = !named.name().folder().isEmpty();
                if ((below ? wanted(name) : uncovered.contains(name))
                        && !found.contains(file)
                        && named.format().meant(file, beside)) {
                    found.add(file);
                }
            }
        }
        // what is known and not read comes last, so that its refusal is said where nothing else is
        found.addAll(
                Folders.files(
                        folder, n -> wanted(n) && Refusals.known(n.toLowerCase(Locale.ROOT))));
        return new ArrayList<>(found);
    }

    private static boolean wanted(String name) {
        return !NOT_MATRICES.contains(name)
                && !name.startsWith(".")
                && !name.contains(".part")
                && !name.startsWith("lexiscope-");
    }
}
