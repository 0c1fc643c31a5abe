package lexiscope.format;

import lexiscope.embedding.ChosenRows;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.format.numpy.NumpyWriter;
import lexiscope.format.part.FloatRows;
import lexiscope.format.safetensors.SafetensorsWriter;
import lexiscope.format.tokenizerjson.TokenizerJsonWriter;
import lexiscope.format.vectors.TableWriter;
import lexiscope.kernel.DType;
import lexiscope.kernel.Dot;
import lexiscope.model.LanguageModel;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Writes what is open into a file whose name says what of it, and in which form. Whole or not at
/// all; an older file stays until the new one is complete.
public final class ModelWriter {
    private ModelWriter() {}

    /// What can be written, by the ending of the file's name.
    public enum Kind {
        TOKENIZER(".json", "the tokenizer as tokenizer.json"),
        SAFETENSORS(".safetensors", "the matrix, and an output matrix of its own"),
        NUMPY(".npy", "the matrix for numpy"),
        PROJECTOR(".tsv", "the matrix and, beside it, the tokens for the Embedding Projector"),
        WORD2VEC(".vec", "tokens and rows as word2vec's text"),
        TABLE(".csv", "the vocabulary: id, token, kind, norm");

        private final String ending;
        private final String about;

        Kind(String ending, String about) {
            this.ending = ending;
            this.about = about;
        }

        /// What the name of such a file ends in.
        public String ending() {
            return ending;
        }

        /// What it holds, for people.
        public String about() {
            return about;
        }
    }

    /// The kind of a file by its name.
    ///
    /// @throws IllegalArgumentException with a sentence that lists the endings
    public static Kind kind(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            if (name.endsWith(kind.ending)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "What to write is known by the ending of the file's name: "
                        + String.join(
                                ", ", List.of(Kind.values()).stream().map(Kind::ending).toList())
                        + "; “"
                        + name
                        + "” has none of them.");
    }

    /// The files that will be written for one that is asked for.
    public static List<Path> files(Path file) {
        return kind(file) == Kind.PROJECTOR ? List.of(file, metadata(file)) : List.of(file);
    }

