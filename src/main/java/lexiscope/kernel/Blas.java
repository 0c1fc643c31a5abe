package lexiscope.kernel;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The OpenBLAS that Smile brings, called on heap arrays where they lie: nothing is copied, which
/// the array overloads of its Java wrapper do (17 against 95 GFLOP/s a core for 512 × 512 × 52).
///
/// Single-threaded: the work is cut by the caller in ranges of a fixed shape, so that results do
/// not depend on the number of threads. While a call runs the collector waits, so tiles are kept
/// small enough for a few milliseconds.
final class Blas {
    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;
    private static final @Nullable MethodHandle SGEMM = find();
    private static final @Nullable MethodHandle SGEMV = vectorProduct();

    private Blas() {}

    /// Whether the native library is there; without it the plain twin does the work.
    static boolean present() {
        return SGEMM != null;
    }

    /// C = α·op(A)·op(B) + β·C, all row-major; op transposes where asked.
    static void sgemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            Operand a,
            Operand b,
            float beta,
            Operand c) {
        MethodHandle call = SGEMM;
        if (call == null) {
            Plain.gemm(transposeA, transposeB, m, n, k, alpha, a, b, beta, c);
            return;
        }
        try {
            call.invokeExact(
                    ROW_MAJOR,
                    transposeA ? TRANSPOSED : PLAIN,
                    transposeB ? TRANSPOSED : PLAIN,
                    m,
                    n,
                    k,
                    alpha,
                    a.segment(),
                    a.stride(),
                    b.segment(),
                    b.stride(),
                    beta,
                    c.segment(),
                    c.stride());
        } catch (Throwable e) {
            throw new IllegalStateException("the product of two tiles failed", e);
        }
    }

    /// y = A·x + β·y for `m` rows of `n` floats at the beginning of a heap segment.
    static void sgemv(int m, int n, MemorySegment a, float[] x, float beta, float[] y) {
        MethodHandle call = SGEMV;
        if (call == null) {
            Plain.gemv(m, n, a, x, beta, y);
            return;
        }
        try {
            call.invokeExact(
                    ROW_MAJOR,
                    PLAIN,
                    m,
                    n,
                    1f,
                    a,
                    n,
                    MemorySegment.ofArray(x),
                    1,
                    beta,
                    MemorySegment.ofArray(y),
                    1);
        } catch (Throwable e) {
            throw new IllegalStateException("the product of a tile with a vector failed", e);
        }
    }

    /// A matrix inside an array.
    ///
    /// @param array owned by the caller
    /// @param from index of its first number
    /// @param stride numbers from one row to the next
    record Operand(float[] array, int from, int stride) {
        MemorySegment segment() {
            MemorySegment whole = MemorySegment.ofArray(array);
            return from == 0 ? whole : whole.asSlice(4L * from);
        }
    }

    private static @Nullable MethodHandle find() {
        try {
            org.bytedeco.javacpp.Loader.load(org.bytedeco.openblas.global.openblas.class);
            SymbolLookup symbols = SymbolLookup.loaderLookup();
            Linker linker = Linker.nativeLinker();
            var threads = symbols.find("openblas_set_num_threads");
            var product = symbols.find("cblas_sgemm");
            if (threads.isEmpty() || product.isEmpty()) {
                return null;
            }
            MethodHandle one =
                    linker.downcallHandle(
                            threads.get(), FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
            one.invokeExact(1);
            MemoryLayout i = ValueLayout.JAVA_INT;
            MemoryLayout f = ValueLayout.JAVA_FLOAT;
            MemoryLayout p = ValueLayout.ADDRESS;
            return linker.downcallHandle(
                    product.get(),
                    FunctionDescriptor.ofVoid(i, i, i, i, i, i, f, p, i, p, i, f, p, i),
                    Linker.Option.critical(true));
        } catch (Throwable _) {
            // no native library for this platform: the plain twin is slower, not wrong
            return null;
        }
    }

    private static @Nullable MethodHandle vectorProduct() {
        if (SGEMM == null) {
            return null;
        }
        MemoryLayout i = ValueLayout.JAVA_INT;
        MemoryLayout f = ValueLayout.JAVA_FLOAT;
        MemoryLayout p = ValueLayout.ADDRESS;
        return SymbolLookup.loaderLookup()
                .find("cblas_sgemv")
                .map(
                        address ->
                                Linker.nativeLinker()
                                        .downcallHandle(
                                                address,
                                                FunctionDescriptor.ofVoid(
                                                        i, i, i, i, f, p, i, p, i, f, p, i),
                                                Linker.Option.critical(true)))
                .orElse(null);
    }
}
