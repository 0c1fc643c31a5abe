package lexiscope.embedding;

/// How far sums of floats can be off, so that it is known which candidates have to be looked at
/// again in double precision.
///
/// A sum of `n` products in single precision, in whatever order and with or without fused
/// operations, differs from the true one by at most n·u / (1 − n·u) times the sum of the products'
/// sizes, u = 2⁻²⁴ (Higham, Accuracy and Stability of Numerical Algorithms, 3.1), and by Cauchy and
/// Schwarz that sum is at most the product of the two norms. Products below the normal numbers add
/// 2⁻¹⁴⁹ each.
final class Rounding {
    /// Half of the distance between 1 and the next float.
    static final double UNIT = 0x1p-24;

    /// Rows of other norms are not judged by float sums: their products may leave the range.
    static final float LEAST = 0x1p-110f;

    static final float MOST = 0x1p120f;

    private Rounding() {}

    /// The relative error of a sum of `n` products.
    static double sum(int n) {
        double nu = n * UNIT;
        return nu < 0.5 ? nu / (1 - nu) : Double.POSITIVE_INFINITY;
    }

    /// The same where rounding errors are independent, as they nearly are: it is exceeded with a
    /// probability below n·3e-14 (Higham and Mary 2019, λ = 8). For sums of sums, whose certain
    /// bound says nothing.
    static double probable(int n) {
        return Math.min(sum(n), 8 * Math.sqrt(n) * UNIT * 1.01);
    }

    /// What products below the normal numbers add to a sum of `n`.
    static double underflow(int n) {
        return n * 0x1p-148;
    }

    /// A power of two that brings numbers of at most this size near 1 without rounding them.
    static float scale(double most) {
        if (most == 0 || !Double.isFinite(most)) {
            return 1;
        }
        return Math.scalb(1f, Math.clamp(-Math.getExponent(most) - 1, -126, 126));
    }
}
