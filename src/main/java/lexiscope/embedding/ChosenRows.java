package lexiscope.embedding;

import lexiscope.kernel.DType;
import lexiscope.work.Progress;

/// Some rows of a matrix as a matrix of their own, numbered from 0 in the order given. A view: the
/// rows stay where they are, in the space that the whole matrix is seen in, whose figures (mean,
/// components) stay those of all rows.
public final class ChosenRows implements EmbeddingMatrix {
    private final EmbeddingMatrix whole;
    private final int[] ids;

    /// @param ids rows of the matrix; owned
    /// @throws IllegalArgumentException where the matrix has no such row
    public ChosenRows(EmbeddingMatrix whole, int[] ids) {
        for (int id : ids) {
            if (id < 0 || id >= whole.rows()) {
                throw new IllegalArgumentException(
                        "There is no row "
                                + id
                                + "; the matrix has rows 0 to "
                                + (whole.rows() - 1)
                                + ".");
            }
        }
        this.whole = whole;
        this.ids = ids;
    }

    /// The row of the whole matrix that row `row` of this one is.
    public int id(int row) {
        return ids[row];
    }

    @Override
    public int rows() {
        return ids.length;
    }

    @Override
    public int dim() {
        return whole.dim();
    }

    @Override
    public DType dtype() {
        return whole.dtype();
    }

    @Override
    public void tile(int from, int count, float[] into) {
        int dim = dim();
        for (int at = from; at < from + count; ) {
            int end = at + 1;
            while (end < from + count && ids[end] == ids[end - 1] + 1) {
                end++;
            }
            if (at == from) {
                whole.tile(ids[at], end - at, into);
            } else {
                float[] run = new float[(end - at) * dim];
                whole.tile(ids[at], end - at, run);
                System.arraycopy(run, 0, into, (at - from) * dim, run.length);
            }
            at = end;
        }
    }

    /// The mean of all rows of the whole matrix.
    @Override
    public float[] mean() {
        return whole.mean();
    }

    @Override
    public Space space() {
        return whole.space();
    }

    @Override
    public EmbeddingMatrix in(Space space) {
        return new ChosenRows(whole.in(space), ids);
    }

    @Override
    public void seen(float[] vector) {
        whole.seen(vector);
    }

    @Override
    public float[] norms(Progress progress) {
        float[] all = whole.norms(progress);
        float[] norms = new float[ids.length];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = all[ids[i]];
        }
        return norms;
    }
}
