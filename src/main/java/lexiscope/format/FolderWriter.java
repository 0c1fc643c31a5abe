package lexiscope.format;

import lexiscope.change.ModelChange;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.folder.FolderPlan;
import lexiscope.format.folder.FolderSource;
import lexiscope.format.tokenizerjson.TokenizerJsonFile;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordLevel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.work.Progress;
import lexiscope.work.SafeFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes whole folders: a model with a change, so that anyone's loader finds all of it, or
/// nothing. The one writer of adding tokens, trimming and mending.
public final class FolderWriter {
    private FolderWriter() {}

    /// How a folder is written.
    ///
    /// @param overwrite whether files that are there may be written over
    /// @param onlyNew whether only the small files and the changed rows are written
    public record Options(boolean overwrite, boolean onlyNew) {
        /// All files, over nothing.
        public static final Options PLAIN = new Options(false, false);
    }

    /// What was written.
    ///
    /// @param files their names within the folder
    /// @param notes what a person should know, a sentence each
    public record Result(List<String> files, List<String> notes) {}

    /// A folder before it is written.
    ///
    /// @param files its files
    /// @param bytes of all of them
    /// @param rows rows of the input matrix afterwards, -1 where the folder has none
    /// @param notes what a person should know, a sentence each
    public record Preview(List<FileLine> files, long bytes, int rows, List<String> notes) {}

    /// A file that will be.
    ///
    /// @param name where in the folder, with slashes
    /// @param bytes its size; 0 where that is known only when it is written
    /// @param about what becomes of it
    public record FileLine(String name, long bytes, String about) {}

    /// What would be written, without writing: the files, their sizes, what changes in each.
    ///
    /// @param opened what the model was opened from: a folder, a file, or files picked by hand
    /// @throws IllegalArgumentException with a sentence where the change cannot be carried out
    /// @throws UnreadableFileException where a file that must be changed cannot be read
    public static Preview preview(
            ModelChange change, LanguageModel model, List<Path> opened, Options options)
            throws UnreadableFileException {
        return preview(plan(change, model, opened, options));
    }

    static Preview preview(FolderPlan plan) {
        return new Preview(
                plan.lines().stream()
                        .map(l -> new FileLine(l.name(), l.bytes(), l.about()))
                        .toList(),
                plan.bytes(),
                plan.rows(),
                plan.notes());
    }

    /// Bytes of all files that the model's folder has, or that were picked.
    public static long bytes(LanguageModel model, List<Path> opened)
            throws UnreadableFileException {
        long bytes = 0;
        for (var file : source(opened, model).files().entrySet()) {
            try {
                bytes += Files.size(file.getValue());
            } catch (IOException e) {
                throw new UnreadableFileException(
                        file.getValue(), "cannot be read (" + e.getMessage() + ").", e);
            }
        }
        return bytes;
    }

    private static FolderPlan plan(
            ModelChange change, LanguageModel model, List<Path> opened, Options options)
            throws UnreadableFileException {
        return FolderPlan.of(source(opened, model), change, model, options.onlyNew());
    }

    /// The tokenizer after a change, read from what would be written: whatever it does in a preview
    /// it does in the folder.
    public static Tokenizer tokenizer(ModelChange change, LanguageModel model)
            throws UnreadableFileException {
        return read(FolderPlan.tokenizer(change, model));
    }

    /// The tokenizer of a model in the words of a `tokenizer.json`, whose subword model is BPE,
    /// Unigram, WordPiece or a list of words; the tokenizer itself where it is one of these.
    ///
    /// @throws IllegalArgumentException with a sentence where there is none, or it cannot be said
    ///   so
    public static Tokenizer plain(LanguageModel model) throws UnreadableFileException {
        var own = model.tokenizer();
        boolean plain =
                own.map(t -> t.stages().model())
                        .filter(
                                m ->
                                        m instanceof Bpe
                                                || m instanceof Unigram
                                                || m instanceof WordPiece
                                                || m instanceof WordLevel)
                        .isPresent();
        return plain
                ? own.orElseThrow()
                : tokenizer(ModelChange.adding("", 0, Map.of(), Map.of()), model);
    }

    private static Tokenizer read(byte[] json) throws UnreadableFileException {
        return TokenizerJsonFile.parts(Path.of("tokenizer.json"), json)
                .tokenizer()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The changed tokenizer would not be read again."));
    }

    /// The ids that the model's configurations and settings name, those of rows without a token
    /// too: they cannot go.
    public static Set<Integer> named(List<Path> opened, LanguageModel model)
            throws UnreadableFileException {
        return FolderPlan.named(source(opened, model), model);
    }

