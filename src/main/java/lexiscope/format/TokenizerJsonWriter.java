package lexiscope.format;

import lexiscope.json.Json;
import lexiscope.work.SafeFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a byte-level BPE as a `tokenizer.json` 1.0 that the reference library loads.
public final class TokenizerJsonWriter {
    private TokenizerJsonWriter() {}

    /// @param special spellings of special tokens; their ids are their places in `tokens`
    /// @param tokens spellings by id
    /// @param merges pairs of ids in order of rank
    public static void writeByteLevelBpe(
            Path file, List<String> special, List<String> tokens, List<int[]> merges)
            throws IOException {
        var root = new LinkedHashMap<String, Object>();
        root.put("version", "1.0");
        root.put("truncation", Json.NULL);
        root.put("padding", Json.NULL);
        var added = new ArrayList<Object>();
        for (String s : special) {
            added.add(
                    ordered(
                            "id",
                            tokens.indexOf(s),
                            "content",
                            s,
                            "single_word",
                            false,
                            "lstrip",
                            false,
                            "rstrip",
                            false,
                            "normalized",
                            false,
                            "special",
                            true));
        }
        root.put("added_tokens", added);
        root.put("normalizer", Json.NULL);
        root.put("pre_tokenizer", byteLevel(false));
        root.put("post_processor", byteLevel(true));
        root.put("decoder", byteLevel(true));
        var vocab = new LinkedHashMap<String, Integer>();
        for (String t : tokens) {
            vocab.put(t, vocab.size());
        }
        var pairs = merges.stream().map(m -> List.of(tokens.get(m[0]), tokens.get(m[1]))).toList();
        root.put(
                "model",
                ordered(
                        "type",
                        "BPE",
                        "dropout",
                        Json.NULL,
                        "unk_token",
                        Json.NULL,
                        "continuing_subword_prefix",
                        Json.NULL,
                        "end_of_word_suffix",
                        Json.NULL,
                        "fuse_unk",
                        false,
                        "byte_fallback",
                        false,
                        "ignore_merges",
                        false,
                        "vocab",
                        vocab,
                        "merges",
                        pairs));
        String json = Json.pretty(root) + "\n";
        SafeFile.write(file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> byteLevel(boolean trim) {
        return ordered(
                "type",
                "ByteLevel",
                "add_prefix_space",
                false,
                "trim_offsets",
                trim,
                "use_regex",
                true);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
