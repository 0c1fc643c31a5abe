package lexiscope.projection.tsne;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;

/// The repulsion between all points, pair by pair in double precision. Cost: points². Bit-equal at
/// any number of threads.
final class PairwiseRepulsion implements Repulsion {
    private static final int BLOCK = 32;

    private final int n;
    private final double[] x;
    private final double[] y;
    private final double[] forces;
    private final double[] sums;

    PairwiseRepulsion(int points) {
        this.n = points;
        this.x = new double[points];
        this.y = new double[points];
        this.forces = new double[2 * points];
        this.sums = new double[points];
    }

    @Override
    public double fields(float[] at, float[] least, float[] most) {
        for (int i = 0; i < n; i++) {
            x[i] = at[2 * i];
            y[i] = at[2 * i + 1];
        }
        Ranges.run(
                n,
                BLOCK,
                Progress.NONE,
                "",
                (_, from, to) -> {
                    for (int i = from; i < to; i++) {
                        gather(i);
                    }
                });
        return Arrays.stream(sums).sum() - n;
    }

    /// A point pushes itself with no force, and with 1 in the sum.
    private void gather(int i) {
        double here = x[i];
        double there = y[i];
        double sum = 0;
        double fx = 0;
        double fy = 0;
        for (int j = 0; j < n; j++) {
            double dx = here - x[j];
            double dy = there - y[j];
            double q = 1 / (1 + dx * dx + dy * dy);
            sum += q;
            fx += q * q * dx;
            fy += q * q * dy;
        }
        sums[i] = sum;
        forces[2 * i] = fx;
        forces[2 * i + 1] = fy;
    }

    @Override
    public void force(float[] at, int i, float[] room, float[] force) {
        force[0] = (float) forces[2 * i];
        force[1] = (float) forces[2 * i + 1];
    }
}
