package lexiscope.kernel;

/// Products of matrices that lie row by row in float arrays: the work of the neighbour graph, of
/// PCA and of the spaces. On one thread; the same on every run.
public final class Gemm {
    private Gemm() {}

    /// Begins to load the native library on a thread of its own, which takes a third of a second
    /// that a map or a scan would else wait for. Returns at once.
    public static void prepare() {
        Thread.ofPlatform().daemon().name("native library").start(Blas::present);
    }

    /// C = A·Bᵀ: the inner products of `m` rows of A with `n` rows of B.
    ///
    /// @param a rows of `k` numbers, from row `aRow` on
    /// @param b rows of `k` numbers, from row `bRow` on
    /// @param c gets m × n numbers at its beginning
    public static void rows(
            float[] a, int aRow, int m, float[] b, int bRow, int n, int k, float[] c) {
        Blas.sgemm(
                false,
                true,
                m,
                n,
                k,
                1,
                new Blas.Operand(a, aRow * k, k),
                new Blas.Operand(b, bRow * k, k),
                0,
                new Blas.Operand(c, 0, n));
    }

    /// C = Aᵀ·B over `rows` rows: the products of columns `i…i+m` with columns `j…j+n` of one
    /// matrix of `dim` columns, as a covariance needs them.
    public static void columns(
            float[] a, int rows, int dim, int i, int m, int j, int n, float[] c) {
        Blas.sgemm(
                true,
                false,
                m,
                n,
                rows,
                1,
                new Blas.Operand(a, i, dim),
                new Blas.Operand(a, j, dim),
                0,
                new Blas.Operand(c, 0, n));
    }
}
