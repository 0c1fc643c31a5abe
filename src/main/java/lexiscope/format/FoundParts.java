package lexiscope.format;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelFacts;
import lexiscope.model.ModelNote;
import lexiscope.model.ModelNote.Kind;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The parts of a model as they are found, and how they are joined.
final class FoundParts {
    private final List<Path> sources = new ArrayList<>();
    private final List<Path> beside = new ArrayList<>();
    private final List<ModelParts> parts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<ModelNote> warnings = new ArrayList<>();
    private ModelConfig config = ModelConfig.NONE;

    void add(Path source, ModelParts found) {
        sources.add(source);
        parts.add(found);
    }

    /// Adds a part that goes before all others.
    void addFirst(Path source, ModelParts found) {
        sources.addFirst(source);
        parts.addFirst(found);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    /// Notes what does not work.
    void warn(Kind kind, String sentence) {
        warnings.add(new ModelNote(kind, sentence));
    }

    void config(ModelConfig read) {
        config = read;
        notes.addAll(read.notes());
    }

    ModelConfig config() {
        return config;
    }

    /// The part with the matrix.
    ///
    /// @throws UnreadableFileException when none has one
    ModelParts matrixParts(Path folder) throws UnreadableFileException {
        return parts.stream()
                .filter(p -> p.matrix().isPresent())
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnreadableFileException(
                                        folder,
                                        "holds no embedding matrix, which the adapter needs. Fetch"
                                                + " the base model's weights."));
    }

    /// Files that were read beside those with parts of their own: the base of an adapter.
    void alsoRead(FoundParts other) {
        beside.addAll(other.sources);
    }

