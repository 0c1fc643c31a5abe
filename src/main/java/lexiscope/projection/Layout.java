package lexiscope.projection;

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

    /// Where a token stands in the columns, or a negative number when it is not on the map.
    public int index(int id) {
        return java.util.Arrays.binarySearch(ids, id);
    }
}
