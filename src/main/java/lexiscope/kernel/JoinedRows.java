package lexiscope.kernel;

import java.util.List;

/// Matrices one below the other.
///
/// @param parts at least one, of equal dim
public record JoinedRows(List<Rows> parts) implements Rows {
    public JoinedRows {
        long rows = parts.stream().mapToLong(Rows::rows).sum();
        if (parts.isEmpty()
                || rows > Integer.MAX_VALUE
                || parts.stream().mapToInt(Rows::dim).distinct().count() != 1) {
            throw new IllegalArgumentException("matrices that do not fit one below the other");
        }
        parts = List.copyOf(parts);
    }

    @Override
    public int rows() {
        return parts.stream().mapToInt(Rows::rows).sum();
    }

    @Override
    public int dim() {
        return parts.getFirst().dim();
    }

    @Override
    public DType dtype() {
        return parts.getFirst().dtype();
    }

    @Override
    public void tile(int from, int count, float[] into) {
        int start = 0;
        for (Rows part : parts) {
            int first = Math.max(from, start);
            int last = Math.min(from + count, start + part.rows());
            if (first < last) {
                float[] own = new float[(last - first) * dim()];
                part.tile(first - start, last - first, own);
                System.arraycopy(own, 0, into, (first - from) * dim(), own.length);
            }
            start += part.rows();
        }
    }
}
