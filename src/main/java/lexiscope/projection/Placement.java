package lexiscope.projection;

/// Puts a vector that was not there into a finished map.
public sealed interface Placement {
    /// The place of a vector given in the map's space.
    ///
    /// @return x and y
    float[] place(float[] vector);

    /// Whether the place is exact, or only where its neighbours stand.
    boolean exact();

    /// A linear map: the place is exact.
    ///
    /// @param mean what is subtracted first
    /// @param axes two rows of dim numbers
    record Linear(float[] mean, double[][] axes) implements Placement {
        @Override
        public float[] place(float[] vector) {
            float[] at = new float[2];
            for (int k = 0; k < 2 && k < axes.length; k++) {
                double sum = 0;
                for (int i = 0; i < vector.length; i++) {
                    sum += (vector[i] - mean[i]) * axes[k][i];
                }
                at[k] = (float) sum;
            }
            return at;
        }

        @Override
        public boolean exact() {
            return true;
        }
    }

    /// The mean of the five nearest shown points: approximate, and called so.
    ///
    /// @param rows the rows shown, one after the other, in the map's space
    /// @param layout their places
    record AmongNeighbours(float[][] rows, Layout layout) implements Placement {
        private static final int NEAREST = 5;

        @Override
        public float[] place(float[] vector) {
            int n = layout.size();
            long[] order = new long[n];
            for (int i = 0; i < n; i++) {
                float d =
                        (float)
                                lexiscope.kernel.Dot.squaredDistance(
                                        vector, rows[i], vector.length);
                order[i] =
                        (long) Float.floatToIntBits(Float.isNaN(d) ? Float.MAX_VALUE : d) << 32 | i;
            }
            java.util.Arrays.sort(order);
            int k = Math.min(NEAREST, n);
            float[] at = new float[2];
            for (int i = 0; i < k; i++) {
                at[0] += layout.x()[(int) order[i]] / k;
                at[1] += layout.y()[(int) order[i]] / k;
            }
            return at;
        }

        @Override
        public boolean exact() {
            return false;
        }
    }
}
