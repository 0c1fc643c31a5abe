package lexiscope.format;

import lexiscope.kernel.Rows;
import lexiscope.kernel.ScaledRows;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A matrix of 8-bit floats with its scales in a tensor beside it, as FP8 checkpoints have it: a
/// number is the stored one times its scale (vllm-project/compressed-tensors, `weight_scale`;
/// DeepSeek-V3, `weight_scale_inv`, which multiplies too). One scale for all and one a row are
/// read; one for each block is refused by name.
///
/// @param file the file
/// @param name the tensor of the numbers
/// @param codes the numbers, F8 [rows × dim]
/// @param scaleName the tensor of the scales
/// @param scale the scales
record ScaledTensor(
        Path file,
        String name,
        SafetensorsHeader.Tensor codes,
        String scaleName,
        SafetensorsHeader.Tensor scale) {

    /// The names that the scales of a tensor may go by.
    static List<String> scaleNames(String tensor) {
        String bare = TensorNames.bare(tensor);
        return List.of(bare + ".weight_scale", bare + ".weight_scale_inv", bare + ".scale");
    }

    /// The scaled matrix that a tensor is the numbers of, if it is one.
    static Optional<ScaledTensor> find(Path file, String name, SafetensorsHeader header) {
        var codes = header.tensors().get(name);
        if (codes == null || !codes.dtype().startsWith("F8_") || codes.shape().size() != 2) {
            return Optional.empty();
        }
        for (String scaleName : scaleNames(name)) {
            var scale = header.tensors().get(scaleName);
            if (scale != null) {
                return Optional.of(new ScaledTensor(file, name, codes, scaleName, scale));
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
        var flat =
                new SafetensorsHeader.Tensor(
                        scale.dtype(), List.of(1L, count), scale.begin(), scale.end());
        float[] scales = new float[(int) count];
        SafetensorsTensors.place(file, scaleName, flat).map(arena).tile(0, 1, scales);
        return new ScaledRows(
                SafetensorsTensors.place(file, name, codes).map(arena),
                count == 1 ? ScaledRows.Along.ALL : ScaledRows.Along.ROWS,
                scales,
                new float[(int) count]);
    }
}
