package lexiscope.format.safetensors;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.StoredMatrix;
import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.tensor.CodedTensor;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.format.tensor.TensorPlace;
import lexiscope.kernel.DType;
import lexiscope.kernel.MappedRows;
import lexiscope.kernel.Rows;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The tensors of one safetensors file as rows: plain ones, MLX's packed ones, 8-bit floats with
/// scales beside them, and model2vec's centroids with a mapping.
///
/// @param file the file
/// @param header its header
/// @param config what the model says of itself
/// @param arena owns what is mapped
public record SafetensorsTensors(
        Path file, SafetensorsHeader header, ModelConfig config, Arena arena) {

    /// Every tensor; a packed one with the shape of its numbers.
    public List<NamedTensor> all() {
        var all = new ArrayList<NamedTensor>();
        header.tensors().forEach((name, t) -> all.add(named(name, t)));
        return all;
    }

    private NamedTensor named(String name, SafetensorsHeader.Tensor t) {
        return PackedTensor.find(file, name, header, config)
                .map(packed -> packed.named(arena))
                .or(() -> ScaledTensor.find(file, name, header).map(s -> s.named(arena)))
                .or(
                        () ->
                                CodedTensor.method(name, t.dtype(), header.tensors()::containsKey)
                                        .map(m -> CodedTensor.named(file, name, t.shape(), m)))
                .orElseGet(
                        () ->
                                new NamedTensor(
                                        name,
                                        t.shape(),
                                        t.dtype(),
                                        () -> place(name, t).map(arena)));
    }

    private TensorPlace place(String name, SafetensorsHeader.Tensor t)
            throws UnreadableFileException {
        return place(file, name, t);
    }

    /// Where a tensor lies, its type and size held against the bytes it is given.
    public static TensorPlace place(Path file, String name, SafetensorsHeader.Tensor t)
            throws UnreadableFileException {
        DType dtype =
                DType.named(t.dtype())
                        .filter(d -> !d.quantised())
                        .orElseThrow(
                                () ->
                                        new UnreadableFileException(
                                                file,
                                                "the tensor "
                                                        + name
                                                        + " is stored as "
                                                        + t.dtype()
                                                        + ", which is not read. Read are "
                                                        + plain()
                                                        + "."));
        var place = new TensorPlace(file, name, dtype, t.shape(), t.begin());
        if (place.bytes() != t.end() - t.begin()) {
            throw UnreadableFileException.damaged(
                    file,
                    "the tensor "
                            + name
                            + " is said to be "
                            + t.shape()
                            + " "
                            + dtype
                            + ", which does not fit its "
                            + (t.end() - t.begin())
                            + " bytes.");
        }
        return place;
    }

    private static String plain() {
        return String.join(
                ", ",
                Arrays.stream(DType.values())
                        .filter(d -> !d.quantised())
                        .map(DType::name)
                        .toList());
    }

    /// What was chosen, seen through model2vec's `mapping` and `weights` where the file has them:
    /// the row of a token is the centroid it maps to, times its weight (MinishLab/model2vec,
    /// `model.py`).
    ModelParts finished(ModelParts parts) throws UnreadableFileException {
        var mapping = vector("mapping");
        var weights = vector("weights");
        if (!parts.tensor().equals("embeddings") || mapping.isEmpty() && weights.isEmpty()) {
            return parts;
        }
        Rows centroids = place("embeddings", tensor("embeddings")).map(arena);
        if (mapping.isEmpty() && weights.isPresent() && weights.get().length != centroids.rows()) {
            throw UnreadableFileException.damaged(
                    file, "its " + weights.get().length + " weights do not fit its embeddings.");
        }
        int rows = mapping.map(m -> m.length).orElseGet(() -> weights.map(w -> w.length).orElse(0));
        int[] picks = new int[rows];
        float[] factors = weights.orElseGet(() -> ones(rows));
        for (int i = 0; i < rows; i++) {
            picks[i] = mapping.isPresent() ? (int) mapping.get()[i] : i;
        }
        try {
            EmbeddingMatrix matrix = new StoredMatrix(new MappedRows(centroids, picks, factors));
            var notes = new ArrayList<>(parts.notes());
            notes.add(
                    mapping.isPresent()
                            ? "Rows are those of "
                                    + String.format("%,d", centroids.rows())
                                    + " centroids, "
                                    + (weights.isPresent()
                                            ? "each times the weight of its token."
                                            : "shared by their tokens.")
                            : "Rows are the stored ones, each times the weight of its token.");
            return ModelParts.of(matrix, "embeddings", notes);
        } catch (IllegalArgumentException e) {
            throw UnreadableFileException.damaged(
                    file, "its mapping and weights do not fit its embeddings.");
        }
    }

    private static float[] ones(int n) {
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private SafetensorsHeader.Tensor tensor(String name) throws UnreadableFileException {
        var t = header.tensors().get(name);
        if (t == null) {
            throw new UnreadableFileException(file, "has no tensor named " + name + ".");
        }
        return t;
    }

    /// A one-dimensional tensor as floats, which hold the indices of any vocabulary exactly.
    private Optional<float[]> vector(String name) throws UnreadableFileException {
        var t = header.tensors().get(name);
        if (t == null || t.shape().size() != 1 || t.shape().getFirst() < 1) {
            return Optional.empty();
        }
        var column =
                new SafetensorsHeader.Tensor(
                        t.dtype(), List.of(t.shape().getFirst(), 1L), t.begin(), t.end());
        Rows rows = place(name, column).map(arena);
        float[] values = new float[rows.rows()];
        rows.tile(0, values.length, values);
        return Optional.of(values);
    }
}
