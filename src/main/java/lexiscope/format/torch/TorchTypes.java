package lexiscope.format.torch;

import lexiscope.kernel.DType;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
            Map.ofEntries(
                    Map.entry("float32", DType.F32),
                    Map.entry("float16", DType.F16),
                    Map.entry("bfloat16", DType.BF16),
                    Map.entry("float64", DType.F64),
                    Map.entry("float8_e4m3fn", DType.F8_E4M3),
                    Map.entry("float8_e5m2", DType.F8_E5M2),
                    Map.entry("float8_e8m0fnu", DType.F8_E8M0),
                    Map.entry("float8_e4m3fnuz", DType.F8_E4M3FNUZ),
                    Map.entry("float8_e5m2fnuz", DType.F8_E5M2FNUZ),
                    Map.entry("uint16", DType.U16),
                    Map.entry("uint32", DType.U32),
                    Map.entry("uint64", DType.U64));

    /// Storages and types that are known and not read, with the bytes of a number.
    private static final Map<String, Integer> UNREAD_STORAGES =
            Map.of(
                    "BoolStorage", 1,
                    "UntypedStorage", 1,
                    "ComplexFloatStorage", 8,
                    "ComplexDoubleStorage", 16,
                    "QInt8Storage", 1,
                    "QUInt8Storage", 1,
                    "QInt32Storage", 4,
                    "QUInt4x2Storage", 1,
                    "QUInt2x4Storage", 1);

    private static final Set<String> UNREAD_TYPES =
            Set.of(
                    "bool",
                    "int64",
                    "int32",
                    "int16",
                    "int8",
                    "uint8",
                    "complex32",
                    "complex64",
                    "complex128",
                    "float4_e2m1fn_x2",
                    "qint8",
                    "quint8",
                    "qint32",
                    "quint4x2",
                    "quint2x4",
                    // how quantised tensors are scaled
                    "per_tensor_affine",
                    "per_channel_affine",
                    "per_channel_affine_float_qparams");

    private TorchTypes() {}

    /// The type of a storage class.
    static Optional<DType> storage(String name) {
        return Optional.ofNullable(STORAGES.get(name));
    }

    /// The type of a `torch.dtype`.
    static Optional<DType> dtype(String name) {
        return Optional.ofNullable(DTYPES.get(name));
    }

    /// Whether a name in `torch` is that of a storage or of a type.
    static boolean known(String name) {
        return STORAGES.containsKey(name)
                || DTYPES.containsKey(name)
                || UNREAD_STORAGES.containsKey(name)
                || UNREAD_TYPES.contains(name);
    }

    /// Bytes that a number of a storage takes, or 0 where it is not known.
    static int bytes(String storage) {
        return storage(storage)
                .map(DType::bytes)
                .orElseGet(() -> UNREAD_STORAGES.getOrDefault(storage, 0));
    }
}