    /// Hands over what belongs to the tokenizer.
    void tokenizerInto(FoundParts other) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).tokenizer().isPresent()) {
                other.add(sources.get(i), parts.get(i));
            }
        }
    }

    boolean hasTokenizer() {
        return parts.stream().anyMatch(p -> p.tokenizer().isPresent());
    }

    boolean hasWords() {
        return parts.stream().anyMatch(p -> p.words().isPresent());
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// Rows of the matrix, or -1 without one.
    int rows() {
        return matrix().map(EmbeddingMatrix::rows).orElse(-1);
    }

    private Optional<EmbeddingMatrix> matrix() {
        return first(p -> p.matrix().stream());
    }

    private <T> Optional<T> first(java.util.function.Function<ModelParts, Stream<T>> of) {
        return parts.stream().flatMap(of).findFirst();
    }

    /// What was read and is no part of the model, since others gave all that it holds.
    List<Path> unused() {
        var unused = new ArrayList<Path>();
        boolean tokenizer = false;
        boolean words = false;
        boolean matrix = false;
        for (int i = 0; i < parts.size(); i++) {
            ModelParts part = parts.get(i);
            boolean gives =
                    part.tokenizer().isPresent() && !tokenizer
                            || part.matrix().isPresent() && !matrix
                            || part.words().isPresent() && !tokenizer && !words;
            boolean holds =
                    part.tokenizer().isPresent()
                            || part.matrix().isPresent()
                            || part.words().isPresent();
            if (holds && !gives) {
                unused.add(sources.get(i));
            }
            tokenizer |= part.tokenizer().isPresent();
            matrix |= part.matrix().isPresent();
            words |= part.words().isPresent();
        }
        return unused;
    }

    /// The model.
    ///
    /// @param path what it goes by the name of
    /// @param arena owns what is mapped; the model closes it
    LanguageModel joined(Path path, Arena arena) {
        Optional<Tokenizer> tokenizer = first(p -> p.tokenizer().stream());
        Optional<EmbeddingMatrix> matrix = matrix();
        Vocabulary vocabulary =
                tokenizer
                        .map(Tokenizer::vocabulary)
                        .or(() -> first(p -> p.words().stream()))
                        .orElseGet(() -> numbered(matrix.map(EmbeddingMatrix::rows).orElse(0)));
        var said = new ArrayList<>(warnings);
        if (config.tied().orElse(false)) {
            parts.stream()
                    .flatMap(p -> differing(p).stream())
                    .forEach(s -> said.add(new ModelNote(Kind.DOUBT, s)));
        }
        var remarks = new ArrayList<String>();
        for (ModelParts part : parts) {
            // where another file has a tokenizer that is read, this one's is not missed
            part.refusal()
                    .ifPresent(
                            why -> {
                                if (tokenizer.isEmpty()) {
                                    said.add(new ModelNote(Kind.NO_TOKENIZER, why));
                                } else {
                                    remarks.add(why);
                                }
                            });
            remarks.addAll(part.notes());
        }
        remarks.addAll(notes);
        boolean named = tokenizer.isPresent() || first(p -> p.words().stream()).isPresent();
        if (named && matrix.isPresent()) {
            numbers(vocabulary, matrix.get()).ifPresent(remarks::add);
        }
        tokenizer.ifPresent(t -> otherWords(t.vocabulary()).ifPresent(remarks::add));
        remarks.stream().distinct().forEach(s -> said.add(new ModelNote(Kind.REMARK, s)));
        var facts =
                new ModelFacts(
                        Folders.name(path),
                        first(p -> Stream.of(p.family()).filter(f -> !f.isEmpty()))
                                .orElse("matrix only"),
                        first(p -> Stream.of(p.tensor()).filter(t -> !t.isEmpty())).orElse(""),
                        tied(matrix.isPresent()),
                        config.contextLength(),
                        Stream.concat(sources.stream(), beside.stream())
                                .map(Path::toString)
                                .distinct()
                                .toList(),
                        said);
        var model = new LanguageModel(facts, vocabulary, tokenizer, matrix, arena);
        Optional<EmbeddingMatrix> output = first(p -> p.output().stream());
        return output.map(model::withOutput).orElse(model);
    }

    /// Input and output are one where the configuration or the file says so, and where a model that
    /// writes text has no other matrix to do so with.
    private Optional<Boolean> tied(boolean matrix) {
        if (!matrix) {
            return Optional.empty();
        }
        Optional<Boolean> byFile = first(p -> p.tied().stream());
        boolean said = config.tied().isPresent();
        if (said && config.tied().get()) {
            return Optional.of(true);
        }
        // without an output matrix only a model that writes text must have tied it
        return byFile.isPresent() || !config.writesText() ? byFile : Optional.of(!said);
    }

    private static Optional<String> differing(ModelParts part) {
        return part.matrix().isEmpty() || part.output().isEmpty()
                ? Optional.empty()
                : OutputRows.differing(
                        part.outputTensor(), part.matrix().get(), part.output().get());
    }

    /// Vocabulary and matrix in numbers, where they differ.
    private static Optional<String> numbers(Vocabulary vocabulary, EmbeddingMatrix matrix) {
        if (vocabulary.size() == matrix.rows()) {
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

    /// Where the matrix names words of its own: whether they are those of the tokenizer.
    private Optional<String> otherWords(Vocabulary tokens) {
        Optional<Vocabulary> words = first(p -> p.words().stream());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        int differ = 0;
        int both = Math.min(words.get().size(), tokens.size());
        for (int id = 0; id < both; id++) {
            boolean same =
                    words.get().has(id)
                            && tokens.has(id)
                            && words.get().spelling(id).equals(tokens.spelling(id));
            differ += same ? 0 : 1;
        }
        return differ == 0
                ? Optional.empty()
                : Optional.of(
                        "The file of the rows names "
                                + number(differ)
                                + " of its words otherwise than the tokenizer does; rows are taken"
                                + " by their number.");
    }

    private static String number(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /// Where nothing names the rows, they go by their numbers.
    private static Vocabulary numbered(int rows) {
        @Nullable String[] names = new @Nullable String[rows];
        for (int id = 0; id < rows; id++) {
            names[id] = String.valueOf(id);
        }
        return new Vocabulary(names, new HashMap<>(), new Spelling.Plain());
    }
}
