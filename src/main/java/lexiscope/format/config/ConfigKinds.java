package lexiscope.format.config;

import lexiscope.format.file.IdRange;
import lexiscope.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Of what kind the values are that lie beside a tokenizer: what is of another kind counts for
/// nothing and is said.
final class ConfigKinds {
    private static final List<String> FLAGS =
            List.of(
                    "add_bos_token",
                    "add_eos_token",
                    "add_prefix_space",
                    "do_lower_case",
                    "keep_accents",
                    "legacy",
                    "legacy_behaviour",
                    "normalize",
                    "remove_space",
                    "split_by_punct",
                    "strip_accents",
                    "tokenize_chinese_chars");

    private static final List<String> TOKENS =
            List.of(
                    "bos_token",
                    "eos_token",
                    "unk_token",
                    "sep_token",
                    "pad_token",
                    "cls_token",
                    "mask_token");

    private ConfigKinds() {}

    /// What to say of the values of `tokenizer_config.json` or `special_tokens_map.json`.
    static List<String> wrong(String file, Map<String, Object> settings) {
        var notes = new ArrayList<String>();
        settings.forEach(
                (key, value) -> {
                    String wanted = value == null ? "" : wanted(key, value);
                    if (!wanted.isEmpty()) {
                        notes.add(unfit(file, key, wanted, value));
                    }
                });
        return notes;
    }

    private static String wanted(String key, Object value) {
        if (FLAGS.contains(key)) {
            return value instanceof Boolean ? "" : "true or false";
        }
        if (TOKENS.contains(key)) {
            boolean token =
                    value instanceof String
                            || value instanceof Map<?, ?> m && m.get("content") instanceof String;
            return token ? "" : "a string or an object with “content”";
        }
        return switch (key) {
            case "tokenizer_class", "src_lang", "language_codes" ->
                    value instanceof String ? "" : "a string";
            case "additional_special_tokens" -> value instanceof List<?> ? "" : "a list";
            case "extra_ids", "offset" -> value instanceof Integer ? "" : "a whole number";
            case "added_tokens_decoder" -> value instanceof Map<?, ?> ? "" : "an object";
            default -> "";
        };
    }

    /// What to say of a value that does not count.
    static String unfit(String file, String path, String wanted, @Nullable Object value) {
        return file
                + ": “"
                + path
                + "” should be "
                + wanted
                + " but is "
                + IdRange.shortened(value == null ? "null" : Json.line(value))
                + "; it was left aside.";
    }
}
