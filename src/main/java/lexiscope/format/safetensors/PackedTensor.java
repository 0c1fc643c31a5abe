package lexiscope.format.safetensors;

import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.format.tensor.TensorNames;
import lexiscope.kernel.PackedRows;
import lexiscope.kernel.Rows;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A matrix that MLX packed: codes in 32-bit words, with scales and biases beside them
/// (`mlx.nn.QuantizedEmbedding`). The modes without biases (mxfp4, mxfp8, nvfp4) store small floats
/// instead; they are known, and refused by name.
///
/// @param file the file
/// @param name the tensor of the codes
/// @param words the codes, U32 [rows × words]
/// @param scales [rows × groups]
/// @param biases [rows × groups]; the scales again where the mode has none
/// @param mode how codes are stored, "affine" where they are whole numbers
/// @param bits bits of a code
/// @param groupSize numbers that share a scale
record PackedTensor(
        Path file,
        String name,
        SafetensorsHeader.Tensor words,
        SafetensorsHeader.Tensor scales,
        SafetensorsHeader.Tensor biases,
        String mode,
        int bits,
        long groupSize) {

    /// The packed matrix that a tensor is the codes of, if it is one.
    static Optional<PackedTensor> find(
            Path file, String name, SafetensorsHeader header, ModelConfig config) {
        String bare = TensorNames.bare(name);
        var words = header.tensors().get(name);
        var scales = header.tensors().get(bare + ".scales");
        var biases = header.tensors().getOrDefault(bare + ".biases", scales);
        if (words == null
                || scales == null
                || biases == null
                || !words.dtype().equals("U32")
                || words.shape().size() != 2
                || scales.shape().size() != 2
                || !scales.shape().equals(biases.shape())) {
            return Optional.empty();
        }
        boolean affine = header.tensors().containsKey(bare + ".biases");
        String mode = affine ? "affine" : mode(config, bare, scales.dtype());
        long groupSize = groupSize(config, bare, affine ? 64 : mode.equals("nvfp4") ? 16 : 32);
        long dim = scales.shape().get(1) * groupSize;
        long bits = dim > 0 && dim < 1 << 24 ? words.shape().get(1) * 32 / dim : 0;
        return Optional.of(
                new PackedTensor(file, name, words, scales, biases, mode, (int) bits, groupSize));
    }

    /// `quantization.group_size`, of this layer where it has a value of its own.
    private static long groupSize(ModelConfig config, String bare, long otherwise) {
        return value(config, bare, "group_size") instanceof Number n ? n.longValue() : otherwise;
    }

    /// `quantization.mode`; without it the type of the scales tells: powers of two are U8 in the
    /// modes of the OCP microscaling formats.
    private static String mode(ModelConfig config, String bare, String scales) {
        return value(config, bare, "mode") instanceof String s
                ? s
                : scales.equals("U8") ? "mxfp4" : "a mode without biases";
    }

    private static @Nullable Object value(ModelConfig config, String bare, String name) {
        for (String key : List.of("quantization", "quantization_config")) {
            if (config.values().get(key) instanceof Map<?, ?> all) {
                Object own = all.get(bare) instanceof Map<?, ?> layer ? layer : all;
                if (((Map<?, ?>) own).get(name) != null) {
                    return ((Map<?, ?>) own).get(name);
                }
            }
        }
        return null;
    }

    NamedTensor named(Arena arena) {
        return new NamedTensor(
                name,
                List.of(words.shape().get(0), scales.shape().get(1) * groupSize),
                mode.equals("affine") ? bits + "-bit codes" : mode,
                () -> rows(arena));
    }

    private Rows rows(Arena arena) throws UnreadableFileException {
        if (!mode.equals("affine")) {
            throw new UnreadableFileException(
                    file,
                    "the tensor "
                            + name
                            + " is packed by MLX as "
                            + mode
                            + ", which is not read. Open a form whose token embedding is in 16 bit"
                            + " or packed with scales and biases.");
        }
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
