package lexiscope.projection.umap;

/// The curve 1 / (1 + a·d^2b) of UMAP that fits the wanted least distance and spread best.
///
/// @param a the scale
/// @param b half of the power
public record MembershipCurve(double a, double b) {
    private static final int SAMPLES = 300;

    /// The least squares over 300 distances up to three spreads, by Gauss–Newton steps with
    /// Marquardt's damping, as umap-learn has it through SciPy.
    public static MembershipCurve fit(double minDist, double spread) {
        double a = 1;
        double b = 1;
        double damping = 1e-3;
        double error = error(a, b, minDist, spread);
        for (int step = 0; step < 200; step++) {
            double aa = 0;
            double ab = 0;
            double bb = 0;
            double ga = 0;
            double gb = 0;
            for (int i = 1; i < SAMPLES; i++) {
                double x = 3 * spread * i / (SAMPLES - 1);
                double power = Math.pow(x, 2 * b);
                double f = 1 / (1 + a * power);
                double da = -f * f * power;
                double db = da * a * 2 * Math.log(x);
                double r = wanted(x, minDist, spread) - f;
                aa += da * da;
                ab += da * db;
                bb += db * db;
                ga += da * r;
                gb += db * r;
            }
            double p = aa * (1 + damping);
            double q = bb * (1 + damping);
            double det = p * q - ab * ab;
            double nextA = a + (q * ga - ab * gb) / det;
            double nextB = b + (p * gb - ab * ga) / det;
            double next = nextA > 0 ? error(nextA, nextB, minDist, spread) : Double.NaN;
            if (next <= error) {
                boolean still = Math.abs(nextA - a) < 1e-12 && Math.abs(nextB - b) < 1e-12;
                a = nextA;
                b = nextB;
                error = next;
                damping /= 10;
                if (still) {
                    break;
                }
            } else {
                damping *= 10;
            }
        }
        return new MembershipCurve(a, b);
    }

    private static double wanted(double x, double minDist, double spread) {
        return x < minDist ? 1 : Math.exp(-(x - minDist) / spread);
    }

    private static double error(double a, double b, double minDist, double spread) {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double x = 3 * spread * i / (SAMPLES - 1);
            double r = wanted(x, minDist, spread) - 1 / (1 + a * Math.pow(x, 2 * b));
            sum += r * r;
        }
        return sum;
    }

    /// The membership of two points whose distance squared is given.
    double membership(double square) {
        return 1 / (1 + a * Math.pow(square, b));
    }

    /// What a pull is multiplied with, before the difference of the places; negative.
    double pull(double square) {
        return square <= 0
                ? 0
                : -2 * a * b * Math.pow(square, b - 1) / (1 + a * Math.pow(square, b));
    }

    /// The same for a push; the thousandth keeps it finite.
    double push(double square) {
        return square <= 0 ? 0 : 2 * b / ((0.001 + square) * (1 + a * Math.pow(square, b)));
    }
}
