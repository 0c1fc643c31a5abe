package lexiscope.kernel;

import lexiscope.work.Progress;
import lexiscope.work.Unstoppable;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The symmetric eigen-problem by LAPACK, in memory outside the heap so that a call of seconds does
/// not hold up the collector.
final class Lapack {
    private static final int COLUMN_MAJOR = 102;

    /// From here on the call takes longer than a person waits for a stop.
    private static final int LONG = 768;

    private static final @Nullable MethodHandle DSYEVR = find();

    private Lapack() {}

    static boolean present() {
        return DSYEVR != null;
    }

    static Eigen largest(int dim, int keep, Eigen.Entry matrix, Progress progress) {
        progress.at(0, "eigenvectors");
        if (dim < LONG) {
            return solved(dim, keep, matrix);
        }
        // on one core of 2026
        double expected = 1.6e-10 * dim * dim * dim;
        return Unstoppable.call(
                "eigenvectors", expected, progress, () -> solved(dim, keep, matrix));
    }

    private static Eigen solved(int dim, int keep, Eigen.Entry matrix) {
        MethodHandle call = DSYEVR;
        if (call == null) {
            throw new IllegalStateException("no LAPACK");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment a = arena.allocate(ValueLayout.JAVA_DOUBLE, (long) dim * dim);
            for (int j = 0; j < dim; j++) {
                // LAPACK is told to read one half only
                for (int i = j; i < dim; i++) {
                    a.setAtIndex(ValueLayout.JAVA_DOUBLE, (long) j * dim + i, matrix.at(i, j));
                }
            }
            MemorySegment found = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment w = arena.allocate(ValueLayout.JAVA_DOUBLE, dim);
            MemorySegment z = arena.allocate(ValueLayout.JAVA_DOUBLE, (long) dim * keep);
            MemorySegment support = arena.allocate(ValueLayout.JAVA_INT, 2L * dim);
            int code =
                    (int)
                            call.invokeExact(
                                    COLUMN_MAJOR,
                                    (byte) 'V',
                                    (byte) 'I',
                                    (byte) 'L',
                                    dim,
                                    a,
                                    dim,
                                    0.0,
                                    0.0,
                                    dim - keep + 1,
                                    dim,
                                    0.0,
                                    found,
                                    w,
                                    z,
                                    dim,
                                    support);
            if (code != 0) {
                throw new IllegalStateException("the eigen-solver gave up with code " + code);
            }
            double[] values = new double[keep];
            double[][] vectors = new double[keep][dim];
            for (int k = 0; k < keep; k++) {
                // LAPACK's order is ascending
                int from = keep - 1 - k;
                values[k] = w.getAtIndex(ValueLayout.JAVA_DOUBLE, from);
                MemorySegment.copy(z, ValueLayout.JAVA_DOUBLE, 8L * from * dim, vectors[k], 0, dim);
            }
            return new Eigen(values, vectors);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the eigen-solver failed", e);
        }
    }

    private static @Nullable MethodHandle find() {
        if (!Blas.present()) {
            return null;
        }
        var symbol = SymbolLookup.loaderLookup().find("LAPACKE_dsyevr");
        MemoryLayout i = ValueLayout.JAVA_INT;
        MemoryLayout c = ValueLayout.JAVA_BYTE;
        MemoryLayout d = ValueLayout.JAVA_DOUBLE;
        MemoryLayout p = ValueLayout.ADDRESS;
        return symbol.map(
                        address ->
                                Linker.nativeLinker()
                                        .downcallHandle(
                                                address,
                                                FunctionDescriptor.of(
                                                        i, i, c, c, c, i, p, i, d, d, i, i, d, p, p,
                                                        p, i, p)))
                .orElse(null);
    }
}
