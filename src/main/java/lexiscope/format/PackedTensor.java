package lexiscope.format;

import lexiscope.kernel.PackedRows;
import lexiscope.kernel.Rows;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A matrix that MLX packed: codes in 32-bit words, with scales and biases beside them
/// (`mlx.nn.QuantizedEmbedding`).
///
/// @param file the file
/// @param name the tensor of the codes
/// @param words the codes, U32 [rows × words]
/// @param scales [rows × groups]
/// @param biases [rows × groups]
/// @param bits bits of a code
/// @param groupSize numbers that share a scale
record PackedTensor(
        Path file,
        String name,
        SafetensorsHeader.Tensor words,
        SafetensorsHeader.Tensor scales,
        SafetensorsHeader.Tensor biases,
        int bits,
        long groupSize) {

    /// The packed matrix that a tensor is the codes of, if it is one.
    static Optional<PackedTensor> find(
            Path file, String name, SafetensorsHeader header, ModelConfig config) {
        String bare = TensorNames.bare(name);
        var words = header.tensors().get(name);
        var scales = header.tensors().get(bare + ".scales");
        var biases = header.tensors().get(bare + ".biases");
        if (words == null
                || scales == null
                || biases == null
                || !words.dtype().equals("U32")
                || words.shape().size() != 2
                || scales.shape().size() != 2
                || !scales.shape().equals(biases.shape())) {
            return Optional.empty();
        }
        long groupSize = groupSize(config, bare);
        long dim = scales.shape().get(1) * groupSize;
        long bits = dim > 0 && dim < 1 << 24 ? words.shape().get(1) * 32 / dim : 0;
        return Optional.of(
                new PackedTensor(file, name, words, scales, biases, (int) bits, groupSize));
    }

    /// `quantization.group_size`, of this layer where it has a value of its own; MLX's default is
    /// 64.
    private static long groupSize(ModelConfig config, String bare) {
        for (String key : List.of("quantization", "quantization_config")) {
            if (config.values().get(key) instanceof Map<?, ?> all) {
                Object own = all.get(bare) instanceof Map<?, ?> layer ? layer : all;
                if (((Map<?, ?>) own).get("group_size") instanceof Number n) {
                    return n.longValue();
                }
            }
        }
        return 64;
    }

    NamedTensor named(Arena arena) {
        return new NamedTensor(
                name,
                List.of(words.shape().get(0), scales.shape().get(1) * groupSize),
                bits + "-bit codes",
                () -> rows(arena));
    }

    private Rows rows(Arena arena) throws UnreadableFileException {
        Rows scale = SafetensorsTensors.place(file, name + " scales", scales).map(arena);
        Rows bias = SafetensorsTensors.place(file, name + " biases", biases).map(arena);
        var codes = SafetensorsTensors.place(file, name, words).map(arena);
        try {
            long dim = scale.dim() * groupSize;
            return new PackedRows(codes.data(), bits, scale, bias, Math.toIntExact(dim));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw UnreadableFileException.damaged(
                    file, "the packed tensor " + name + " does not fit its scales and biases.");
        }
    }
}
