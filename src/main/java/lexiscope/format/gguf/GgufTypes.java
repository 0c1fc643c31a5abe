package lexiscope.format.gguf;

import lexiscope.kernel.DType;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// ggml's numbers of tensor types (`ggml.h`, enum ggml_type) and how they are read.
public final class GgufTypes {
    private static final Map<Integer, String> NAMES =
            Map.ofEntries(
                    Map.entry(0, "F32"),
                    Map.entry(1, "F16"),
                    Map.entry(2, "Q4_0"),
                    Map.entry(3, "Q4_1"),
                    Map.entry(6, "Q5_0"),
                    Map.entry(7, "Q5_1"),
                    Map.entry(8, "Q8_0"),
                    Map.entry(9, "Q8_1"),
                    Map.entry(10, "Q2_K"),
                    Map.entry(11, "Q3_K"),
                    Map.entry(12, "Q4_K"),
                    Map.entry(13, "Q5_K"),
                    Map.entry(14, "Q6_K"),
                    Map.entry(15, "Q8_K"),
                    Map.entry(16, "IQ2_XXS"),
                    Map.entry(17, "IQ2_XS"),
                    Map.entry(18, "IQ3_XXS"),
                    Map.entry(19, "IQ1_S"),
                    Map.entry(20, "IQ4_NL"),
                    Map.entry(21, "IQ3_S"),
                    Map.entry(22, "IQ2_S"),
                    Map.entry(23, "IQ4_XS"),
                    Map.entry(24, "I8"),
                    Map.entry(25, "I16"),
                    Map.entry(26, "I32"),
                    Map.entry(27, "I64"),
                    Map.entry(28, "F64"),
                    Map.entry(29, "IQ1_M"),
                    Map.entry(30, "BF16"),
                    Map.entry(34, "TQ1_0"),
                    Map.entry(35, "TQ2_0"),
                    Map.entry(39, "MXFP4"),
                    Map.entry(40, "NVFP4"),
                    Map.entry(41, "Q1_0"),
                    Map.entry(42, "Q2_0"));

    private GgufTypes() {}

    /// The name of a type, or its number where it has none here.
    static String name(int type) {
        return NAMES.getOrDefault(type, "type " + Integer.toUnsignedString(type));
    }

    /// How it is read; empty when it is not.
    public static Optional<DType> dtype(int type) {
        return DType.named(NAMES.getOrDefault(type, ""));
    }

    /// Bytes that a tensor takes, or -1 where that is not known.
    ///
    /// @param sizes fastest first
    static long bytes(int type, List<Long> sizes) {
        DType dtype = dtype(type).orElse(null);
        if (dtype == null || sizes.isEmpty()) {
            return -1;
        }
        try {
            long numbers = 1;
            for (long size : sizes) {
                numbers = Math.multiplyExact(numbers, size);
            }
            return sizes.getFirst() % dtype.block() == 0
                    ? Math.multiplyExact(numbers / dtype.block(), (long) dtype.bytes())
                    : -1;
        } catch (ArithmeticException e) {
            return -1;
        }
    }
}
