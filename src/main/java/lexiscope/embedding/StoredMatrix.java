package lexiscope.embedding;

import lexiscope.kernel.DType;
import lexiscope.kernel.Rows;

import org.jspecify.annotations.Nullable;

/// A matrix that stays where and as it is stored.
public final class StoredMatrix implements EmbeddingMatrix {
    private final Rows stored;
    private volatile float @Nullable [] mean;

    public StoredMatrix(Rows stored) {
        this.stored = stored;
    }

    /// The rows as they are stored.
    public Rows stored() {
        return stored;
    }

    @Override
    public int rows() {
        return stored.rows();
    }

    @Override
    public int dim() {
        return stored.dim();
    }

    @Override
    public DType dtype() {
        return stored.dtype();
    }

    @Override
    public void tile(int from, int count, float[] into) {
        stored.tile(from, count, into);
    }

    @Override
    public float[] mean() {
        float[] known = mean;
        if (known == null) {
            known = RowStatistics.mean(this);
            mean = known;
        }
        return known;
    }
}
