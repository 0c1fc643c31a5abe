package lexiscope.format.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Files that are not what their name says, and kinds that are known but not read: each refused
/// with what to do about it.
public final class Refusals {
    private static final Map<String, String> KINDS =
            Map.of(
                    ".h5", "a Keras or TensorFlow checkpoint (HDF5)",
                    ".hdf5", "a Keras or TensorFlow checkpoint (HDF5)",
                    ".msgpack", "a Flax checkpoint",
                    ".ot", "a rust-bert checkpoint",
                    ".tflite", "a TensorFlow Lite model",
                    ".mlmodel", "a Core ML model");

    private static final String POINTER = "version https://git-lfs";

    /// Endings of what lies in models' folders and is never a text.
    private static final Set<String> BINARY = Set.of(".onnx_data", ".part", ".pkl", ".zip");

    /// Files that lie beside a model's tokenizer and say nothing by themselves.
    private static final Set<String> BESIDE =
            Set.of(
                    "added_tokens.json",
                    "config.json",
                    "generation_config.json",
                    "preprocessor_config.json",
                    "special_tokens_map.json",
                    "tokenizer_config.json");

    private Refusals() {}

    /// Refuses what says nothing without the other files of its folder.
    ///
    /// @throws UnreadableFileException when the file is one of those
    public static void beside(Path file) throws UnreadableFileException {
        if (BESIDE.contains(Folders.name(file))) {
            throw new UnreadableFileException(
                    file,
                    "holds settings of a model, neither its vocabulary nor its rows. Open the"
                            + " folder it lies in.");
        }
    }

    /// Refuses what is no model file.
    ///
    /// @param head its first bytes
    /// @throws UnreadableFileException with what it is instead
    public static void check(Path file, ByteBuffer head) throws UnreadableFileException {
        String start = StandardCharsets.ISO_8859_1.decode(head).toString();
        String name = Folders.name(file).toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            throw new UnreadableFileException(file, "is empty. Fetch it again.");
        }
        if (start.startsWith(POINTER)) {
            throw new UnreadableFileException(
                    file,
                    "is only a git-lfs pointer to the file"
                            + size(start)
                            + ", not the file itself. Run “git lfs pull” in its folder, or fetch"
                            + " the file from the model's page.");
        }
        String opening = start.stripLeading().toLowerCase(Locale.ROOT);
        if (opening.startsWith("<!doctype html")
                || opening.startsWith("<html")
                || opening.startsWith("<?xml") && opening.contains("<error>")) {
            throw new UnreadableFileException(
                    file,
                    "is a web page saved under this name, perhaps an error or a login page. Fetch"
                            + " the file again.");
        }
        if (start.matches("(?s)(\u00ff\u00fe([^\0]\0){4}|\u00fe\u00ff(\0[^\0]){4}).*")) {
            throw new UnreadableFileException(
                    file, "is text in UTF-16. Save it as UTF-8, which is what models come in.");
        }
        if (start.startsWith("\u0089HDF")) {
            throw unread(file, KINDS.getOrDefault(".h5", ""));
        }
        for (var kind : KINDS.entrySet()) {
            if (name.endsWith(kind.getKey())) {
                throw unread(file, kind.getValue());
            }
        }
        if (name.endsWith(".ftz")) {
            throw new UnreadableFileException(
                    file,
                    "is a fastText model whose vectors are product-quantised, which are not read."
                            + " Open the .bin or .vec it was made from.");
        }
    }

    /// Whether a file is only a git-lfs pointer to the one it is named for.
    ///
    /// @param head its first bytes
    public static boolean pointer(ByteBuffer head) {
        return StandardCharsets.ISO_8859_1.decode(head).toString().startsWith(POINTER);
    }

    /// Whether a file of such a name holds no text, though no format reads it.
    ///
    /// @param name in small letters
    public static boolean binary(String name) {
        return known(name) || BINARY.stream().anyMatch(name::endsWith);
    }

    /// Whether a file of such a name is known and not read.
    ///
    /// @param name in small letters
    public static boolean known(String name) {
        return name.endsWith(".ftz") || KINDS.keySet().stream().anyMatch(name::endsWith);
    }

    private static UnreadableFileException unread(Path file, String kind) {
        return new UnreadableFileException(
                file,
                "is "
                        + kind
                        + ", which is not read. Most models come as safetensors too; fetch"
                        + " model.safetensors, or convert it.");
    }

    private static String size(String pointer) {
        int at = pointer.indexOf("\nsize ");
        int end = pointer.indexOf('\n', at + 1);
        return at < 0 || end < 0
                ? ""
                : " (of " + pointer.substring(at + 6, end).strip() + " bytes)";
    }
}
