package lexiscope.kernel;

import lexiscope.kernel.DoubleBlas.Columns;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A symmetric matrix made tridiagonal by Householder's reflections, T = Qᵀ·A·Q (Golub and Van
/// Loan, Matrix Computations, 8.3.1; panels as in Dongarra, Hammarling and Sorensen 1989).
///
/// LAPACK does this in one call of seconds, which nobody can stop. Here a column is a step: between
/// two of them the work can be stopped, and the product that each one waits for runs on all cores.
/// What is left behind is in LAPACK's form, so that its other routines take it from here.
final class Tridiagonal {
    /// Columns whose reflections are gathered before the rest of the matrix is changed.
    private static final int PANEL = 32;

    /// Below this the product with a vector is quicker than handing it around.
    private static final int PARTED = 1024;

    /// Columns of the matrix in a range, whatever the number of threads.
    private static final int RANGE = 256;

    private final int dim;
    private final Columns a;
    private final Columns w;
    private final Columns partial;
    private final MemorySegment diagonal;
    private final MemorySegment beside;
    private final MemorySegment factors;

    /// Memory for the matrix and what it becomes, 8·dim² bytes and a little.
    Tridiagonal(int dim, Arena arena) {
        this.dim = dim;
        this.a = columns(arena, dim, dim);
        this.w = columns(arena, dim, PANEL);
        this.partial = columns(arena, dim, Ranges.count(dim, RANGE));
        this.diagonal = doubles(arena, dim);
        this.beside = doubles(arena, dim);
        this.factors = doubles(arena, dim);
    }

    private static Columns columns(Arena arena, int rows, int columns) {
        // an odd number of cache lines: columns a power of two apart would push each other out
        int stride = ((rows + 7) / 8 | 1) * 8;
        return new Columns(doubles(arena, (long) stride * columns), 0, stride);
    }

    private static MemorySegment doubles(Arena arena, long count) {
        return arena.allocate(ValueLayout.JAVA_DOUBLE, Math.max(1, count));
    }

    /// The reflections, below the diagonal's neighbour; the first number of each is 1.
    Columns reflections() {
        return a;
    }

    /// The factors of the reflections.
    MemorySegment factors() {
        return factors;
    }

    /// The diagonal of T.
    MemorySegment diagonal() {
        return diagonal;
    }

    /// The numbers beside the diagonal of T, and one more place that LAPACK wants.
    MemorySegment beside() {
        return beside;
    }

    /// Reads the matrix's lower half and reduces it. Cost: 4/3·dim³ multiply-adds and as many, half
    /// of them as fast as memory is read.
    ///
    /// @param progress is asked between columns
    void reduce(Eigen.Entry matrix, Progress progress) {
        Ranges.run(
                dim,
                16,
                progress.part(0, 0.05),
                "eigenvectors",
                (_, from, to) -> {
                    for (int j = from; j < to; j++) {
                        for (int i = j; i < dim; i++) {
                            set(a, i, j, matrix.at(i, j));
                        }
                    }
                });
        for (int first = 0; first < dim - 1; first += PANEL) {
            int width = Math.min(PANEL, dim - 1 - first);
            for (int c = 0; c < width; c++) {
                double left = (dim - first - c) / (double) dim;
                progress.at(1 - 0.95 * left * left * left, "eigenvectors");
                column(first, c);
            }
            int next = first + width;
            // the reflections stand in the panel's columns, their products in w
            rest(next, width, a.at(next, first), w.at(next, 0));
        }
        for (int j = 0; j < dim; j++) {
            diagonal.setAtIndex(ValueLayout.JAVA_DOUBLE, j, get(a, j, j));
        }
    }

