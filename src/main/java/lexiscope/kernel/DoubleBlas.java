package lexiscope.kernel;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Products of doubles in memory outside the heap, column by column as LAPACK lays them. Present
/// where [Blas] is.
final class DoubleBlas {
    static final int COLUMN_MAJOR = 102;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;
    private static final int LOWER = 122;

    private static final MemoryLayout I = ValueLayout.JAVA_INT;
    private static final MemoryLayout D = ValueLayout.JAVA_DOUBLE;
    private static final MemoryLayout P = ValueLayout.ADDRESS;

    private static final @Nullable MethodHandle DGEMV =
            handle("cblas_dgemv", FunctionDescriptor.ofVoid(I, I, I, I, D, P, I, P, I, D, P, I));
    private static final @Nullable MethodHandle DSYMV =
            handle("cblas_dsymv", FunctionDescriptor.ofVoid(I, I, I, D, P, I, P, I, D, P, I));
    private static final @Nullable MethodHandle DGEMM =
            handle(
                    "cblas_dgemm",
                    FunctionDescriptor.ofVoid(I, I, I, I, I, I, D, P, I, P, I, D, P, I));

    private DoubleBlas() {}

    static boolean present() {
        return DGEMV != null && DSYMV != null && DGEMM != null;
    }

    /// The function of that name in the libraries loaded by [Blas].
    static @Nullable MethodHandle handle(String name, FunctionDescriptor descriptor) {
        if (!Blas.present()) {
            return null;
        }
        return SymbolLookup.loaderLookup()
                .find(name)
                .map(address -> Linker.nativeLinker().downcallHandle(address, descriptor))
                .orElse(null);
    }

    /// A matrix, or a vector where one column or one row of it is meant.
    ///
    /// @param memory where it lies, owned by the caller
    /// @param from index of its first number
    /// @param stride numbers from one column to the next
    record Columns(MemorySegment memory, long from, int stride) {
        Columns at(int row, int column) {
            return new Columns(memory, from + row + (long) column * stride, stride);
        }

        MemorySegment start() {
            return memory.asSlice(8 * from);
        }
    }

    /// y = y + α·op(A)·x for `m` × `n` numbers of A.
    ///
    /// @param stepX numbers from one of x to the next
    static void multiplyAdd(
            boolean transposed,
            int m,
            int n,
            double alpha,
            Columns a,
            Columns x,
            int stepX,
            double beta,
            Columns y) {
        if (m == 0 || n == 0) {
            return;
        }
        try {
            known(DGEMV)
                    .invokeExact(
                            COLUMN_MAJOR,
                            transposed ? TRANSPOSED : PLAIN,
                            m,
                            n,
                            alpha,
                            a.start(),
                            a.stride(),
                            x.start(),
                            stepX,
                            beta,
                            y.start(),
                            1);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// y = β·y + A·x for the symmetric A of which the lower half is stored.
    static void symmetricMultiply(int n, Columns a, Columns x, double beta, Columns y) {
        try {
            known(DSYMV)
                    .invokeExact(
                            COLUMN_MAJOR,
                            LOWER,
                            n,
                            1.0,
                            a.start(),
                            a.stride(),
                            x.start(),
                            1,
                            beta,
                            y.start(),
                            1);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// C = C − A·Bᵀ for `m` × `n` numbers of C.
    static void subtract(int m, int n, int k, Columns a, Columns b, Columns c) {
        if (m == 0 || n == 0) {
            return;
        }
        try {
            known(DGEMM)
                    .invokeExact(
                            COLUMN_MAJOR,
                            PLAIN,
                            TRANSPOSED,
                            m,
                            n,
                            k,
                            -1.0,
                            a.start(),
                            a.stride(),
                            b.start(),
                            b.stride(),
                            1.0,
                            c.start(),
                            c.stride());
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static MethodHandle known(@Nullable MethodHandle call) {
        if (call == null) {
            throw new IllegalStateException("no BLAS");
        }
        return call;
    }

    static IllegalStateException failed(Throwable e) {
        return new IllegalStateException("a product of the eigen-solver failed", e);
    }
}
