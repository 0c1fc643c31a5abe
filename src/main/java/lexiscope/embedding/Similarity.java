package lexiscope.embedding;

import lexiscope.kernel.Dot;

import java.util.Arrays;
import java.util.Locale;

/// How near two rows are. For the Euclidean distance less is nearer, for the others more.
public enum Similarity {
    /// The cosine of the angle between the rows, -1 to 1.
    COSINE {
        @Override
        double exact(float[] a, float[] b, int n) {
            double norms = Math.sqrt(Dot.exact(a, a, n) * Dot.exact(b, b, n));
            return norms == 0 ? Double.NaN : Dot.exact(a, b, n) / norms;
        }

        @Override
        float nearness(float dot, float norm) {
            return norm == 0 ? Float.NaN : dot / norm;
        }
    },
    /// The inner product.
    DOT {
        @Override
        double exact(float[] a, float[] b, int n) {
            return Dot.exact(a, b, n);
        }

        @Override
        float nearness(float dot, float norm) {
            return dot;
        }
    },
    /// The straight distance.
    EUCLIDEAN {
        @Override
        double exact(float[] a, float[] b, int n) {
            return Math.sqrt(Dot.squaredDistance(a, b, n));
        }

        @Override
        float nearness(float dot, float norm) {
            return dot - norm * norm / 2;
        }
    },
    /// Cross-domain similarity local scaling (Conneau et al. 2018): twice the cosine, less the mean
    /// cosine of each row to its ten nearest; hubs, which are near to everything, fall back.
    CSLS {
        @Override
        double exact(float[] a, float[] b, int n) {
            return COSINE.exact(a, b, n);
        }

        @Override
        float nearness(float dot, float norm) {
            return COSINE.nearness(dot, norm);
        }
    };

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

    /// The value that is shown, in double precision; NaN where it is not defined (cosine of a zero
    /// row).
    abstract double exact(float[] a, float[] b, int n);

    /// A number that grows with nearness, from the query's product with a row and that row's norm.
    abstract float nearness(float dot, float norm);

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