    private static Path metadata(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.length() - 4) + "-metadata.tsv");
    }

    /// Writes a file.
    ///
    /// @param as how numbers are stored, where the form leaves a choice; empty: as they are, or F32
    ///   where they are stored in another way
    /// @param progress told how far it is; stopped by it, nothing is left behind
    /// @return what a person should know of the file, a sentence each
    /// @throws IllegalArgumentException with a sentence where the model has nothing of that kind
    public static List<String> write(
            Path file, LanguageModel model, Optional<DType> as, Progress progress)
            throws IOException {
        return kind(file) == Kind.TOKENIZER
                ? TokenizerJsonWriter.write(file, model)
                : write(file, model, Optional.empty(), as, progress);
    }

    /// Writes a file of some tokens only, in the order given.
    ///
    /// @param ids of rows, for the table of the vocabulary of tokens; not to be written
    /// @throws IllegalArgumentException with a sentence where the model has nothing of that kind,
    ///   or a file of that kind has no rows
    public static List<String> write(
            Path file, LanguageModel model, int[] ids, Optional<DType> as, Progress progress)
            throws IOException {
        if (kind(file) == Kind.TOKENIZER) {
            throw new IllegalArgumentException(
                    "A tokenizer.json holds the whole vocabulary; only rows of a matrix or of the"
                            + " vocabulary's table can be chosen.");
        }
        write(file, model, Optional.of(ids), as, progress);
        return kind(file) == Kind.SAFETENSORS || kind(file) == Kind.NUMPY
                ? List.of(
                        "The rows are those of "
                                + ids.length
                                + " chosen tokens, in the order of their ids, which the file does"
                                + " not hold; a .csv with the same filter does.")
                : List.of();
    }

    private static List<String> write(
            Path file,
            LanguageModel model,
            Optional<int[]> ids,
            Optional<DType> as,
            Progress progress)
            throws IOException {
        Vocabulary vocabulary = model.vocabulary();
        IntUnaryOperator id = row -> ids.isPresent() ? ids.get()[row] : row;
        IntFunction<String> words =
                row -> {
                    int token = id.applyAsInt(row);
                    return vocabulary.has(token) ? vocabulary.spelling(token) : "#" + token;
                };
        switch (kind(file)) {
            case TOKENIZER -> throw new IllegalArgumentException("a tokenizer has no rows");
            case SAFETENSORS -> safetensors(file, model, ids, as, progress);
            case NUMPY -> {
                // numpy has no type of its own for BF16
                DType stored = stored(model, as);
                boolean wider = as.isEmpty() && stored == DType.BF16;
                NumpyWriter.write(file, rows(model, ids, progress), wider ? DType.F32 : stored);
            }
            case WORD2VEC -> TableWriter.word2vec(file, rows(model, ids, progress), words);
            case PROJECTOR ->
                    TableWriter.projector(file, rows(model, ids, progress), metadata(file), words);
            case TABLE -> table(file, model, ids, progress);
        }
        return List.of();
    }

    private static void safetensors(
            Path file,
            LanguageModel model,
            Optional<int[]> ids,
            Optional<DType> as,
            Progress progress)
            throws IOException {
        var matrices = new LinkedHashMap<String, FloatRows>();
        String tensor = model.facts().tensor();
        boolean named = tensor.contains("embed") || tensor.contains("wte");
        double first = model.output().isPresent() ? 0.5 : 1;
        matrices.put(
                named ? tensor : "embedding.weight", rows(model, ids, progress.part(0, first)));
        model.output()
                .map(o -> told(FloatRows.of(chosen(o, ids)), progress.part(first, 1)))
                .ifPresent(o -> matrices.put("lm_head.weight", o));
        SafetensorsWriter.write(file, matrices, stored(model, as), Map.of("format", "pt"));
    }

    private static FloatRows rows(LanguageModel model, Optional<int[]> ids, Progress progress) {
        return told(FloatRows.of(chosen(matrix(model), ids)), progress);
    }

    private static EmbeddingMatrix chosen(EmbeddingMatrix matrix, Optional<int[]> ids) {
        return ids.isPresent() ? ChosenRows.of(matrix, ids.get()) : matrix;
    }

    /// The same rows, telling how far their writing is.
    private static FloatRows told(FloatRows rows, Progress progress) {
        return new FloatRows(
                rows.rows(),
                rows.dim(),
                id -> {
                    tell(id, rows.rows(), progress);
                    return rows.row().apply(id);
                });
    }

    private static void tell(int row, int rows, Progress progress) {
        if ((row & 0xFF) == 0) {
            progress.at((double) row / rows, "writing");
        }
    }

    private static EmbeddingMatrix matrix(LanguageModel model) {
        return model.matrix()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no embedding matrix to write."));
    }

    private static DType stored(LanguageModel model, Optional<DType> as) {
        DType now = matrix(model).dtype();
        boolean plain = now == DType.F16 || now == DType.BF16;
        return as.orElse(plain ? now : DType.F32);
    }

    private static void table(
            Path file, LanguageModel model, Optional<int[]> ids, Progress progress)
            throws IOException {
        Vocabulary vocabulary = model.vocabulary();
        Optional<EmbeddingMatrix> matrix = model.matrix();
        int rows = Math.max(vocabulary.size(), model.rows());
        float[] row = new float[matrix.map(EmbeddingMatrix::dim).orElse(0)];
        Iterable<List<String>> lines =
                () ->
                        (ids.isPresent() ? Arrays.stream(ids.get()) : IntStream.range(0, rows))
                                .peek(id -> tell(id, rows, progress))
                                .mapToObj(
                                        id ->
                                                List.of(
                                                        String.valueOf(id),
                                                        vocabulary.shown(id),
                                                        vocabulary.label(vocabulary.kind(id)),
                                                        norm(model, id, row)))
                                .iterator();
        TableWriter.csv(file, List.of("id", "token", "kind", "norm"), lines);
    }

    private static String norm(LanguageModel model, int id, float[] row) {
        if (!model.hasRow(id)) {
            return "";
        }
        model.matrix().orElseThrow().row(id, row);
        return String.valueOf((float) Math.sqrt(Dot.exact(row, row, row.length)));
    }
}
