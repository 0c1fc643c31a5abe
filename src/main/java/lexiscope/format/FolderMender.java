package lexiscope.format;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.folder.FolderPlan;
import lexiscope.format.folder.Mending;
import lexiscope.format.folder.Mends;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds what is wrong in the files of a model, and writes a copy in which it is mended; the files
/// themselves stay as they are.
public final class FolderMender {
    private FolderMender() {}

    /// Something that is wrong, and its mend.
    ///
    /// @param file the file at fault, as it lies in the folder, or the tensor
    /// @param what what is wrong, a sentence
    /// @param mend what the copy has instead, a sentence
    public record Finding(String file, String what, String mend) {}

    /// What is wrong; nothing is written.
    ///
    /// @param opened what the model was opened from
    public static List<Finding> findings(LanguageModel model, List<Path> opened)
            throws UnreadableFileException {
        return mending(model, opened, Set.of()).findings().stream()
                .map(f -> new Finding(f.file(), f.what(), f.mend()))
                .toList();
    }

    /// The mended copy, without writing: its files, their sizes, what changes in each.
    ///
    /// @param left what is found and stays as it is
    /// @throws IllegalArgumentException with a sentence where nothing is to be mended
    public static FolderWriter.Preview preview(
            LanguageModel model, List<Path> opened, Set<Finding> left)
            throws UnreadableFileException {
        return FolderWriter.preview(plan(model, opened, left, false));
    }

    /// Writes a copy in which all that is wrong is mended.
    public static FolderWriter.Result write(
            LanguageModel model,
            List<Path> opened,
            Path target,
            FolderWriter.Options options,
            Progress progress)
            throws IOException, UnreadableFileException {
        return write(model, opened, Set.of(), target, options, progress);
    }

    /// Writes a mended copy.
    ///
    /// @param left what is found and stays as it is
    /// @param target the folder; it need not be there
    /// @param progress told how far it is; stopped by it, nothing is left behind
    /// @throws IllegalArgumentException with a sentence where nothing is wrong, or the target is
    ///   not one; nothing is written then
    /// @throws IOException where writing fails; the target is as it was then
    public static FolderWriter.Result write(
            LanguageModel model,
            List<Path> opened,
            Set<Finding> left,
            Path target,
            FolderWriter.Options options,
            Progress progress)
            throws IOException, UnreadableFileException {
        FolderWriter.check(target, opened);
        FolderPlan plan = plan(model, opened, left, options.onlyNew());
        return FolderWriter.write(plan, model, target, options, progress);
    }

    private static FolderPlan plan(
            LanguageModel model, List<Path> opened, Set<Finding> left, boolean onlyNew)
            throws UnreadableFileException {
        Mends mending = mending(model, opened, left);
        if (mending.mends().isEmpty()) {
            throw new IllegalArgumentException(
                    mending.findings().isEmpty()
                            ? "Nothing was found that needs mending, so no copy was written."
                            : "Nothing of what was found is to be mended, so no copy was written.");
        }
        return FolderPlan.of(mending.mended(), mending.change(), model, onlyNew);
    }

    private static Mends mending(LanguageModel model, List<Path> opened, Set<Finding> left)
            throws UnreadableFileException {
        boolean differs =
                model.facts().tied().orElse(false)
                        && model.matrix().isPresent()
                        && model.output().isPresent()
                        && OutputRows.differing("", model.matrix().get(), model.output().get())
                                .isPresent();
        var source = FolderWriter.source(opened, model);
        return Mending.of(
                source,
                model,
                differs,
                FolderPlan.lacksOutput(source, model),
                left.stream()
                        .map(f -> new Mends.Finding(f.file(), f.what(), f.mend()))
                        .collect(Collectors.toSet()));
    }
}
