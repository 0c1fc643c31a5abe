package lexiscope.projection.tsne;

/// The box around the points of a map, and their mean; summed in blocks joined in order.
final class Extent {
    private final int n;
    private final int block;
    private final float[] least = new float[2];
    private final float[] most = new float[2];
    private final double[] mean = new double[2];

    Extent(int n, int block) {
        this.n = n;
        this.block = block;
    }

    float[] least() {
        return least;
    }

    float[] most() {
        return most;
    }

    double meanX() {
        return mean[0];
    }

    double meanY() {
        return mean[1];
    }

    void measure(float[] at) {
        for (int c = 0; c < 2; c++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            double sum = 0;
            for (int from = 0; from < n; from += block) {
                double part = 0;
                for (int i = from; i < Math.min(n, from + block); i++) {
                    float v = at[2 * i + c];
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                    part += v;
                }
                sum += part;
            }
            least[c] = low;
            most[c] = high;
            mean[c] = sum / n;
        }
    }

    /// The points have moved by minus this.
    void shift(float x, float y) {
        least[0] -= x;
        most[0] -= x;
        least[1] -= y;
        most[1] -= y;
    }
}
