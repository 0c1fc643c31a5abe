package lexiscope.format.gguf;

import lexiscope.format.file.IdRange;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Of what kind the values of a tokenizer's keys are in a GGUF file. llama.cpp refuses a file with
/// one of another kind.
final class GgufKinds {
    private static final String KEYS = "tokenizer.ggml.";

    private GgufKinds() {}

    /// Refuses a value of the wrong kind by its key.
    static void check(Path file, Map<String, Object> metadata) throws UnreadableFileException {
        for (var entry : metadata.entrySet()) {
            if (entry.getKey().startsWith(KEYS)) {
                check(file, entry.getKey(), entry.getValue());
            }
        }
    }

    private static void check(Path file, String key, Object value) throws UnreadableFileException {
        String wanted =
                switch (key.substring(KEYS.length())) {
                    case "tokens", "merges" -> value instanceof String[] ? "" : "a list of strings";
                    case "scores" ->
                            value instanceof float[] || value instanceof int[]
                                    ? ""
                                    : "a list of numbers";
                    case "token_type" ->
                            value instanceof int[] ? "" : "a list of whole numbers of 32 bits";
                    case "model", "pre" -> value instanceof String ? "" : "a string";
                    case String name when name.endsWith("_token_id") ->
                            value instanceof Long ? "" : "a whole number";
                    case String name when name.matches("add_\\w+|remove_extra_whitespaces") ->
                            value instanceof Boolean ? "" : "true or false";
                    default -> "";
                };
        boolean empty = value.getClass().isArray() && Array.getLength(value) == 0;
        if (!wanted.isEmpty() && !empty) {
            throw UnreadableFileException.damaged(
                    file,
                    "“"
                            + key
                            + "” should be "
                            + wanted
                            + " but is "
                            + IdRange.shortened(Json.line(value))
                            + ".");
        }
    }

    /// What to say of special tokens that are no tokens.
    static List<String> absent(Map<String, Object> metadata, int tokens) {
        return metadata.entrySet().stream()
                .filter(e -> e.getKey().startsWith(KEYS) && e.getKey().endsWith("_token_id"))
                .filter(e -> e.getValue() instanceof Long id && (id < 0 || id >= tokens))
                .map(
                        e ->
                                "“"
                                        + e.getKey()
                                        + "” is "
                                        + e.getValue()
                                        + ", the id of no token; as in llama.cpp it does not"
                                        + " count.")
                .toList();
    }
}
