package lexiscope.embedding;

import lexiscope.kernel.DType;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

/// A matrix in an array: what was just learnt.
public final class HeapMatrix implements EmbeddingMatrix {
    private final float[] values;
    private final int dim;
    private final float[] mean;
    private volatile float @Nullable [] norms;

    /// @param values rows one after the other; owned, not written any more
    /// @param dim numbers in a row
    public HeapMatrix(float[] values, int dim) {
        if (dim < 1 || values.length % dim != 0) {
            throw new IllegalArgumentException(values.length + " numbers are not rows of " + dim);
        }
        this.values = values;
        this.dim = dim;
        this.mean = RowStatistics.mean(this);
    }

    @Override
    public int rows() {
        return values.length / dim;
    }

    @Override
    public int dim() {
        return dim;
    }

    @Override
    public DType dtype() {
        return DType.F32;
    }

    @Override
    public void tile(int from, int count, float[] into) {
        System.arraycopy(values, from * dim, into, 0, count * dim);
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
        return mean.clone();
    }
}
