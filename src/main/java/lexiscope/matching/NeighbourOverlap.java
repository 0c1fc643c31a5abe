package lexiscope.matching;

import lexiscope.embedding.ChosenRows;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.NeighbourGraph;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

/// How many of a token's k nearest neighbours by the cosine, among the shared tokens, are the same
/// in two matrices. Neither rotation nor scale of a matrix changes it, so nothing needs to be
/// aligned.
///
/// @param k neighbours a token
/// @param first the tokens of the first matrix that counted: both rows are there, finite and not
///   zero
/// @param second the token of the second for each
/// @param common how many neighbours each has in common, 0 to k
/// @param chance the share that rows placed at random would have in common: k / (tokens − 1)
/// @param recall the share of the true neighbours that were found; 1 where all pairs were compared,
///   as they are up to [NeighbourGraph#EXACT] tokens
public record NeighbourOverlap(
        int k, int[] first, int[] second, int[] common, double chance, double recall) {
    /// The most numbers of the shared rows of a matrix, which are held in memory three times.
    static final long MOST = 120_000_000;

    private static final int TILE = 256;

    /// Compares all shared tokens. Cost: the neighbour graphs of both.
    ///
    /// @param k at least 1
    /// @throws IllegalArgumentException with a sentence where too few tokens are shared, or more
    ///   than fit into memory
    public static NeighbourOverlap of(
            EmbeddingMatrix a, EmbeddingMatrix b, Matching matching, int k, Progress progress) {
        RowPairs finite = RowPairs.of(a, b, matching, progress.part(0, 0.1));
        float[] normsA = ChosenRows.of(a, finite.first()).norms(progress.part(0.1, 0.15));
        float[] normsB = ChosenRows.of(b, finite.second()).norms(progress.part(0.15, 0.2));
        RowPairs pairs = finite.keeping(i -> normsA[i] > 0 && normsB[i] > 0);
        if (k < 1 || pairs.size() <= k) {
            throw new IllegalArgumentException(
                    "Overlap of "
                            + k
                            + " neighbours needs at least 1 neighbour and more shared tokens than"
                            + " that with rows in both matrices; there are "
                            + pairs.size()
                            + ".");
        }
        if ((long) pairs.size() * Math.max(a.dim(), b.dim()) > MOST) {
            throw new IllegalArgumentException(
                    pairs.size()
                            + " shared rows of "
                            + Math.max(a.dim(), b.dim())
                            + " numbers are too many to compare at once; match fewer tokens.");
        }
        NeighbourGraph one = graph(a, pairs.first(), k, progress.part(0.2, 0.6));
        NeighbourGraph other = graph(b, pairs.second(), k, progress.part(0.6, 1));
        return new NeighbourOverlap(
                k,
                pairs.first(),
                pairs.second(),
                common(one.ids(), other.ids(), k),
                (double) k / (pairs.size() - 1),
                Math.min(one.recall(), other.recall()));
    }

    /// The straight distance of rows of length 1 orders as the cosine does.
    private static NeighbourGraph graph(
            EmbeddingMatrix matrix, int[] ids, int k, Progress progress) {
        EmbeddingMatrix rows = ChosenRows.of(matrix, ids);
        int dim = rows.dim();
        float[] points = new float[ids.length * dim];
        Ranges.run(
                ids.length,
                TILE,
                progress.part(0, 0.1),
                "shared rows",
                (_, from, to) -> {
                    float[] tile = new float[(to - from) * dim];
                    rows.tile(from, to - from, tile);
                    for (int at = 0; at < tile.length; at += dim) {
                        double sum = 0;
                        for (int i = 0; i < dim; i++) {
                            sum += (double) tile[at + i] * tile[at + i];
                        }
                        for (int i = 0; i < dim; i++) {
                            points[from * dim + at + i] = (float) (tile[at + i] / Math.sqrt(sum));
                        }
                    }
                });
        return NeighbourGraph.of(points, dim, k, progress.part(0.1, 1));
    }

    private static int[] common(int[] one, int[] other, int k) {
        int[] common = new int[one.length / k];
        for (int t = 0; t < common.length; t++) {
            for (int i = t * k; i < (t + 1) * k; i++) {
                for (int j = t * k; j < (t + 1) * k; j++) {
                    common[t] += one[i] == other[j] ? 1 : 0;
                }
            }
        }
        return common;
    }

    /// The share that a token has in common, 0 to 1.
    ///
    /// @param pair its place among the pairs
    public double share(int pair) {
        return (double) common[pair] / k;
    }

    /// What a token has in common as a share of all its neighbours in either (Jaccard).
    public double jaccard(int pair) {
        return (double) common[pair] / (2 * k - common[pair]);
    }

    /// The mean share of all tokens.
    public double mean() {
        long sum = 0;
        for (int c : common) {
            sum += c;
        }
        return (double) sum / k / common.length;
    }
}
