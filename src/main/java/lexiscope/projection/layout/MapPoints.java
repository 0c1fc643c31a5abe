package lexiscope.projection.layout;

import lexiscope.embedding.Components;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.work.Progress;

import java.util.Arrays;

/// The rows that a map of neighbours is made from: those of finite numbers, on their first 50
/// principal components where they have more dimensions.
///
/// @param ids the tokens, ascending
/// @param rows one after the other, `dim` numbers each
/// @param dim numbers a row
/// @param components the principal components of the rows
/// @param reduced whether the rows are the places on the components
/// @param leftOut ids without a finite row
public record MapPoints(
        int[] ids, float[] rows, int dim, Components components, boolean reduced, int leftOut) {
    /// What the single-cell pipelines and scikit-learn's manual take before t-SNE.
    static final int MOST = 50;

    /// The points of some rows. Cost: PCA of them.
    ///
    /// @param matrix in the space of the map
    /// @param ids the rows, ascending
    public static MapPoints of(EmbeddingMatrix matrix, int[] ids, Progress progress) {
        int dim = matrix.dim();
        boolean reduced = dim > MOST;
        var components = Components.of(matrix, ids, Math.min(MOST, dim), progress.part(0, 0.8));
        int[] shown = components.finiteIds(ids);
        float[] rows;
        if (reduced) {
            rows = components.places(matrix, shown, progress.part(0.8, 1));
        } else {
            rows = new float[shown.length * dim];
            float[] row = new float[dim];
            for (int i = 0; i < shown.length; i++) {
                matrix.row(shown[i], row);
                System.arraycopy(row, 0, rows, i * dim, dim);
            }
        }
        return new MapPoints(
                shown, rows, reduced ? MOST : dim, components, reduced, ids.length - shown.length);
    }

    /// How many points there are.
    public int size() {
        return ids.length;
    }

    /// The square of the distance of two points.
    public double squared(int i, int j) {
        double sum = 0;
        for (int c = 0; c < dim; c++) {
            double d = (double) rows[i * dim + c] - rows[j * dim + c];
            sum += d * d;
        }
        return sum;
    }

    /// The places on the first two components.
    public float[] flat() {
        float[] flat = new float[size() * 2];
        int axes = Math.min(2, components.axes().length);
        for (int i = 0; i < size(); i++) {
            for (int k = 0; k < axes; k++) {
                if (reduced) {
                    flat[2 * i + k] = rows[i * dim + k];
                } else {
                    double sum = 0;
                    for (int j = 0; j < dim; j++) {
                        sum +=
                                (rows[i * dim + j] - components.centre()[j])
                                        * components.axes()[k][j];
                    }
                    flat[2 * i + k] = (float) sum;
                }
            }
        }
        return flat;
    }

    /// A vector of the map's space in the form of the rows.
    float[] like(float[] vector) {
        if (!reduced) {
            return vector.clone();
        }
        float[] place = new float[dim];
        for (int k = 0; k < dim; k++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += (vector[j] - components.centre()[j]) * components.axes()[k][j];
            }
            place[k] = (float) sum;
        }
        return place;
    }

    /// A layout from columns that lie side by side.
    public static Layout layout(int[] ids, float[] places, int width) {
        float[] x = new float[ids.length];
        float[] y = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            x[i] = places[i * width];
            y[i] = width > 1 ? places[i * width + 1] : 0;
        }
        return new Layout(Arrays.copyOf(ids, ids.length), x, y);
    }
}
