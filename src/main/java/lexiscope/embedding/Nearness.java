package lexiscope.embedding;

import lexiscope.kernel.Dot;
import lexiscope.work.Progress;

/// How far rows are from a vector by the float sums of a scan, and how wrong that can be. The
/// measure is that of [Similarity#far] times a factor that keeps it within the floats.
///
/// @param unit what [Similarity#far] is multiplied by
/// @param norm of the query
/// @param norms of the rows in the space; empty for the inner product
record Nearness(
        EmbeddingMatrix matrix,
        Scan scan,
        Similarity similarity,
        double unit,
        double norm,
        float[] norms) {
    static Nearness of(
            EmbeddingMatrix matrix,
            Scan scan,
            double[] query,
            Similarity similarity,
            Progress progress) {
        double norm = Math.sqrt(Dot.exact(query, query));
        float[] norms = similarity == Similarity.DOT ? new float[0] : matrix.norms(progress);
        double unit =
                switch (similarity) {
                    case COSINE, CSLS -> 1;
                    case DOT -> 1 / (norm == 0 ? 1 : norm);
                    case EUCLIDEAN -> {
                        double size = norm;
                        for (int r = 0; r < norms.length && size == 0; r++) {
                            size = Float.isFinite(norms[r]) ? norms[r] : 0;
                        }
                        yield size == 0 ? 1 : 1 / size / size;
                    }
                };
        return new Nearness(matrix, scan, similarity, unit, norm, norms);
    }

    /// How far a row is by its product.
    double far(int r, double product) {
        return switch (similarity) {
            case COSINE, CSLS -> norms[r] == 0 ? Double.NaN : 1 - product / norms[r] / norm;
            case DOT -> -product * unit;
            case EUCLIDEAN -> (norm * norm - 2 * product + (double) norms[r] * norms[r]) * unit;
        };
    }

    /// How wrong that can be.
    double doubt(int r) {
        double doubt = scan.doubt(r);
        if (norms.length > 0 && norms[r] < Rounding.LEAST) {
            // a norm below the normal numbers has few digits
            return Double.POSITIVE_INFINITY;
        }
        return switch (similarity) {
            case COSINE, CSLS ->
                    (doubt / norm + matrix.normDoubt(scan.size(r), norms[r])) / norms[r] + 1e-14;
            case DOT -> doubt * unit;
            case EUCLIDEAN -> {
                double off = matrix.normDoubt(scan.size(r), norms[r]);
                double rounding = 1e-14 * (norm * norm + (double) norms[r] * norms[r]);
                yield (2 * doubt + 2 * norms[r] * off + off * off + rounding) * unit;
            }
        };
    }

    /// What rows that are no farther than this do not exceed.
    float atMost(double far) {
        double most = far * unit;
        return Math.nextUp((float) (most + 1e-12 * Math.abs(most)));
    }
}
