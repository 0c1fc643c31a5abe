package lexiscope.projection.tsne;

import lexiscope.projection.layout.AmongNeighbours;
import lexiscope.projection.layout.Layout;

import java.util.Arrays;

/// How t-SNE places a further point: p at perplexity 5 against q over the whole map.
public record GaussianPull() implements AmongNeighbours.Pull {
    @Override
    public int among() {
        return 25;
    }

    /// 250 steps at rate 0.1, exaggeration 1.5, none longer than 0.25 (openTSNE's `transform`).
    @Override
    public double[] place(Layout layout, int[] near, double[] square) {
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
