package lexiscope.embedding;

import lexiscope.kernel.DType;

import java.util.List;

/// A matrix with further rows after its own; the mean stays that of the matrix itself.
public final class ExtendedMatrix implements EmbeddingMatrix {
    private final EmbeddingMatrix base;
    private final int first;
    private final List<float[]> more;

    /// Puts rows at `first` and the ids after it; rows between the matrix and `first` are zero.
    ///
    /// @param more rows of the matrix' dim; owned
    public ExtendedMatrix(EmbeddingMatrix base, int first, List<float[]> more) {
        this.base = base;
        this.first = Math.max(first, base.rows());
        this.more = List.copyOf(more);
    }

    @Override
    public int rows() {
        return first + more.size();
    }

    @Override
    public int dim() {
        return base.dim();
    }

    @Override
    public DType dtype() {
        return base.dtype();
    }

    @Override
    public void tile(int from, int count, float[] into) {
        int own = Math.max(0, Math.min(count, base.rows() - from));
        if (own > 0) {
            base.tile(from, own, into);
        }
        for (int r = own; r < count; r++) {
            int extra = from + r - first;
            if (extra >= 0) {
                System.arraycopy(more.get(extra), 0, into, r * dim(), dim());
            } else {
                java.util.Arrays.fill(into, r * dim(), (r + 1) * dim(), 0);
            }
        }
    }

    @Override
    public float[] mean() {
        return base.mean();
    }

    /// Spaces keep the figures of the matrix itself, so that a further row moves nobody.
    @Override
    public RowChange change(Space space) {
        return base.change(space);
    }
}
