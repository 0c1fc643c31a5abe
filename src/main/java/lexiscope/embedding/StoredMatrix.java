package lexiscope.embedding;

import lexiscope.kernel.DType;
import lexiscope.kernel.RowScan;
import lexiscope.kernel.Rows;
import lexiscope.kernel.StoredRows;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A matrix that stays where and as it is stored.
public final class StoredMatrix implements EmbeddingMatrix {
    private final Rows stored;
    private final Map<Space, EmbeddingMatrix> views = new ConcurrentHashMap<>();
    private final Map<Space, RowChange> changes = new ConcurrentHashMap<>();
    private volatile float @Nullable [] mean;
    private volatile float @Nullable [] norms;

    /// @param stored the rows; read whenever they are asked for
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
    public void products(int from, int count, float[] vector, float[] into) {
        if (stored instanceof StoredRows plain) {
            new RowScan(plain, vector).products(from, count, into);
        } else {
            EmbeddingMatrix.super.products(from, count, vector, into);
        }
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

    /// One view a space, so that its figures are gathered once.
    @Override
    public EmbeddingMatrix in(Space space) {
        if (space instanceof Space.Raw) {
            return this;
        }
        EmbeddingMatrix known = views.get(space);
        if (known == null) {
            known = new SpaceView(this, space, change(space));
            views.put(space, known);
        }
        return known;
    }

    @Override
    public void rest() {
        views.clear();
        changes.clear();
        mean = null;
        norms = null;
    }

    @Override
    public RowChange change(Space space) {
        RowChange known = changes.get(space);
        if (known == null) {
            known = EmbeddingMatrix.super.change(space);
            changes.put(space, known);
        }
        return known;
    }

    /// Takes figures that were found of the same rows before, so that no pass is made for them.
    ///
    /// @param knownMean dim numbers; owned
    /// @param knownNorms one a row; owned
    public void remember(float[] knownMean, float[] knownNorms) {
        if (knownMean.length != dim() || knownNorms.length != rows()) {
            throw new IllegalArgumentException("figures of another matrix");
        }
        mean = knownMean;
        norms = knownNorms;
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
