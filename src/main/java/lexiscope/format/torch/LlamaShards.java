package lexiscope.format.torch;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.StoredMatrix;
import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.tensor.MatrixChoice;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.kernel.JoinedColumns;
import lexiscope.kernel.JoinedRows;
import lexiscope.kernel.Rows;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `consolidated.00.pth` and its fellows: a Llama checkpoint as its authors publish it, every
/// matrix cut into as many pieces as there are files. The input matrix is cut by columns in Llama 1
/// and 2 (ParallelEmbedding) and by rows in Llama 3 (VocabParallelEmbedding); the output matrix by
/// rows (meta-llama `model.py`).
///
/// @param file any of the files
/// @param arena owns what is mapped
record LlamaShards(Path file, Arena arena) {
    private static final String INPUT = "tok_embeddings.weight";
    private static final String OUTPUT = "output.weight";

    /// Whether a file is a piece of such a checkpoint.
    static boolean isShard(Path file) {
        return Folders.name(file).matches("consolidated\\.\\d\\d\\.pth");
    }

    ModelParts parts(String wanted, ModelConfig config) throws UnreadableFileException {
        Path folder = Folders.of(file);
        var pieces = Folders.files(folder, n -> isShard(Path.of(n)));
        var shards = new ArrayList<List<NamedTensor>>();
        for (Path piece : pieces) {
            String expected = String.format("consolidated.%02d.pth", shards.size());
            if (!Folders.name(piece).equals(expected)) {
                throw incomplete(expected + " is missing");
            }
            shards.add(TorchFile.tensors(piece, arena));
        }
        if (shards.size() == 1
                || !wanted.isEmpty() && !wanted.equals(INPUT) && !wanted.equals(OUTPUT)) {
            if (shards.size() == 1) {
                whole(shards.getFirst(), config);
            }
            return new MatrixChoice(file, shards.getFirst(), config).parts(wanted, List.of());
        }
        Optional<EmbeddingMatrix> output =
                has(shards, OUTPUT)
                        ? Optional.of(new StoredMatrix(new JoinedRows(open(shards, OUTPUT))))
                        : Optional.empty();
        if (wanted.equals(OUTPUT)) {
            return ModelParts.of(output.orElseThrow(() -> missing(OUTPUT)), OUTPUT, List.of());
        }
        Rows rows = input(open(shards, INPUT), dim(config, shards));
        if (rows.rows() < tokens(config)) {
            throw incomplete("they hold " + rows.rows() + " of " + tokens(config) + " rows");
        }
        var note =
                "The matrix is put together from the "
                        + shards.size()
                        + " files of the checkpoint, "
                        + (rows instanceof JoinedColumns ? "column by column." : "row by row.");
        return ModelParts.of(
                new StoredMatrix(rows),
                INPUT,
                output,
                output.isPresent() ? OUTPUT : "",
                output.isPresent() ? Optional.of(false) : Optional.empty(),
                List.of(note));
    }

    /// Refuses one piece of a larger checkpoint that lies there alone.
    private void whole(List<NamedTensor> tensors, ModelConfig config)
            throws UnreadableFileException {
        for (NamedTensor t : tensors) {
            boolean input = t.name().equals(INPUT) && t.flat();
            long dim = config.values().get("dim") instanceof Number n ? n.longValue() : 0;
            if (input && (t.shape().getLast() < dim || t.first() < tokens(config))) {
                throw incomplete("of its matrix only " + t.described() + " is here");
            }
        }
    }

    /// `vocab_size` of params.json, which is -1 where the tokenizer says it.
    private static long tokens(ModelConfig config) {
        return config.vocabularySize().orElse(-1);
    }

    private UnreadableFileException incomplete(String what) {
        return new UnreadableFileException(
                file,
                "is one of several pieces of a checkpoint, and not all of them are here: "
                        + what
                        + ". Fetch all consolidated.*.pth of the model.");
    }

    private Rows input(List<Rows> pieces, long dim) throws UnreadableFileException {
        try {
            long across = pieces.stream().mapToLong(Rows::dim).sum();
            if (across == dim) {
                return new JoinedColumns(pieces);
            }
            if (pieces.getFirst().dim() == dim) {
                return new JoinedRows(pieces);
            }
        } catch (IllegalArgumentException e) {
            throw UnreadableFileException.damaged(
                    file, "the pieces of " + INPUT + " are of different sizes.");
        }
        throw new UnreadableFileException(
                file,
                "is one of "
                        + pieces.size()
                        + " pieces, and neither side by side nor one below the other do they give"
                        + " rows of "
                        + dim
                        + " numbers. Fetch all pieces and params.json.");
    }

    /// The numbers of a row: `dim` of params.json, else the length of the norm that every piece has
    /// whole.
    private long dim(ModelConfig config, List<List<NamedTensor>> shards)
            throws UnreadableFileException {
        if (config.values().get("dim") instanceof Number n) {
            return n.longValue();
        }
        return shards.getFirst().stream()
                .filter(t -> t.name().equals("norm.weight") && t.shape().size() == 1)
                .map(NamedTensor::first)
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnreadableFileException(
                                        file,
                                        "is a piece of a checkpoint whose params.json is missing,"
                                                + " so how the pieces join is not known. Fetch it"
                                                + " too."));
    }

    private static boolean has(List<List<NamedTensor>> shards, String name) {
        return shards.stream()
                .allMatch(s -> s.stream().anyMatch(t -> t.name().equals(name) && t.flat()));
    }

    private List<Rows> open(List<List<NamedTensor>> shards, String name)
            throws UnreadableFileException {
        var rows = new ArrayList<Rows>();
        for (var shard : shards) {
            rows.add(
                    shard.stream()
                            .filter(t -> t.name().equals(name) && t.flat())
                            .findFirst()
                            .orElseThrow(() -> missing(name))
                            .rows()
                            .open());
        }
        return rows;
    }

    private UnreadableFileException missing(String name) {
        return new UnreadableFileException(
                file, "lacks " + name + ". Fetch all pieces of the checkpoint.");
    }
}
