package lexiscope.kernel;

import java.util.function.IntFunction;

/// Rows that are each the mean of several rows of another matrix, taken when they are asked for.
///
/// @param base the rows they are made of
/// @param rows number of rows
/// @param parts for each row, which rows of the base; at least one. Asked for by many threads
public record MeanRows(Rows base, int rows, IntFunction<int[]> parts) implements Rows {
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
        int dim = dim();
        float[] row = new float[dim];
        for (int r = 0; r < count; r++) {
            int[] picks = parts.apply(from + r);
            int at = r * dim;
            java.util.Arrays.fill(into, at, at + dim, 0);
            for (int pick : picks) {
                base.tile(pick, 1, row);
                for (int i = 0; i < dim; i++) {
                    into[at + i] += row[i];
                }
            }
            float share = 1f / picks.length;
            for (int i = 0; i < dim; i++) {
                into[at + i] *= share;
            }
        }
    }
}
