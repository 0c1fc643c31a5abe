package lexiscope.embedding;

import lexiscope.kernel.DType;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

/// A matrix seen in a space: rows are changed as they are read.
final class SpaceView implements EmbeddingMatrix {
    private final EmbeddingMatrix raw;
    private final Space space;
    private final RowChange change;
    private volatile float @Nullable [] mean;
    private volatile float @Nullable [] norms;

    SpaceView(EmbeddingMatrix raw, Space space, RowChange change) {
        this.raw = raw;
        this.space = space;
        this.change = change;
    }

    @Override
    public int rows() {
        return raw.rows();
    }

    @Override
    public int dim() {
        return raw.dim();
    }

    @Override
    public DType dtype() {
        return raw.dtype();
    }

    @Override
    public void tile(int from, int count, float[] into) {
        raw.tile(from, count, into);
        change.apply(into, count, dim());
    }

    @Override
    public void exact(int id, double[] into) {
        raw.exact(id, into);
        change.apply(into);
    }

    @Override
    public void seen(float[] vector) {
        change.apply(vector, 1, dim());
    }

    /// The rows as they are stored.
    EmbeddingMatrix raw() {
        return raw;
    }

    /// What is done to them.
    RowChange change() {
        return change;
    }

    @Override
    public double normDoubt(double stored, double norm) {
        return change.doubt(stored, norm);
    }

    @Override
    public float[] norms(Progress progress) {
        float[] known = norms;
        if (known == null) {
            known = RowStatistics.norms(this, progress);
            norms = known;
        }
        return known;
    }

    @Override
    public float[] mean() {
        float[] known = mean;
        if (known == null) {
            known = change instanceof RowChange.Unit ? RowStatistics.mean(this) : new float[dim()];
            mean = known;
        }
        return known;
    }

    @Override
    public Space space() {
        return space;
    }

    @Override
    public EmbeddingMatrix in(Space other) {
        return raw.in(other);
    }

    @Override
    public RowChange change(Space other) {
        return raw.change(other);
    }
}
