package lexiscope.projection.layout;

import lexiscope.embedding.Gathered;
import lexiscope.embedding.Ranking;
import lexiscope.kernel.Dot;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.Supplier;

/// Places a vector by moving it alone against the finished map, from the middle of its nearest
/// points on, as openTSNE's and umap-learn's `transform` do. Not exact, and to be labelled so.
///
/// Cost: one pass over the map's rows, then a pass over its points for each of some hundred steps
/// (20 ms for 50,000 points).
public final class AmongNeighbours implements Placement {
    private static final int ANCHORS = 10;

    private final Supplier<MapPoints> rows;
    private final Layout layout;
    private final Pull pull;
    private @Nullable MapPoints made;

    /// @param points the rows that the map was made from
    /// @param layout the finished map
    /// @param pull the forces on a placed point
    public AmongNeighbours(MapPoints points, Layout layout, Pull pull) {
        this(() -> points, layout, pull);
    }

    /// @param rows the rows that the map was made from, asked for when a vector is placed
    public AmongNeighbours(Supplier<MapPoints> rows, Layout layout, Pull pull) {
        this.rows = rows;
        this.layout = layout;
        this.pull = pull;
    }

    private synchronized MapPoints points() {
        MapPoints known = made == null ? rows.get() : made;
        made = known;
        return known;
    }

    /// The forces on a point that is placed into a map.
    public interface Pull {
        /// How many nearest points it is placed among.
        int among();

        /// Moves a point from the middle of its nearest ones on until it rests.
        ///
        /// @param layout the finished map
        /// @param near indices into the layout of the points it is placed among, nearest first
        /// @param squares the square of the distance of each, in the space
        /// @return x and y
        double[] place(Layout layout, int[] near, double[] squares);
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public int[] anchors(float[] vector) {
        int[] nearest = nearest(points().like(vector), ANCHORS);
        int[] ids = new int[nearest.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = layout.ids()[nearest[i]];
        }
        return ids;
    }

    @Override
    public float[] place(float[] vector) {
        MapPoints points = points();
        float[] like = points.like(vector);
        int[] near = nearest(like, pull.among());
        if (near.length == 0 || !Gathered.finite(like, 0, like.length)) {
            return new float[2];
        }
        double[] square = new double[near.length];
        float[] row = new float[points.dim()];
        for (int j = 0; j < near.length; j++) {
            System.arraycopy(points.rows(), near[j] * row.length, row, 0, row.length);
            square[j] = Dot.squaredDistance(like, row, row.length);
        }
        double[] at = pull.place(layout, near, square);
        return new float[] {(float) at[0], (float) at[1]};
    }

    private int[] nearest(float[] like, int count) {
        MapPoints points = points();
        int dim = points.dim();
        var ranking = new Ranking(Math.max(1, Math.min(count, points.size())));
        for (int i = 0; i < points.size(); i++) {
            double sum = 0;
            for (int j = 0, at = i * dim; j < dim; j++) {
                double d = (double) like[j] - points.rows()[at + j];
                sum += d * d;
            }
            ranking.offer(sum, i);
        }
        int[] nearest = new int[ranking.count()];
        Arrays.setAll(nearest, ranking::id);
        return nearest;
    }
}
