package lexiscope.format;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.StoredMatrix;
import lexiscope.kernel.StoredRows;

import java.util.Arrays;
import java.util.Optional;

/// Holds an output matrix that a file has against a configuration that says there is none of its
/// own.
final class OutputRows {
    /// Numbers that are compared at most; of larger matrices rows at even distances.
    private static final long MOST = 1 << 26;

    private OutputRows() {}

    /// What to say where the output matrix is not the input matrix once more. Cost: a pass over
    /// both, up to 64 million numbers each.
    static Optional<String> differing(String name, EmbeddingMatrix input, EmbeddingMatrix output) {
        if (same(input, output)) {
            return Optional.empty();
        }
        return Optional.of(
                "The configuration ties input and output matrix, but the file holds another output"
                        + " matrix"
                        + (name.isEmpty() ? "" : ", " + name)
                        + ": transformers 4 leaves it aside, transformers 5 uses it. Whichever is"
                        + " meant, tie_word_embeddings or the file should be corrected.");
    }

    private static boolean same(EmbeddingMatrix a, EmbeddingMatrix b) {
        if (a.rows() != b.rows() || a.dim() != b.dim()) {
            return false;
        }
        long numbers = (long) a.rows() * a.dim();
        if (numbers <= MOST
                && a instanceof StoredMatrix x
                && b instanceof StoredMatrix y
                && x.stored() instanceof StoredRows one
                && y.stored() instanceof StoredRows other
                && one.dtype() == other.dtype()) {
            return one.data().mismatch(other.data()) < 0;
        }
        int step = (int) Math.ceilDiv(numbers, MOST);
        float[] row = new float[a.dim()];
        float[] twin = new float[a.dim()];
        for (int r = 0; r < a.rows(); r += step) {
            a.tile(r, 1, row);
            b.tile(r, 1, twin);
            if (!Arrays.equals(row, twin)) {
                return false;
            }
        }
        return true;
    }
}
