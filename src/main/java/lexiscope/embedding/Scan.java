package lexiscope.embedding;

import lexiscope.kernel.Dot;
import lexiscope.work.Progress;

/// The products of all rows of a matrix with one vector, by float sums over the rows as they are
/// stored, and how far off each can be.
///
/// A space is moved over to the vector: what it does to rows is a centre taken off and a linear
/// map, so the products are those of the stored rows with the vector mapped back, less one number.
/// The vector is taken times a power of two that brings its norm near 1, and no product or partial
/// sum is larger than the row's norm then.
final class Scan {
    private final EmbeddingMatrix stored;
    private final float[] sizes;
    private final float[] vector;
    private final double scale;
    private final double less;
    private final boolean divided;
    private final double share;
    private final double more;

    private Scan(
            EmbeddingMatrix stored,
            float[] sizes,
            double[] query,
            float[] centre,
            boolean divided) {
        int dim = query.length;
        double norm = Math.sqrt(Dot.exact(query, query));
        double up = norm == 0 ? 1 : Math.scalb(1.0, -Math.getExponent(norm) - 1);
        this.stored = stored;
        this.sizes = sizes;
        this.vector = new float[dim];
        double sum = 0;
        double along = 0;
        double off = 0;
        for (int i = 0; i < dim; i++) {
            vector[i] = (float) (query[i] * up);
            sum += (double) vector[i] * vector[i];
            if (centre.length > 0) {
                along += query[i] * centre[i];
                off += Math.abs(query[i] * centre[i]);
            }
        }
        this.scale = 1 / up;
        this.less = along;
        this.divided = divided;
        this.share = (Rounding.sum(dim + 2) + 2 * Rounding.UNIT) * Math.sqrt(sum) * scale;
        this.more = Rounding.underflow(dim) * scale + off * dim * 0x1p-52;
    }

    /// Over the rows of a matrix in its space. The first takes a pass more, for the norms.
    ///
    /// @param query dim numbers in that space
    static Scan of(EmbeddingMatrix matrix, double[] query, Progress progress) {
        if (matrix instanceof SpaceView view) {
            RowChange change = view.change();
            return new Scan(
                    view.raw(),
                    view.raw().norms(progress),
                    change.back(query),
                    change.centre(),
                    change instanceof RowChange.Unit);
        }
        return new Scan(matrix, matrix.norms(progress), query, new float[0], false);
    }

    /// The products of the rows `from` to `to`, to the beginning of `into`; NaN for rows that hold
    /// no finite numbers.
    void products(int from, int to, double[] into) {
        float[] some = new float[to - from];
        stored.products(from, to - from, vector, some);
        for (int r = from; r < to; r++) {
            double product = some[r - from] * scale - less;
            into[r - from] =
                    !Float.isFinite(sizes[r])
                            ? Double.NaN
                            : !judged(r) ? 0 : divided ? product / sizes[r] : product;
        }
    }

    private boolean judged(int r) {
        return sizes[r] >= Rounding.LEAST && sizes[r] <= Rounding.MOST;
    }

    /// How far the product of a row can be from the true one; infinite where it says nothing.
    double doubt(int r) {
        if (!judged(r)) {
            return Double.POSITIVE_INFINITY;
        }
        double doubt = share * sizes[r] + more;
        return divided ? doubt / sizes[r] + 4 * Rounding.UNIT * scale : doubt;
    }

    /// The norm of the row as it is stored.
    double size(int r) {
        return sizes[r];
    }
}