    /// Column `c` of the panel: brought up to date with the panel's earlier reflections, then
    /// reflected, and the product kept that the rest of the matrix will need.
    private void column(int first, int c) {
        int j = first + c;
        int below = dim - j - 1;
        Columns v = a.at(j + 1, j);
        Columns u = w.at(j + 1, c);
        DoubleBlas.multiplyAdd(
                false, dim - j, c, -1, a.at(j, first), w.at(j, 0), w.stride(), 1, a.at(j, j));
        DoubleBlas.multiplyAdd(
                false, dim - j, c, -1, w.at(j, 0), a.at(j, first), a.stride(), 1, a.at(j, j));
        double tau = Lapack.reflection(below, v.start(), v.at(1, 0), factors, j);
        beside.setAtIndex(ValueLayout.JAVA_DOUBLE, j, get(v, 0, 0));
        set(v, 0, 0, 1);
        multiply(below, a.at(j + 1, j + 1), v, u);
        // the part of the column above is free until the next panel, as LAPACK uses it too
        Columns scratch = w.at(first, c);
        subtractProducts(below, c, w.at(j + 1, 0), a.at(j + 1, first), v, scratch, u);
        subtractProducts(below, c, a.at(j + 1, first), w.at(j + 1, 0), v, scratch, u);
        double product = 0;
        for (int i = 0; i < below; i++) {
            double scaled = tau * get(u, i, 0);
            set(u, i, 0, scaled);
            product += scaled * get(v, i, 0);
        }
        double shift = -0.5 * tau * product;
        for (int i = 0; i < below; i++) {
            set(u, i, 0, get(u, i, 0) + shift * get(v, i, 0));
        }
    }

    /// u = u − Q·(Pᵀ·v).
    private static void subtractProducts(
            int rows, int count, Columns p, Columns q, Columns v, Columns scratch, Columns u) {
        DoubleBlas.multiplyAdd(true, rows, count, 1, p, v, 1, 0, scratch);
        DoubleBlas.multiplyAdd(false, rows, count, -1, q, scratch, 1, 1, u);
    }

    /// u = A·v for the rest of the matrix. Each range of columns gives a sum of its own, which are
    /// added in order, so that the result is the same at any number of threads.
    private void multiply(int n, Columns rest, Columns v, Columns u) {
        if (n < PARTED) {
            DoubleBlas.symmetricMultiply(n, rest, v, 0, u);
            return;
        }
        Ranges.run(
                n,
                RANGE,
                Progress.NONE,
                "",
                (number, from, to) -> {
                    Columns sum = partial.at(0, number);
                    DoubleBlas.symmetricMultiply(
                            to - from, rest.at(from, from), v.at(from, 0), 0, sum.at(from, 0));
                    sum.memory().asSlice(8 * (sum.from() + to), 8L * (n - to)).fill((byte) 0);
                    // both products with a block while it lies in the cache
                    for (int row = to; row < n; row += RANGE) {
                        int rows = Math.min(RANGE, n - row);
                        Columns block = rest.at(row, from);
                        DoubleBlas.multiplyAdd(
                                false,
                                rows,
                                to - from,
                                1,
                                block,
                                v.at(from, 0),
                                1,
                                1,
                                sum.at(row, 0));
                        DoubleBlas.multiplyAdd(
                                true,
                                rows,
                                to - from,
                                1,
                                block,
                                v.at(row, 0),
                                1,
                                1,
                                sum.at(from, 0));
                    }
                });
        int ranges = Ranges.count(n, RANGE);
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int r = 0; r <= i / RANGE && r < ranges; r++) {
                sum += get(partial, i, r);
            }
            set(u, i, 0, sum);
        }
    }

    /// Takes a panel's reflections into the rest of the matrix. What is above the diagonal in a
    /// range is changed with the rest and never read.
    private void rest(int next, int width, Columns v, Columns u) {
        int n = dim - next;
        Ranges.run(
                n,
                RANGE,
                Progress.NONE,
                "",
                (_, from, to) -> {
                    Columns block = a.at(next + from, next + from);
                    DoubleBlas.subtract(
                            n - from, to - from, width, v.at(from, 0), u.at(from, 0), block);
                    DoubleBlas.subtract(
                            n - from, to - from, width, u.at(from, 0), v.at(from, 0), block);
                });
    }

    private static double get(Columns m, int row, int column) {
        return m.memory()
                .getAtIndex(ValueLayout.JAVA_DOUBLE, m.from() + row + (long) column * m.stride());
    }

    private static void set(Columns m, int row, int column, double value) {
        m.memory()
                .setAtIndex(
                        ValueLayout.JAVA_DOUBLE,
                        m.from() + row + (long) column * m.stride(),
                        value);
    }
}
