package lexiscope.projection.layout;

/// Where tokens lie on a map: columns of equal length; the arrays are owned and not to be written.
///
/// @param ids the tokens, ascending
/// @param x the place of each
/// @param y the place of each, growing upwards
public record Layout(int[] ids, float[] x, float[] y) {
    /// A map of nothing.
    public static final Layout EMPTY = new Layout(new int[0], new float[0], new float[0]);

    /// The number of tokens.
    public int size() {
        return ids.length;
    }

    /// The places as points of two dimensions, x and y side by side.
    public float[] flat() {
        float[] flat = new float[2 * ids.length];
        for (int i = 0; i < ids.length; i++) {
            flat[2 * i] = x[i];
            flat[2 * i + 1] = y[i];
        }
        return flat;
    }

    /// Where a token stands in the columns, or a negative number when it is not on the map.
    public int index(int id) {
        return java.util.Arrays.binarySearch(ids, id);
    }

    /// The square of the distance of two points, by their indices.
    public double squared(int i, int j) {
        double dx = (double) x[i] - x[j];
        double dy = (double) y[i] - y[j];
        return dx * dx + dy * dy;
    }
}
