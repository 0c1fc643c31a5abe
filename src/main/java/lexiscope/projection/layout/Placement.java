package lexiscope.projection.layout;

/// Puts a vector that was not there into a finished map.
public sealed interface Placement permits Placement.Linear, AmongNeighbours {
    /// The place of a vector given in the map's space.
    ///
    /// @return x and y
    float[] place(float[] vector);

    /// Whether the place is exact, or only found among its neighbours and to be labelled so.
    boolean exact();

    /// The tokens of the map that the vector was placed among, nearest first: lines are to be drawn
    /// to them. Empty where the place is exact.
    int[] anchors(float[] vector);

    /// A linear map: the place is exact.
    ///
    /// @param mean what is subtracted first
    /// @param axes two rows of dim numbers, or one
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

        @Override
        public int[] anchors(float[] vector) {
            return new int[0];
        }
    }
}
