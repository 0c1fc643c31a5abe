package lexiscope.projection.umap;

import lexiscope.projection.layout.AmongNeighbours;
import lexiscope.projection.layout.Layout;

/// How UMAP places a further point: by its memberships, and the pushes that negative sampling gives
/// on average.
///
/// @param curve of the map
/// @param neighbours how many it is placed among
/// @param negatives pushes for each pull
public record FuzzyPull(MembershipCurve curve, int neighbours, int negatives)
        implements AmongNeighbours.Pull {
    @Override
    public int among() {
        return neighbours;
    }

    @Override
    public double[] place(Layout layout, int[] near, double[] square) {
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
        double pushes = sum * negatives / layout.size();
        int epochs = 100;
        for (int epoch = 0; epoch < epochs; epoch++) {
            double gx = 0;
            double gy = 0;
            for (int j = 0; j < near.length; j++) {
                double dx = at[0] - layout.x()[near[j]];
                double dy = at[1] - layout.y()[near[j]];
                double f = w[j] * curve.pull(dx * dx + dy * dy);
                gx += f * dx;
                gy += f * dy;
            }
            for (int i = 0; i < layout.size(); i++) {
                double dx = at[0] - layout.x()[i];
                double dy = at[1] - layout.y()[i];
                double d = dx * dx + dy * dy;
                // a push beyond this distance is less than a thousandth of one nearby
                if (d < 400) {
                    double f = pushes * curve.push(d);
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
}
