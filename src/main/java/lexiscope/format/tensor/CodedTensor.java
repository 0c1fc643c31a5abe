package lexiscope.format.tensor;

import lexiscope.format.file.UnreadableFileException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Codes that a method of quantisation put in the place of a matrix: known by their own name or by
/// the tensors beside them, and refused by name, since without the method they are only numbers.
public final class CodedTensor {
    /// What the codes are called, where not by the name of the matrix itself.
    private static final Map<String, String> OWN_NAMES =
            Map.of(
                    ".qweight", "GPTQ or AWQ",
                    ".weight_packed", "compressed-tensors",
                    ".W_q", "HQQ",
                    ".weight._data", "quanto");

    /// What lies beside a matrix that is stored as codes: appended to its name without `.weight`.
    private static final List<String> BESIDE =
            List.of(
                    "SCB",
                    "weight_scale",
                    "weight_scale_inv",
                    "weight_scales",
                    "weight_zero_point",
                    "scale",
                    "scales",
                    "zero",
                    "qzeros",
                    "biases");

    private static final Set<String> CODES =
            Set.of("I8", "U8", "I16", "U16", "I32", "U32", "F8_E4M3", "F8_E5M2");

    private CodedTensor() {}

    /// The name of the module that codes of such a name belong to, else the name.
    static String bare(String name) {
        for (String end : OWN_NAMES.keySet()) {
            if (name.endsWith(end)) {
                return name.substring(0, name.length() - end.length());
            }
        }
        return name;
    }

    /// What a tensor is the codes of, if it is codes.
    ///
    /// @param dtype how its numbers are stored
    /// @param there whether a tensor of a name is in the file
    public static Optional<String> method(String name, String dtype, Predicate<String> there) {
        for (var own : OWN_NAMES.entrySet()) {
            if (name.endsWith(own.getKey())) {
                return Optional.of(own.getValue());
            }
        }
        String bare = TensorNames.bare(name);
        if (!CODES.contains(dtype)) {
            return Optional.empty();
        }
        if (there.test(name + ".absmax")) {
            return Optional.of("bitsandbytes in 4 bit");
        }
        if (there.test(bare + ".weight_scale_2")) {
            return Optional.of("NVFP4");
        }
        return BESIDE.stream()
                .map(end -> bare + "." + end)
                .filter(there)
                .findFirst()
                .map(beside -> "a method with scales in " + beside);
    }

    /// The tensor as one that is there and cannot be read.
    public static NamedTensor named(Path file, String name, List<Long> shape, String method) {
        return new NamedTensor(
                name,
                shape,
                "codes",
                () -> {
                    throw new UnreadableFileException(
                            file,
                            "the tensor "
                                    + name
                                    + " holds codes of "
                                    + method
                                    + ", which are not read. Open a form whose token embedding is"
                                    + " in 16 bit.");
                });
    }
}
