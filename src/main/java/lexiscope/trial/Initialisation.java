package lexiscope.trial;

import lexiscope.embedding.EmbeddingMatrix;

/// Which row a new token begins with.
public sealed interface Initialisation {
    /// The name for people.
    String label();

    /// The row.
    ///
    /// @param matrix the model's matrix, as stored
    /// @param pieces the tokens that its text is split into now
    float[] row(EmbeddingMatrix matrix, int[] pieces);

    /// The mean of the rows of its pieces (FVT; the commonest choice).
    record MeanOfPieces() implements Initialisation {
        @Override
        public String label() {
            return "mean of its pieces";
        }

        @Override
        public float[] row(EmbeddingMatrix matrix, int[] pieces) {
            float[] mean = new float[matrix.dim()];
            float[] row = new float[matrix.dim()];
            int counted = 0;
            for (int id : pieces) {
                if (id < matrix.rows()) {
                    matrix.row(id, row);
                    counted++;
                    for (int i = 0; i < row.length; i++) {
                        mean[i] += row[i];
                    }
                }
            }
            for (int i = 0; i < mean.length; i++) {
                mean[i] /= Math.max(1, counted);
            }
            return mean;
        }
    }

    /// The row of another token.
    ///
    /// @param id that token
    record CopyOf(int id) implements Initialisation {
        @Override
        public String label() {
            return "copy of another token";
        }

        @Override
        public float[] row(EmbeddingMatrix matrix, int[] pieces) {
            if (id < 0 || id >= matrix.rows()) {
                throw new IllegalArgumentException("Token " + id + " has no row to copy.");
            }
            float[] row = new float[matrix.dim()];
            matrix.row(id, row);
            return row;
        }
    }
}
