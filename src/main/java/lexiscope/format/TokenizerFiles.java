package lexiscope.format;

import lexiscope.work.Progress;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the tokenizer of a folder, in the order of `transformers`: `tokenizer.json`, then
/// `tekken.json`, a `.model` (SentencePiece or tiktoken), `vocab.json` with `merges.txt`, BERT's
/// `vocab.txt`.
final class TokenizerFiles {
    /// What was found.
    ///
    /// @param files the files it was read from
    record Found(List<Path> files, Parts parts) {}

    private TokenizerFiles() {}

    /// Reads the tokenizer of a folder, if there is one.
    static Optional<Found> read(Path folder, Arena arena, Progress progress)
            throws UnreadableFileException {
        Path json = folder.resolve("tokenizer.json");
        if (Files.isRegularFile(json)) {
            return found(json, new TokenizerJsonFile().read(json, "", arena, progress));
        }
        var config = TokenizerConfig.read(folder);
        Path tekken = folder.resolve("tekken.json");
        if (Files.isRegularFile(tekken)) {
            return found(tekken, new TekkenFile().read(tekken, "", arena, progress));
        }
        for (Path tiktoken : ending(folder, ".tiktoken")) {
            return found(tiktoken, new TiktokenFile().read(tiktoken, config));
        }
        for (String name : List.of("vocab.json", "encoder.json")) {
            Path vocab = folder.resolve(name);
            if (Files.isRegularFile(vocab)) {
                Path merges = VocabMergesFile.merges(vocab);
                return Optional.of(
                        new Found(
                                List.of(vocab, merges),
                                new VocabMergesFile().read(vocab, merges, config)));
            }
        }
        Path txt = folder.resolve("vocab.txt");
        if (Files.isRegularFile(txt)) {
            return found(txt, new VocabTxtFile().read(txt, config));
        }
        return Optional.empty();
    }

    private static Optional<Found> found(Path file, Parts parts) {
        return Optional.of(new Found(List.of(file), parts));
    }

    private static List<Path> ending(Path folder, String suffix) throws UnreadableFileException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(suffix) && Files.isRegularFile(f))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UnreadableFileException(
                    folder, "cannot be listed (" + e.getMessage() + ").", e);
        }
    }
}
