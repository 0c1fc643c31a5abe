package lexiscope.projection;

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
final class AmongNeighbours implements Placement {
    private static final int ANCHORS = 10;

    private final Supplier<Points> rows;
    private final Layout layout;
    private final Pull pull;
    private @Nullable Points made;

    AmongNeighbours(Points points, Layout layout, Pull pull) {
        this(() -> points, layout, pull);
    }

    /// @param rows the rows that the map was made from, asked for when a vector is placed
    AmongNeighbours(Supplier<Points> rows, Layout layout, Pull pull) {
        this.rows = rows;
        this.layout = layout;
        this.pull = pull;
    }

    private synchronized Points points() {
        Points known = made == null ? rows.get() : made;
        made = known;
        return known;
    }

    /// The forces on a point that is placed into a map.
    sealed interface Pull {
        /// How many nearest points it is placed among.
        int among();

        /// t-SNE: p at perplexity 5 against q over the whole map.
        record Gaussian() implements Pull {
            @Override
            public int among() {
                return 25;
            }
        }

        /// UMAP: memberships, and the pushes that negative sampling gives on average.
        record Fuzzy(Curve curve, int neighbours, int negatives) implements Pull {
            @Override
            public int among() {
                return neighbours;
            }
        }
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
        Points points = points();
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
        double[] at =
                switch (pull) {
                    case Pull.Gaussian _ -> gaussian(near, square);
                    case Pull.Fuzzy fuzzy -> fuzzy(fuzzy, near, square);
                };
        return new float[] {(float) at[0], (float) at[1]};
    }

    /// 250 steps at rate 0.1, exaggeration 1.5, none longer than 0.25 (openTSNE's `transform`).
    private double[] gaussian(int[] near, double[] square) {
        double[] p = new double[near.length];
        double perplexity = Math.min(5, Math.max(1.01, near.length / 3.0));
        Affinities.weigh(square, perplexity, p);
        double[] at = {median(near, layout.x()), median(near, layout.y())};
        double[] update = new double[2];
        for (int step = 0; step < 250; step++) {
            double gx = 0;
            double gy = 0;
            for (int j = 0; j < near.length; j++) {
                double dx = at[0] - layout.x()[near[j]];
                double dy = at[1] - layout.y()[near[j]];
                double q = 1.5 * p[j] / (1 + dx * dx + dy * dy);
                gx += q * dx;
                gy += q * dy;
            }
            double z = 0;
            double rx = 0;
            double ry = 0;
            for (int i = 0; i < layout.size(); i++) {
                double dx = at[0] - layout.x()[i];
                double dy = at[1] - layout.y()[i];
                double q = 1 / (1 + dx * dx + dy * dy);
                z += q;
                rx += q * q * dx;
                ry += q * q * dy;
            }
            update[0] = 0.8 * update[0] - 0.1 * (gx - rx / z);
            update[1] = 0.8 * update[1] - 0.1 * (gy - ry / z);
            double length = Math.hypot(update[0], update[1]);
            double cut = length > 0.25 ? 0.25 / length : 1;
            at[0] += update[0] * cut;
            at[1] += update[1] * cut;
        }
        return at;
    }

    private double[] fuzzy(Pull.Fuzzy fuzzy, int[] near, double[] square) {
        float[] distances = new float[near.length];
        for (int j = 0; j < near.length; j++) {
            distances[j] = (float) Math.sqrt(square[j]);
        }
        double[] w = FuzzySet.strengths(distances);
        double sum = 0;
        double[] at = new double[2];
        for (int j = 0; j < near.length; j++) {
            sum += w[j];
            at[0] += w[j] * layout.x()[near[j]];
            at[1] += w[j] * layout.y()[near[j]];
        }
        at[0] /= sum;
        at[1] /= sum;
        double pushes = sum * fuzzy.negatives / layout.size();
        int epochs = 100;
        for (int epoch = 0; epoch < epochs; epoch++) {
            double gx = 0;
            double gy = 0;
            for (int j = 0; j < near.length; j++) {
                double dx = at[0] - layout.x()[near[j]];
                double dy = at[1] - layout.y()[near[j]];
                double f = w[j] * fuzzy.curve.pull(dx * dx + dy * dy);
                gx += f * dx;
                gy += f * dy;
            }
            for (int i = 0; i < layout.size(); i++) {
                double dx = at[0] - layout.x()[i];
                double dy = at[1] - layout.y()[i];
                double d = dx * dx + dy * dy;
                // a push beyond this distance is less than a thousandth of one nearby
                if (d < 400) {
                    double f = pushes * fuzzy.curve.push(d);
                    gx += f * dx;
                    gy += f * dy;
                }
            }
            double alpha = 0.25 * (1 - (double) epoch / epochs);
            at[0] += alpha * Math.clamp(gx, -4, 4);
            at[1] += alpha * Math.clamp(gy, -4, 4);
        }
        return at;
    }

    private int[] nearest(float[] like, int count) {
        Points points = points();
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

    private static double median(int[] near, float[] column) {
        float[] values = new float[near.length];
        for (int i = 0; i < near.length; i++) {
            values[i] = column[near[i]];
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1
                ? values[middle]
                : (values[middle - 1] + (double) values[middle]) / 2;
    }
}
