package lexiscope.embedding;

import lexiscope.kernel.DType;
import lexiscope.kernel.Dot;
import lexiscope.work.Progress;

import java.util.Map;
import java.util.TreeMap;

/// A matrix with some rows put in: new ones after its own, or in the place of rows that no token
/// had.
///
/// The mean stays that of the matrix itself, so that centred values do not move when a row is
/// tried.
public final class ExtendedMatrix implements EmbeddingMatrix {
    private final EmbeddingMatrix base;
    private final TreeMap<Integer, float[]> more;
    private final int rows;

    /// @param more rows of the matrix' dim by id; owned. Ids between the matrix' end and these have
    ///   zero rows
    public ExtendedMatrix(EmbeddingMatrix base, Map<Integer, float[]> more) {
        this.base = base;
        this.more = new TreeMap<>(more);
        this.rows = Math.max(base.rows(), more.isEmpty() ? 0 : this.more.lastKey() + 1);
    }

    @Override
    public int rows() {
        return rows;
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
        java.util.Arrays.fill(into, own * dim(), count * dim(), 0);
        more.subMap(from, from + count)
                .forEach((id, row) -> System.arraycopy(row, 0, into, (id - from) * dim(), dim()));
    }

    /// The base's products, which know how it is stored, and those of the rows put in.
    @Override
    public void products(int from, int count, float[] vector, float[] into) {
        int own = Math.max(0, Math.min(count, base.rows() - from));
        if (own > 0) {
            base.products(from, own, vector, into);
        }
        java.util.Arrays.fill(into, own, count, 0);
        more.subMap(from, from + count)
                .forEach((id, row) -> into[id - from] = Dot.product(row, 0, vector, 0, dim()));
    }

    @Override
    public float[] norms(Progress progress) {
        float[] norms = java.util.Arrays.copyOf(base.norms(progress), rows);
        more.forEach((id, row) -> norms[id] = RowStatistics.norm(Dot.square(row, 0, dim())));
        return norms;
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
