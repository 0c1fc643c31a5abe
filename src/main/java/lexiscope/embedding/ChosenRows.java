package lexiscope.embedding;

import lexiscope.kernel.DType;
import lexiscope.work.Progress;

/// Some rows of a matrix as a matrix of their own, numbered from 0 in the order given. A view: the
/// rows stay where they are. Spaces keep the figures (mean, components) of all rows, so that
/// leaving some out moves nobody.
public final class ChosenRows implements EmbeddingMatrix {
    private final EmbeddingMatrix whole;
    private final int[] ids;

    private ChosenRows(EmbeddingMatrix whole, int[] ids) {
        this.whole = whole;
        this.ids = ids;
    }

    /// Some rows, in the space that the matrix is seen in.
    ///
    /// @param ids rows of the matrix; owned, not to be written
    /// @throws IllegalArgumentException where the matrix has no such row
    public static EmbeddingMatrix of(EmbeddingMatrix whole, int[] ids) {
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
        // the space goes outside, since it knows what rounding does to the rows it changes
        return new ChosenRows(whole.in(Space.RAW), ids).in(whole.space());
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
    public RowChange change(Space space) {
        return whole.change(space);
    }

    @Override
    public void exact(int id, double[] into) {
        whole.exact(ids[id], into);
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
