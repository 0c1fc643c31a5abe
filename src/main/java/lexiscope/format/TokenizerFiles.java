package lexiscope.format;

import lexiscope.work.Progress;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
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

    private static final List<String> MODELS =
            List.of(
                    "tokenizer.model",
                    "spiece.model",
                    "sentencepiece.bpe.model",
                    "sentencepiece.model",
                    "spm.model",
                    "source.spm");

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
        Optional<Path> model = model(folder);
        if (model.isPresent()) {
            return found(model.get(), model(model.get(), config));
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

    /// The `.model` of a folder: the names that `transformers` uses first, then any.
    private static Optional<Path> model(Path folder) throws UnreadableFileException {
        for (String name : MODELS) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return Optional.of(folder.resolve(name));
            }
        }
        for (String suffix : List.of(".model", ".spm", ".tiktoken")) {
            for (Path file : ending(folder, suffix)) {
                ByteBuffer head = ModelReader.head(file);
                if (SentencePieceProto.begins(head)
                        || new TiktokenFile().probe(file, head.duplicate())) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private static Parts model(Path file, TokenizerConfig config) throws UnreadableFileException {
        return SentencePieceProto.begins(ModelReader.head(file))
                ? new SentencePieceFile().read(file, config)
                : new TiktokenFile().read(file, config);
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
