package lexiscope.format.safetensors;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.format.tensor.TensorNames;
import lexiscope.kernel.Rows;
import lexiscope.kernel.ScaledRows;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A matrix of 8-bit numbers with its scales in a tensor beside it: a number is the stored one,
/// less its zero point where there are such, times its scale (vllm-project/compressed-tensors,
/// `weight_scale`; DeepSeek-V3, `weight_scale_inv`, which multiplies too; bitsandbytes, `SCB`, the
/// largest number of a row, which 127 stands for). One scale for all and one a row are read; one
/// for each block is refused by name.
///
/// @param file the file
/// @param name the tensor of the numbers
/// @param codes the numbers, F8 or I8 [rows × dim]
/// @param scaleName the tensor of the scales
/// @param scale the scales
/// @param zero the codes that stand for 0, as many as scales
public record ScaledTensor(
        Path file,
        String name,
        SafetensorsHeader.Tensor codes,
        String scaleName,
        SafetensorsHeader.Tensor scale,
        Optional<SafetensorsHeader.Tensor> zero) {
    private static final String LARGEST = ".SCB";

    /// The names that the scales of a tensor may go by.
    private static List<String> scaleNames(String tensor) {
        String bare = TensorNames.bare(tensor);
        return List.of(
                bare + ".weight_scale",
                bare + ".weight_scale_inv",
                bare + ".scale",
                bare + LARGEST);
    }

    /// The tensors that may lie beside one and which it cannot be read without.
    public static List<String> beside(String tensor) {
        var names = new ArrayList<>(scaleNames(tensor));
        names.add(zeroName(tensor));
        return names;
    }

    private static String zeroName(String tensor) {
        return TensorNames.bare(tensor) + ".weight_zero_point";
    }

    /// The scaled matrix that a tensor is the numbers of, if it is one.
    static Optional<ScaledTensor> find(Path file, String name, SafetensorsHeader header) {
        var codes = header.tensors().get(name);
        if (codes == null
                || !codes.dtype().startsWith("F8_") && !codes.dtype().equals("I8")
                || codes.shape().size() != 2
                // NVFP4 scales its scales
                || header.tensors().containsKey(TensorNames.bare(name) + ".weight_scale_2")) {
            return Optional.empty();
        }
        for (String scaleName : scaleNames(name)) {
            var scale = header.tensors().get(scaleName);
            if (scale != null) {
                var zero = Optional.ofNullable(header.tensors().get(zeroName(name)));
                return Optional.of(new ScaledTensor(file, name, codes, scaleName, scale, zero));
            }
        }
        return Optional.empty();
    }

    NamedTensor named(Arena arena) {
        return new NamedTensor(
                name, codes.shape(), codes.dtype() + " with scales", () -> rows(arena));
    }

    private Rows rows(Arena arena) throws UnreadableFileException {
        long rows = codes.shape().getFirst();
        long count = scale.shape().stream().reduce(1L, (a, b) -> a * b);
        boolean perRow =
                count == rows && !scale.shape().isEmpty() && scale.shape().getFirst() == rows;
        if (count != 1 && !perRow) {
            throw new UnreadableFileException(
                    file,
                    "the tensor "
                            + name
                            + " is "
                            + codes.dtype()
                            + " with the scales "
                            + scaleName
                            + " of "
                            + scale.shape()
                            + ", one for each block, which is not read. Open a form whose token"
                            + " embedding is in 16 bit.");
        }
        float[] scales = numbers(scaleName, scale, (int) count, arena);
        if (scaleName.endsWith(LARGEST)) {
            for (int i = 0; i < scales.length; i++) {
                scales[i] /= 127;
            }
        }
        float[] zeros =
                zero.isPresent()
                        ? numbers(zeroName(name), zero.get(), (int) count, arena)
                        : new float[(int) count];
        return new ScaledRows(
                SafetensorsTensors.place(file, name, codes).map(arena),
                count == 1 ? ScaledRows.Along.ALL : ScaledRows.Along.ROWS,
                scales,
                zeros);
    }

    /// So many numbers of a tensor, whatever its shape.
    private float[] numbers(String tensor, SafetensorsHeader.Tensor stored, int count, Arena arena)
            throws UnreadableFileException {
        var flat =
                new SafetensorsHeader.Tensor(
                        stored.dtype(), List.of(1L, (long) count), stored.begin(), stored.end());
        float[] numbers = new float[count];
        SafetensorsTensors.place(file, tensor, flat).map(arena).tile(0, 1, numbers);
        return numbers;
    }
}
