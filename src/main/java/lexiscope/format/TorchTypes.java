package lexiscope.format;

import lexiscope.kernel.DType;

import java.util.Map;
import java.util.Optional;

/// How torch names types of numbers.
final class TorchTypes {
    private static final Map<String, DType> STORAGES =
            Map.of(
                    "FloatStorage", DType.F32,
                    "HalfStorage", DType.F16,
                    "BFloat16Storage", DType.BF16,
                    "DoubleStorage", DType.F64,
                    "CharStorage", DType.I8,
                    "ByteStorage", DType.U8,
                    "ShortStorage", DType.I16,
                    "IntStorage", DType.I32,
                    "LongStorage", DType.I64);

    private static final Map<String, DType> DTYPES =
            Map.of(
                    "float32", DType.F32,
                    "float16", DType.F16,
                    "bfloat16", DType.BF16,
                    "float64", DType.F64,
                    "float8_e4m3fn", DType.F8_E4M3,
                    "float8_e5m2", DType.F8_E5M2,
                    "float8_e8m0fnu", DType.F8_E8M0,
                    "float8_e4m3fnuz", DType.F8_E4M3FNUZ,
                    "float8_e5m2fnuz", DType.F8_E5M2FNUZ,
                    "uint16", DType.U16);

    private TorchTypes() {}

    /// The type of a storage class.
    static Optional<DType> storage(String name) {
        return Optional.ofNullable(STORAGES.get(name));
    }

    /// The type of a `torch.dtype`.
    static Optional<DType> dtype(String name) {
        return Optional.ofNullable(DTYPES.get(name));
    }
}
