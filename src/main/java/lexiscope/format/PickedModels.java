package lexiscope.format;

import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Paths picked together: which of them are one model, and which are each one of their own.
///
/// Files that complete each other (a tokenizer and a matrix, the parts of one that is split, what
/// lies in one folder) are one model. A folder is one, and takes the files beside it only where it
/// lacks what they hold.
public final class PickedModels {
    /// Endings that many parts of one model share.
    private static final Set<String> PARTS = Set.of("json", "txt");

    private PickedModels() {}

    /// Opens all that was picked.
    ///
    /// @param paths at least one
    /// @param tensor the tensor to take as the matrix, or "" to find it
    /// @return at least one model, in the order of the paths; the caller closes them
    /// @throws UnreadableFileException as [ModelReader#open(List, String, Progress)]; nothing stays
    ///   open then
    public static List<LanguageModel> open(List<Path> paths, String tensor, Progress progress)
            throws UnreadableFileException {
        var open = new ArrayList<LanguageModel>();
        try {
            List<Path> files = new ArrayList<>();
            int folders = 0;
            for (Path path : paths) {
                if (Files.isDirectory(path)) {
                    folders++;
                    open.add(ModelReader.open(List.of(path), tensor, progress));
                } else {
                    files.add(path);
                }
            }
            if (folders == 1 && !files.isEmpty() && lacks(open.getFirst())) {
                open.removeFirst().close();
                List<Path> all = paths.stream().map(p -> p.toAbsolutePath().normalize()).toList();
                files.clear();
                files.addAll(all);
            }
            while (!files.isEmpty()) {
                var unused = new ArrayList<Path>();
                LanguageModel next =
                        ModelReader.open(Formats.KNOWN, files, tensor, unused::addAll, progress);
                open.add(next);
                files = others(unused, next);
            }
            return open;
        } catch (UnreadableFileException | RuntimeException e) {
            open.forEach(LanguageModel::close);
            throw e;
        }
    }

    private static boolean lacks(LanguageModel model) {
        return model.tokenizer().isEmpty() || model.matrix().isEmpty();
    }

    /// Those of the files left over that are models of their own: they lie elsewhere than the model
    /// that was opened, or are of a form that holds a whole model.
    private static List<Path> others(List<Path> unused, LanguageModel model) {
        var folders = new HashSet<Path>();
        var endings = new HashSet<String>();
        for (String source : model.facts().sources()) {
            Path file = Path.of(source);
            if (!unused.contains(file)) {
                folders.add(Folders.of(file));
                endings.add(ending(file));
            }
        }
        endings.removeAll(PARTS);
        var others = new ArrayList<Path>();
        for (Path file : unused) {
            if (!folders.contains(Folders.of(file)) || endings.contains(ending(file))) {
                others.add(file);
            }
        }
        return others;
    }

    private static String ending(Path file) {
        String name = Folders.name(file).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
