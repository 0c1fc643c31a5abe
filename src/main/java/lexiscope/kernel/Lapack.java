package lexiscope.kernel;

import lexiscope.kernel.DoubleBlas.Columns;
import lexiscope.work.Progress;
import lexiscope.work.Unstoppable;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The symmetric eigen-problem by LAPACK, in memory outside the heap so that a call does not hold
/// up the collector.
final class Lapack {
    /// From here on the call for the tridiagonal matrix takes longer than a person waits for a
    /// stop.
    private static final int LONG = 1024;

    /// Vectors brought back between two looks at the progress.
    private static final int SOME = 32;

    /// What the library asks for its panels, by its own documentation of dormqr.
    private static final int WORK = 65 * 64;

    private static final MemoryLayout I = ValueLayout.JAVA_INT;
    private static final MemoryLayout C = ValueLayout.JAVA_BYTE;
    private static final MemoryLayout D = ValueLayout.JAVA_DOUBLE;
    private static final MemoryLayout P = ValueLayout.ADDRESS;

    private static final @Nullable MethodHandle DLARFG =
            DoubleBlas.handle("LAPACKE_dlarfg", FunctionDescriptor.of(I, I, P, P, I, P));
    private static final @Nullable MethodHandle DSTEMR =
            DoubleBlas.handle(
                    "LAPACKE_dstemr",
                    FunctionDescriptor.of(I, I, C, C, I, P, P, D, D, I, I, P, P, P, I, I, P, P));
    private static final @Nullable MethodHandle DORMTR =
            DoubleBlas.handle(
                    "LAPACKE_dormtr_work",
                    FunctionDescriptor.of(I, I, C, C, C, I, I, P, I, P, P, I, P, I));

    private Lapack() {}

    static boolean present() {
        return DoubleBlas.present() && DLARFG != null && DSTEMR != null && DORMTR != null;
    }

    /// The largest eigenvalues, descending, and their vectors. Can be stopped within some tens of
    /// milliseconds.
    static Eigen largest(int dim, int keep, Eigen.Entry matrix, Progress progress) {
        try (Arena arena = Arena.ofShared()) {
            var reduced = new Tridiagonal(dim, arena);
            reduced.reduce(matrix, progress.part(0, 0.85));
            Solved solved = solve(dim, keep, reduced, progress.part(0.85, 0.9));
            MemorySegment vectors = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, solved.vectors);
            MemorySegment work = arena.allocate(ValueLayout.JAVA_DOUBLE, SOME * 64L + WORK);
            for (int from = 0; from < keep; from += SOME) {
                progress.at(0.9 + 0.1 * from / keep, "eigenvectors");
                int count = Math.min(SOME, keep - from);
                back(dim, count, reduced, vectors.asSlice(8L * from * dim), work);
            }
            double[] values = new double[keep];
            double[][] rows = new double[keep][dim];
            for (int k = 0; k < keep; k++) {
                // LAPACK's order is ascending
                int from = keep - 1 - k;
                values[k] = solved.values[from];
                MemorySegment.copy(
                        vectors, ValueLayout.JAVA_DOUBLE, 8L * from * dim, rows[k], 0, dim);
            }
            return new Eigen(values, rows);
        }
    }

    /// One reflection that leaves of a column only its first number.
    ///
    /// @param n numbers of the column
    /// @param first its first number, replaced by what is left
    /// @param others the others, replaced by the reflection's
    /// @return the factor, which is also kept in `factors`
    static double reflection(
            int n, MemorySegment first, Columns others, MemorySegment factors, int at) {
        try {
            int code =
                    (int)
                            DoubleBlas.known(DLARFG)
                                    .invokeExact(
                                            n, first, others.start(), 1, factors.asSlice(8L * at));
            check(code);
        } catch (Throwable e) {
            throw DoubleBlas.failed(e);
        }
        return factors.getAtIndex(ValueLayout.JAVA_DOUBLE, at);
    }

    /// Values, ascending, and vectors of the tridiagonal matrix, on the heap: who stops waiting
    /// gives back the memory outside of it.
    private record Solved(double[] values, double[] vectors) {}

    private static Solved solve(int dim, int keep, Tridiagonal t, Progress progress) {
        double[] diagonal = t.diagonal().toArray(ValueLayout.JAVA_DOUBLE);
        double[] beside = t.beside().toArray(ValueLayout.JAVA_DOUBLE);
        if (dim < LONG) {
            return solve(dim, keep, diagonal, beside);
        }
        // on one core of 2026
        double expected = 2e-7 * dim * keep + 3e-9 * dim * dim;
        return Unstoppable.call(
                "eigenvectors", expected, progress, () -> solve(dim, keep, diagonal, beside));
    }

    private static Solved solve(int dim, int keep, double[] diagonal, double[] beside) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment d = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, diagonal);
            MemorySegment e = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, beside);
            MemorySegment found = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment values = arena.allocate(ValueLayout.JAVA_DOUBLE, dim);
            MemorySegment vectors = arena.allocate(ValueLayout.JAVA_DOUBLE, (long) dim * keep);
            MemorySegment support = arena.allocate(ValueLayout.JAVA_INT, 2L * dim);
            MemorySegment accurate = arena.allocateFrom(ValueLayout.JAVA_INT, 1);
            int code =
                    (int)
                            DoubleBlas.known(DSTEMR)
                                    .invokeExact(
                                            DoubleBlas.COLUMN_MAJOR,
                                            (byte) 'V',
                                            (byte) 'I',
                                            dim,
                                            d,
                                            e,
                                            0.0,
                                            0.0,
                                            dim - keep + 1,
                                            dim,
                                            found,
                                            values,
                                            vectors,
                                            dim,
                                            keep,
                                            support,
                                            accurate);
            check(code);
            return new Solved(
                    values.asSlice(0, 8L * keep).toArray(ValueLayout.JAVA_DOUBLE),
                    vectors.toArray(ValueLayout.JAVA_DOUBLE));
        } catch (Throwable e) {
            throw DoubleBlas.failed(e);
        }
    }

    /// From vectors of the tridiagonal matrix to those of the matrix, in place.
    private static void back(
            int dim, int count, Tridiagonal t, MemorySegment vectors, MemorySegment work) {
        try {
            int code =
                    (int)
                            DoubleBlas.known(DORMTR)
                                    .invokeExact(
                                            DoubleBlas.COLUMN_MAJOR,
                                            (byte) 'L',
                                            (byte) 'L',
                                            (byte) 'N',
                                            dim,
                                            count,
                                            t.reflections().start(),
                                            t.reflections().stride(),
                                            t.factors(),
                                            vectors,
                                            dim,
                                            work,
                                            (int) (work.byteSize() / 8));
            check(code);
        } catch (Throwable e) {
            throw DoubleBlas.failed(e);
        }
    }

    private static void check(int code) {
        if (code != 0) {
            throw new IllegalStateException("the eigen-solver gave up with code " + code);
        }
    }
}
