package lexiscope.format;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelFacts;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Opens a model: the one door to files.
public final class ModelReader {
    private ModelReader() {}

    /// Opens a folder or a single file.
    public static LanguageModel open(Path path, Progress progress) throws UnreadableFileException {
        return open(path, "", progress);
    }

    /// Opens a folder or a single file. In a folder the tokenizer and the matrix are looked for; a
    /// file gives what it holds.
    ///
    /// @param tensor the tensor to take as the matrix, or "" to find it
    /// @throws UnreadableFileException with a sentence; nothing stays mapped then
    @SuppressWarnings("MustBeClosed") // the model owns the arena and closes it
    public static LanguageModel open(Path path, String tensor, Progress progress)
            throws UnreadableFileException {
        Path whole = path.toAbsolutePath().normalize();
        if (!Files.exists(whole)) {
            throw new UnreadableFileException(
                    whole, "there is no such file or folder (looked for " + whole + ").");
        }
        Arena arena = Arena.ofShared();
        try {
            LanguageModel model =
                    Files.isDirectory(whole)
                            ? folder(whole, tensor, arena, progress)
                            : joined(
                                    whole,
                                    List.of(whole),
                                    List.of(file(whole, tensor, arena, progress)),
                                    ModelConfig.NONE,
                                    arena);
            progress.at(1, "opened");
            return model;
        } catch (UnreadableFileException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static LanguageModel folder(Path folder, String tensor, Arena arena, Progress progress)
            throws UnreadableFileException {
        var read = new ArrayList<Path>();
        var parts = new ArrayList<Parts>();
        var tokenizer = TokenizerFiles.read(folder, arena, progress.part(0, 0.7));
        if (tokenizer.isPresent()) {
            read.addAll(tokenizer.get().files());
            parts.add(tokenizer.get().parts());
        }
        UnreadableFileException failed = null;
        for (Path matrix : safetensors(folder)) {
            try {
                parts.add(file(matrix, tensor, arena, progress.part(0.7, 1)));
                read.add(matrix);
                failed = null;
                break;
            } catch (UnreadableFileException e) {
                failed = failed == null ? e : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
        if (parts.isEmpty()) {
            throw new UnreadableFileException(
                    folder,
                    "holds no model that can be read. Looked for tokenizer.json and *.safetensors;"
                            + " open the folder that has them.");
        }
        return joined(folder, read, parts, ModelConfig.read(folder), arena);
    }

    private static List<Path> safetensors(Path folder) throws UnreadableFileException {
        try (var files = Files.list(folder)) {
            return files.filter(
                            f -> f.toString().endsWith(".safetensors") && Files.isRegularFile(f))
                    .sorted(
                            Comparator.comparing((Path f) -> !f.endsWith("model.safetensors"))
                                    .thenComparing(f -> f))
                    .toList();
        } catch (IOException e) {
            throw new UnreadableFileException(
                    folder, "cannot be listed (" + e.getMessage() + ").", e);
        }
    }

    /// The first bytes of a file, up to 4,096.
    static ByteBuffer head(Path file) throws UnreadableFileException {
        var head = ByteBuffer.allocate(4096);
        try (var channel = FileChannel.open(file)) {
            while (head.hasRemaining() && channel.read(head) >= 0) {}
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
        return head.flip().asReadOnlyBuffer();
    }

    private static Parts file(Path file, String tensor, Arena arena, Progress progress)
            throws UnreadableFileException {
        ByteBuffer head = head(file);
        for (Format format : Formats.ALL) {
            if (format.probe(file, head.asReadOnlyBuffer())) {
                return format.read(file, tensor, arena, progress);
            }
        }
        throw new UnreadableFileException(
                file,
                "is of no known format. Supported are: "
                        + String.join(", ", Formats.ALL.stream().map(Format::name).toList())
                        + ".");
    }

    private static LanguageModel joined(
            Path path, List<Path> read, List<Parts> parts, ModelConfig config, Arena arena) {
        Optional<Tokenizer> tokenizer =
                parts.stream().flatMap(p -> p.tokenizer().stream()).findFirst();
        Optional<EmbeddingMatrix> matrix =
                parts.stream().flatMap(p -> p.matrix().stream()).findFirst();
        Vocabulary vocabulary = tokenizer.map(Tokenizer::vocabulary).orElseGet(ModelReader::none);
        var notes = new ArrayList<String>();
        parts.forEach(p -> notes.addAll(p.notes()));
        notes.addAll(config.notes());
        matrix.ifPresent(m -> numbers(vocabulary, tokenizer.isPresent(), m).ifPresent(notes::add));
        boolean output = parts.stream().anyMatch(Parts::hasOutputMatrix);
        Optional<Boolean> tied =
                matrix.isEmpty()
                        ? Optional.empty()
                        : output ? Optional.of(false) : config.tied().filter(t -> t);
        String family =
                parts.stream()
                        .map(Parts::family)
                        .filter(f -> !f.isEmpty())
                        .findFirst()
                        .orElse("matrix only");
        String tensor =
                parts.stream().map(Parts::tensor).filter(t -> !t.isEmpty()).findFirst().orElse("");
        Path name = path.getFileName();
        var facts =
                new ModelFacts(
                        name == null ? path.toString() : name.toString(),
                        family,
                        tensor,
                        tied,
                        config.contextLength(),
                        read.stream().map(Path::toString).toList(),
                        notes);
        return new LanguageModel(facts, vocabulary, tokenizer, matrix, arena);
    }

    /// Vocabulary, tokenizer and matrix in numbers, where they differ.
    private static Optional<String> numbers(
            Vocabulary vocabulary, boolean tokenizer, EmbeddingMatrix matrix) {
        if (!tokenizer || vocabulary.size() == matrix.rows()) {
            return Optional.empty();
        }
        String rest =
                matrix.rows() > vocabulary.size()
                        ? "The last rows belong to no token."
                        : "Tokens from id " + number(matrix.rows()) + " on have no row.";
        return Optional.of(
                "The vocabulary has "
                        + number(vocabulary.modelSize())
                        + " entries, "
                        + number(vocabulary.size())
                        + " with added tokens; the matrix has "
                        + number(matrix.rows())
                        + " rows. "
                        + rest);
    }

    private static String number(int n) {
        return String.format(java.util.Locale.ROOT, "%,d", n);
    }

    private static Vocabulary none() {
        return new Vocabulary(new @Nullable String[0], new HashMap<>(), new Spelling.Plain());
    }
}
