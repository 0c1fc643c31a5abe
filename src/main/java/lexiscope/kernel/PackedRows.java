package lexiscope.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Rows of small codes packed into 32-bit words, with a scale and a bias for each group of numbers:
/// scale · code + bias, as MLX packs embeddings (`mlx.nn.QuantizedEmbedding`, affine mode). The
/// words of a row are one stream of bits, lowest first.
///
/// @param words the codes, rows one after the other
/// @param bits bits of a code, 2 to 8
/// @param scales [rows × groups]
/// @param biases [rows × groups]
/// @param dim numbers in a row
public record PackedRows(MemorySegment words, int bits, Rows scales, Rows biases, int dim)
        implements Rows {
    private static final ValueLayout.OfInt WORD =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    public PackedRows {
        boolean fits =
                bits >= 2
                        && bits <= 8
                        && scales.dim() > 0
                        && dim % scales.dim() == 0
                        && (long) dim * bits % 32 == 0
                        && biases.rows() == scales.rows()
                        && biases.dim() == scales.dim()
                        && words.byteSize() == (long) scales.rows() * dim * bits / 8;
        if (!fits) {
            throw new IllegalArgumentException(
                    "codes of " + bits + " bits, scales and biases do not fit together");
        }
    }

    @Override
    public int rows() {
        return scales.rows();
    }

    /// The type of the scales: that which the rows were packed from.
    @Override
    public DType dtype() {
        return scales.dtype();
    }

    @Override
    public void tile(int from, int count, float[] into) {
        int groups = scales.dim();
        int size = dim / groups;
        int perRow = dim * bits / 32;
        float[] scale = new float[count * groups];
        float[] bias = new float[count * groups];
        scales.tile(from, count, scale);
        biases.tile(from, count, bias);
        int[] row = new int[perRow];
        for (int r = 0; r < count; r++) {
            MemorySegment.copy(words, WORD, (from + (long) r) * perRow * 4, row, 0, perRow);
            for (int i = 0; i < dim; i++) {
                int g = r * groups + i / size;
                into[r * dim + i] = scale[g] * code(row, i * bits) + bias[g];
            }
        }
    }

    private int code(int[] row, int bit) {
        int word = bit / 32;
        int shift = bit % 32;
        int code = row[word] >>> shift;
        if (shift + bits > 32) {
            code |= row[word + 1] << 32 - shift;
        }
        return code & (1 << bits) - 1;
    }
}
