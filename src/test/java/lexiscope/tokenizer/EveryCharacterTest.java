package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.json.Json;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Every component that goes by Unicode's tables beside the reference library, character by
/// character: the tables are of other versions than the JDK's.
class EveryCharacterTest {
    private static final List<Map<String, Object>> NORMALIZERS =
            List.of(
                    Map.of("type", "NFC"),
                    Map.of("type", "NFD"),
                    Map.of("type", "NFKC"),
                    Map.of("type", "NFKD"),
                    Map.of("type", "Lowercase"),
                    Map.of("type", "StripAccents"),
                    Map.of("type", "Nmt"),
                    bert(true, true),
                    bert(false, true),
                    bert(false, false));

    private static final List<Map<String, Object>> PRE_TOKENIZERS =
            List.of(
                    Map.of("type", "BertPreTokenizer"),
                    Map.of("type", "Punctuation"),
                    Map.of("type", "Digits", "individual_digits", true),
                    Map.of("type", "Whitespace"),
                    Map.of("type", "WhitespaceSplit"),
                    Map.of("type", "UnicodeScripts"),
                    Map.of("type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true));

    @TempDir private Path folder = Path.of("");

    private static Map<String, Object> bert(boolean all, boolean strip) {
        return Map.of(
                "type", "BertNormalizer",
                "clean_text", all,
                "handle_chinese_chars", all,
                "strip_accents", strip,
                "lowercase", all);
    }

    /// Those that a later version changed, and a sample.
    @Test
    void someCharacters() throws Exception {
        var some =
                IntStream.concat(
                        IntStream.of(0x16121, 0x16128, 0x16D69, 0x589, 0x964, 0x30FC, 0x1FBF3),
                        IntStream.range(0, 2500).map(i -> i * 131));
        compare(some.filter(cp -> !surrogate(cp)).toArray());
    }

    @Test
    @Tag("long")
    void allCharacters() throws Exception {
        compare(
                IntStream.range(0, 0x110000)
                        .filter(cp -> !surrogate(cp))
                        .filter(cp -> Character.isDefined(cp) || cp % 7 == 0)
                        .toArray());
    }

    private static boolean surrogate(int cp) {
        return cp >= 0xD800 && cp <= 0xDFFF;
    }

    private void compare(int[] characters) throws Exception {
        var differences = new ArrayList<String>();
        for (var normalizer : NORMALIZERS) {
            differences.addAll(compare("normalizer", normalizer, bytes(), characters));
        }
        for (var preTokenizer : PRE_TOKENIZERS) {
            differences.addAll(compare("pre_tokenizer", preTokenizer, words(), characters));
        }
        assertEquals(List.of(), differences);
    }

    private List<String> compare(
            String key, Map<String, Object> component, Map<String, Object> model, int[] characters)
            throws Exception {
        var file = new LinkedHashMap<String, Object>();
        file.put("version", "1.0");
        file.put("added_tokens", List.of());
        file.put("model", model);
        file.put(key, component);
        var json = TinyTokenizers.write(folder, "characters", Json.line(file));
        var ours = TinyTokenizers.open(json);
        var differences = new ArrayList<String>();
        try (var theirs =
                HuggingFaceTokenizer.newInstance(
                        json, Map.of("truncation", "false", "padding", "false"))) {
            for (int cp : characters) {
                String text = "a" + Character.toString(cp) + "α" + Character.toString(cp) + "!";
                var e = ours.encode(text, EncodeOptions.DEFAULT);
                var x = theirs.encode(text, true, false);
                boolean same =
                        Arrays.equals(Arrays.stream(e.ids()).asLongStream().toArray(), x.getIds())
                                && ReferenceTest.spans(text, x.getCharTokenSpans())
                                        .equals(ReferenceTest.spans(e));
                if (!same && differences.size() < 60) {
                    differences.add(component.get("type") + " %X".formatted(cp));
                }
            }
        }
        return differences;
    }

    /// Every byte a token: ids show what the normaliser made.
    private static Map<String, Object> bytes() {
        var vocabulary = new LinkedHashMap<String, Object>();
        for (int b = 0; b < 256; b++) {
            vocabulary.put(String.format("<0x%02X>", b), b);
        }
        return Map.of(
                "type", "BPE", "byte_fallback", true, "vocab", vocabulary, "merges", List.of());
    }

    /// Every word the unknown token: spans show what the pre-tokenizer made.
    private static Map<String, Object> words() {
        return Map.of("type", "WordLevel", "unk_token", "?", "vocab", Map.of("?", 0));
    }
}
