package lexiscope.kernel;

import java.util.List;

/// Matrices side by side.
///
/// @param parts at least one, of equal rows
public record JoinedColumns(List<Rows> parts) implements Rows {
    public JoinedColumns {
        if (parts.isEmpty() || parts.stream().mapToInt(Rows::rows).distinct().count() != 1) {
            throw new IllegalArgumentException("matrices that do not fit side by side");
        }
        parts = List.copyOf(parts);
    }

    @Override
    public int rows() {
        return parts.getFirst().rows();
    }

    @Override
    public int dim() {
        return parts.stream().mapToInt(Rows::dim).sum();
    }

    @Override
    public DType dtype() {
        return parts.getFirst().dtype();
    }

    @Override
    public void tile(int from, int count, float[] into) {
        int dim = dim();
        int left = 0;
        for (Rows part : parts) {
            float[] own = new float[count * part.dim()];
            part.tile(from, count, own);
            for (int r = 0; r < count; r++) {
                System.arraycopy(own, r * part.dim(), into, r * dim + left, part.dim());
            }
            left += part.dim();
        }
    }
}
