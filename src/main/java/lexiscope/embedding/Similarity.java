package lexiscope.embedding;

import lexiscope.kernel.Dot;

import java.util.Arrays;
import java.util.Locale;

/// How near two rows are. For the Euclidean distance less is nearer, for the others more.
public enum Similarity {
    /// The cosine of the angle between the rows, -1 to 1.
    COSINE {
        @Override
        double far(double[] a, double[] b) {
            double dot = Dot.exact(a, b);
            double square = Dot.exact(a, a);
            double other = Dot.exact(b, b);
            if (square == 0 || other == 0) {
                return Double.NaN;
            }
            // equal for rows of one direction whatever their lengths, as far as squares are exact
            double cosine = Math.copySign(Math.sqrt(dot * dot / other / square), dot);
            return cosine > CLOSE ? angle(a, b, dot / square) : 1 - cosine;
        }

        @Override
        double value(double far) {
            return 1 - far;
        }
    },
    /// The inner product.
    DOT {
        @Override
        double far(double[] a, double[] b) {
            return -Dot.exact(a, b);
        }

        @Override
        double value(double far) {
            return -far;
        }
    },
    /// The straight distance.
    EUCLIDEAN {
        @Override
        double far(double[] a, double[] b) {
            return Dot.squaredDistance(a, b);
        }

        @Override
        double value(double far) {
            return Math.sqrt(far);
        }
    },
    /// Cross-domain similarity local scaling (Conneau et al. 2018): twice the cosine, less the mean
    /// cosine of each row to its ten nearest; hubs, which are near to everything, fall back.
    CSLS {
        @Override
        double far(double[] a, double[] b) {
            return COSINE.far(a, b);
        }

        @Override
        double value(double far) {
            return COSINE.value(far);
        }
    };

    /// Above this cosine 1 less it is taken from the difference of the rows, which keeps its
    /// digits.
    private static final double CLOSE = 0.999;

    /// Squares of a sine below this are the rounding of rows of the same direction: of two rows of
    /// floats that are not, it is 2⁻⁹⁴ or more.
    private static final double PARALLEL = 0x1p-97;

    /// 1 less the cosine of a small angle, from what `b` has across `a`.
    ///
    /// @param along how often `a` goes into `b`, which may be off by a rounding
    private static double angle(double[] a, double[] b, double along) {
        double square = 0;
        double left = 0;
        double own = 0;
        double other = 0;
        for (int i = 0; i < a.length; i++) {
            double across = b[i] - along * a[i];
            square += across * across;
            left += across * a[i];
            own += a[i] * a[i];
            other += b[i] * b[i];
        }
        double sine = Math.max(0, square - left * left / own) / other;
        return sine < PARALLEL ? 0 : sine / (1 + Math.sqrt(1 - sine));
    }

    /// What it measures and when one wants it, in a sentence.
    public String purpose() {
        return switch (this) {
            case COSINE ->
                    "The angle between rows, whatever their length: 1 is the same direction.";
            case DOT -> "The product of rows: what an output layer computes; long rows win.";
            case EUCLIDEAN -> "The straight distance; less is nearer.";
            case CSLS ->
                    "Twice the cosine less how near each row is to its own ten nearest: tokens that"
                            + " are near to everything fall back.";
        };
    }

    /// How far rows are from each other in a measure whose order is that of nearness and in which
    /// rows close together are told apart; NaN where it is not defined (cosine of a zero row).
    abstract double far(double[] a, double[] b);

    /// The value that is shown.
    abstract double value(double far);

    /// The name for people and for the verbs.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The similarity of a name.
    ///
    /// @throws IllegalArgumentException with a sentence when there is none
    public static Similarity named(String name) {
        return Arrays.stream(values())
                .filter(s -> s.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no similarity \""
                                                + name
                                                + "\"; choose one of "
                                                + String.join(
                                                        ", ",
                                                        Arrays.stream(values())
                                                                .map(Similarity::label)
                                                                .toList())
                                                + "."));
    }
}
