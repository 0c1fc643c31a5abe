package lexiscope.matching;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.work.Progress;

/// The rotation (with reflections) that brings the rows of one matrix as near as can be to the rows
/// of the same tokens in another: the orthogonal Procrustes problem (Schönemann 1966, “A
/// generalized solution of the orthogonal Procrustes problem”; scale and rectangular maps as in
/// Gower and Dijksterhuis 2004, “Procrustes Problems”).
///
/// With A and B the shared rows, each less its mean where that is asked for, AᵀB = U·Σ·Vᵀ gives R =
/// U·Vᵀ, which of all maps that keep angles and lengths has the least ‖s·A·R − B‖; the best scale
/// is s = tr(Σ) / ‖A‖². Where the matrices differ in dim, the narrower one counts as filled up with
/// zeros: R has orthonormal rows (into the wider) or columns (into the narrower), and what A has
/// outside of B's dimensions counts as left over.
///
/// Where fewer directions are shared than there are dimensions, R is not the only best one; the
/// rest of it keeps angles and is otherwise of no meaning ([#rank]).
///
/// @param map R as `dimB` rows of `dimA` numbers, so that each gives one number of the image
/// @param dimA numbers of a row of the first matrix
/// @param dimB numbers of a row of the second
/// @param centreA what is taken from rows of the first, zeros where not centred
/// @param centreB what is added to images, zeros where not centred
/// @param scale s, 1 where none is asked for
/// @param rank how many directions the shared rows determine
/// @param first the tokens of the first matrix that counted: both rows are there and finite
/// @param second the token of the second for each
/// @param residuals how far each image stays from its row, by pair
/// @param error the root of the sum of their squares as a share of ‖B‖; 0 is a perfect fit
public record Procrustes(
        float[] map,
        int dimA,
        int dimB,
        float[] centreA,
        float[] centreB,
        double scale,
        int rank,
        int[] first,
        int[] second,
        float[] residuals,
        double error) {
    /// What may be fitted beside the rotation.
    ///
    /// @param centred the mean of the shared rows is taken away first
    /// @param scaled one factor for all rows
    public record Options(boolean centred, boolean scaled) {}

    /// Fits. Cost: two passes over the shared rows of n·dimA·dimB multiply-adds, and some ten times
    /// dim³ for the smaller dim (some seconds for 768, minutes for 4,096); memory some 30·dimA·dimB
    /// bytes.
    ///
    /// @throws IllegalArgumentException with a sentence where no token has a row in both
    public static Procrustes of(
            EmbeddingMatrix a,
            EmbeddingMatrix b,
            Matching matching,
            Options options,
            Progress progress) {
        return new Fitting(a, b, RowPairs.of(a, b, matching, progress.part(0, 0.1)), options)
                .fitted(progress.part(0.1, 1));
    }

    /// Where a vector of the first matrix's space lies in the second's.
    ///
    /// @param vector dimA numbers
    /// @return dimB numbers
    public float[] image(float[] vector) {
        float[] image = new float[dimB];
        for (int j = 0; j < dimB; j++) {
            double sum = 0;
            for (int i = 0; i < dimA; i++) {
                sum += ((double) vector[i] - centreA[i]) * map[j * dimA + i];
            }
            image[j] = (float) (scale * sum + centreB[j]);
        }
        return image;
    }
}
