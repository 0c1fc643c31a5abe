package lexiscope.matching;

import lexiscope.embedding.ChosenRows;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Gathered;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The pairs of a matching of which both tokens have a row of finite numbers.
///
/// @param first rows of the first matrix
/// @param second the row of the second matrix for each; owned
record RowPairs(int[] first, int[] second) {
    private static final int TILE = 256;

    static RowPairs of(EmbeddingMatrix a, EmbeddingMatrix b, Matching matching, Progress progress) {
        int[] there =
                IntStream.range(0, matching.size())
                        .filter(
                                i ->
                                        matching.first()[i] < a.rows()
                                                && matching.second()[i] < b.rows())
                        .toArray();
        var pairs = new RowPairs(matching.first(), matching.second()).of(there);
        boolean[] finite = new boolean[there.length];
        Arrays.fill(finite, true);
        finite(ChosenRows.of(a, pairs.first), finite, progress.part(0, 0.5));
        finite(ChosenRows.of(b, pairs.second), finite, progress.part(0.5, 1));
        return pairs.keeping(i -> finite[i]);
    }

    private RowPairs of(int[] places) {
        return new RowPairs(
                Arrays.stream(places).map(i -> first[i]).toArray(),
                Arrays.stream(places).map(i -> second[i]).toArray());
    }

    /// Those of which something is so.
    RowPairs keeping(IntPredicate holds) {
        return of(IntStream.range(0, size()).filter(holds).toArray());
    }

    private static void finite(EmbeddingMatrix rows, boolean[] finite, Progress progress) {
        int dim = rows.dim();
        Ranges.run(
                rows.rows(),
                TILE,
                progress,
                "shared rows",
                (_, from, to) -> {
                    float[] tile = new float[(to - from) * dim];
                    rows.tile(from, to - from, tile);
                    for (int i = from; i < to; i++) {
                        finite[i] &= Gathered.finite(tile, (i - from) * dim, dim);
                    }
                });
    }

    int size() {
        return first.length;
    }
}
