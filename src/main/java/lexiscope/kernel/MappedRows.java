package lexiscope.kernel;

import java.util.Arrays;

/// Rows picked from another matrix, each times a weight: model2vec keeps centroids, and for each
/// token which one is its own.
///
/// @param base the rows picked from
/// @param picks for each row, which one of the base; owned
/// @param weights for each row, its factor; owned
public record MappedRows(Rows base, int[] picks, float[] weights) implements Rows {
    public MappedRows {
        if (weights.length != picks.length
                || Arrays.stream(picks).anyMatch(p -> p < 0 || p >= base.rows())) {
            throw new IllegalArgumentException("picks and weights do not fit the rows");
        }
    }

    @Override
    public int rows() {
        return picks.length;
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
        float[] row = new float[dim()];
        for (int r = 0; r < count; r++) {
            base.tile(picks[from + r], 1, row);
            float weight = weights[from + r];
            for (int i = 0; i < row.length; i++) {
                into[r * row.length + i] = row[i] * weight;
            }
        }
    }
}