    /// Rows of the input matrix behind those that the configuration counts, where the model is made
    /// so (Mllama): they stay behind all others, whatever becomes of the vocabulary.
    public static int rowsBeyond(List<Path> opened, LanguageModel model)
            throws UnreadableFileException {
        return FolderPlan.rowsBeyond(source(opened, model), model);
    }

    /// Writes a model with a change.
    ///
    /// @param model as it was opened, without the change
    /// @param opened what it was opened from
    /// @param target the folder; it need not be there
    /// @param progress told how far it is; stopped by it, nothing is left behind
    /// @throws IllegalArgumentException with a sentence where the change cannot be carried out, or
    ///   the target is not one; nothing is written then
    /// @throws IOException where writing fails; the target is as it was then
    public static Result write(
            ModelChange change,
            LanguageModel model,
            List<Path> opened,
            Path target,
            Options options,
            Progress progress)
            throws IOException, UnreadableFileException {
        check(target, opened);
        return write(plan(change, model, opened, options), model, target, options, progress);
    }

    /// Writes what was decided.
    static Result write(
            FolderPlan plan, LanguageModel model, Path target, Options options, Progress progress)
            throws IOException {
        free(target, plan, options);
        OwnFiles.refuse(plan.names().stream().map(target::resolve).toList(), model);
        plan.write(target, progress);
        return new Result(plan.names(), plan.notes());
    }

    /// Finds out whether a folder could be written there at all, before the work that it is for.
    ///
    /// @throws IllegalArgumentException with a sentence where it could not
    public static void check(Path target, List<Path> opened) {
        try {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.exists(target)) {
                throw new IllegalArgumentException(
                        target + " is a link that leads nowhere. Choose another folder.");
            }
            if (Files.exists(target) && !Files.isDirectory(target)) {
                throw new IllegalArgumentException(target + " is a file; name a folder.");
            }
            for (Path each : opened) {
                inside(target, each);
            }
            SafeFile.check(target.resolve("tokenizer.json"));
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// Refuses a target that is the folder of the model, or lies in it.
    private static void inside(Path target, Path opened) throws IOException {
        if (!Files.exists(opened)) {
            return;
        }
        Path model = opened.toRealPath();
        Path at = target.toAbsolutePath().normalize();
        while (at != null && !Files.exists(at)) {
            at = at.getParent();
        }
        Path real = at == null ? target.toAbsolutePath() : at.toRealPath();
        boolean folder = Files.isDirectory(model);
        if (folder && Files.exists(target) && real.equals(model)) {
            throw new IllegalArgumentException(
                    target
                            + " is part of the model that is open and was left as it is. Choose"
                            + " another folder.");
        }
        if (folder && real.startsWith(model)) {
            throw new IllegalArgumentException(
                    target
                            + " lies in the folder of the model that is open, which is left as it"
                            + " is. Choose a folder elsewhere.");
        }
    }

    /// Refuses to write over what is there, and beside what would contradict the new files.
    private static void free(Path target, FolderPlan plan, Options options) throws IOException {
        if (!Files.isDirectory(target)) {
            return;
        }
        var names = plan.names();
        for (String name : names) {
            Path file = target.resolve(name);
            if (Files.isDirectory(file)) {
                throw new IllegalArgumentException(
                        file + " is a folder, where a file would be. Choose another folder.");
            }
            if (!options.overwrite() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileThereException(file);
            }
        }
        if (options.onlyNew()) {
            return;
        }
        try (var there = Files.list(target)) {
            for (Path file : there.sorted().toList()) {
                String name = Folders.name(file);
                if (FolderPlan.weights(name) && !names.contains(name)) {
                    throw new IllegalArgumentException(
                            file
                                    + " is of another model and would contradict the new files."
                                    + " Choose another folder, or take it out.");
                }
            }
        }
    }

    /// The files that were opened.
    static FolderSource source(List<Path> opened, LanguageModel model)
            throws UnreadableFileException {
        if (opened.size() == 1 && Files.isDirectory(opened.getFirst())) {
            Path folder = HubFolders.meant(opened.getFirst().toAbsolutePath().normalize());
            return FolderSource.of(folder, SentenceTransformers.root(folder));
        }
        var files = new java.util.LinkedHashSet<Path>();
        for (Path each : opened) {
            if (Files.isRegularFile(each)) {
                files.add(each.toAbsolutePath().normalize());
            }
        }
        for (String each : model.facts().sources()) {
            files.add(Path.of(each));
        }
        return FolderSource.of(List.copyOf(files));
    }
}
