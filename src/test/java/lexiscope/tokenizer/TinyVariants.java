package lexiscope.tokenizer;

import static lexiscope.tokenizer.TinyTokenizers.staged;

import lexiscope.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The tiny tokenizers of [TinyTokenizers] with other stages around the same models, as further
/// published families have them.
public final class TinyVariants {
    private static final String BYTES =
            """
            {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": false,
             "use_regex": false}
            """;

    private static final String DEEPSEEK_WORDS =
            "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+"
                    + "|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+"
                    + "| ?[\\p{P}\\p{S}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    private static final String O200K =
            "[^\\r"
                + "\\n"
                + "\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\\r"
                + "\\n"
                + "\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+"
                + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}|"
                + " ?[^\\s\\p{L}\\p{N}]+[\\r"
                + "\\n"
                + "/]*|\\s*[\\r"
                + "\\n"
                + "]+|\\s+(?!\\S)|\\s+";
    private static final String CLIP =
            "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

    private TinyVariants() {}

    /// Every variant by name.
    public static Map<String, String> all() {
        Map<String, String> base = TinyTokenizers.all();
        var all = new LinkedHashMap<String, String>();
        stages().forEach(
                        (name, of) ->
                                all.put(
                                        name,
                                        staged(
                                                Objects.requireNonNull(base.get(of.base)),
                                                of.stages)));
        all.put("ignore-merges", ignoreMerges(Objects.requireNonNull(base.get("cl100k"))));
        all.put("clip", clip(Objects.requireNonNull(base.get("gpt2"))));
        all.put("unigram-bytes", unigramBytes(Objects.requireNonNull(base.get("xlmr"))));
        return all;
    }

    /// Other stages around the model of a tiny tokenizer.
    private record Of(String base, String stages) {}

    private static Map<String, Of> stages() {
        var all = new LinkedHashMap<String, Of>();
        all.put(
                "bert-cased",
                new Of(
                        "bert",
                        """
                        {"normalizer": {"type": "BertNormalizer", "clean_text": true,
                          "handle_chinese_chars": true, "strip_accents": false,
                          "lowercase": false}}
                        """));
        all.put(
                "bert-plain",
                new Of(
                        "bert",
                        """
                        {"normalizer": {"type": "Sequence", "normalizers": [{"type": "NFD"},
                          {"type": "StripAccents"}, {"type": "Lowercase"}, {"type": "Nmt"}]},
                         "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                          {"type": "WhitespaceSplit"},
                          {"type": "Punctuation", "behavior": "Contiguous"},
                          {"type": "Digits", "individual_digits": true}]}}
                        """));
        all.put(
                "mistral",
                new Of(
                        "llama",
                        """
                        {"normalizer": null,
                         "pre_tokenizer": {"type": "Metaspace", "replacement": "▁",
                          "prepend_scheme": "first", "split": false}}
                        """));
        all.put(
                "gemma",
                new Of(
                        "llama",
                        """
                        {"normalizer": {"type": "Replace", "pattern": {"String": " "},
                          "content": "▁"},
                         "pre_tokenizer": {"type": "Split", "pattern": {"String": " "},
                          "behavior": "MergedWithPrevious", "invert": false}}
                        """));
        all.put(
                "deepseek",
                new Of(
                        "gpt2",
                        """
                        {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                          {"type": "Split", "pattern": {"Regex": "\\\\p{N}{1,3}"},
                           "behavior": "Isolated", "invert": false},
                          {"type": "Split", "pattern": {"Regex": "[一-龥぀-ゟ゠-ヿ]+"},
                           "behavior": "Isolated", "invert": false},
                          {"type": "Split", "pattern": {"Regex": %s},
                           "behavior": "Isolated", "invert": false},
                          %s]}}
                        """
                                .formatted(Json.line(DEEPSEEK_WORDS), BYTES)));
        all.put("o200k", new Of("gpt2", found(O200K)));
        all.put(
                "byte-normaliser",
                new Of(
                        "gpt2",
                        """
                        {"normalizer": {"type": "Sequence", "normalizers": [{"type": "NFC"},
                          {"type": "ByteLevel"}]},
                         "pre_tokenizer": {"type": "Split", "pattern": {"String": "Ġ"},
                          "behavior": "MergedWithNext", "invert": false}}
                        """));
        all.put(
                "albert",
                new Of(
                        "t5",
                        """
                        {"normalizer": {"type": "Sequence", "normalizers": [
                          {"type": "Replace", "pattern": {"String": "``"}, "content": "\\""},
                          {"type": "Replace", "pattern": {"String": "''"}, "content": "\\""},
                          {"type": "NFKD"}, {"type": "StripAccents"}, {"type": "Lowercase"},
                          {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}]}}
                        """));
        all.put("mapped", new Of("t5", mapped()));
        all.put("mapped-xlmr", new Of("xlmr", mapped()));
        all.put(
                "scripts",
                new Of(
                        "xlmr",
                        """
                        {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                          {"type": "UnicodeScripts"}, {"type": "FixedLength", "length": 7}]}}
                        """));
        all.put(
                "words-removed",
                new Of(
                        "wordlevel",
                        """
                        {"normalizer": {"type": "Strip", "strip_left": true,
                          "strip_right": false},
                         "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                          {"type": "CharDelimiterSplit", "delimiter": "e"},
                          {"type": "Digits", "individual_digits": false},
                          {"type": "Whitespace"}]}}
                        """));
        return all;
    }

    /// A pre-tokenizer whose pattern finds the words, not what is between them.
    private static String found(String regex) {
        return """
        {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [
          {"type": "Split", "pattern": {"Regex": %s}, "behavior": "Removed",
           "invert": true},
          %s]}}
        """
                .formatted(Json.line(regex), BYTES);
    }

    /// With a precompiled map that drops some characters, and has keys of several.
    private static String mapped() {
        var map = new LinkedHashMap<String, String>();
        for (String dropped : List.of("\u0001", "\u007F", "\u00AD", "\u200B", "\uFEFF", "\uFFFD")) {
            map.put(dropped, "");
        }
        for (String space : List.of("\t", "\n", "\r", "\u00A0", "\u3000")) {
            map.put(space, " ");
        }
        map.putAll(Map.of("ﬁ", "fi", "①", "1", "㌀", "アパート", "ｶﾞ", "ガ", "e\u0301", "é"));
        map.putAll(Map.of("Å", "Å", "Ａ", "A", "👍🏽", "+", "\u1100\u1161", "가", "𝔘", "U"));
        return """
        {"normalizer": {"type": "Sequence", "normalizers": [
          {"type": "Precompiled", "precompiled_charsmap": %s},
          {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}]}}
        """
                .formatted(Json.line(TinyCharacterMap.of(map)));
    }

    private static String ignoreMerges(String base) {
        var file = new LinkedHashMap<>(Json.object(base));
        model(file).put("ignore_merges", true);
        return Json.line(file);
    }

    private static String clip(String base) {
        var file = new LinkedHashMap<>(Json.object(base));
        Map<String, Object> model = model(file);
        var vocabulary = new LinkedHashMap<String, Object>();
        Map<String, Object> old = map(model.get("vocab"));
        old.keySet().forEach(t -> vocabulary.put(t, vocabulary.size()));
        old.keySet().forEach(t -> vocabulary.put(t + "</w>", vocabulary.size()));
        var merges = new ArrayList<Object>();
        for (Object merge : (List<?>) Objects.requireNonNull(model.get("merges"))) {
            String left = String.valueOf(((List<?>) merge).get(0));
            String right = String.valueOf(((List<?>) merge).get(1));
            merges.add(List.of(left, right + "</w>"));
            merges.add(merge);
        }
        vocabulary.put("<|endoftext|>", vocabulary.size());
        model.put("vocab", vocabulary);
        model.put("merges", merges);
        model.put("unk_token", "<|endoftext|>");
        model.put("end_of_word_suffix", "</w>");
        // of a normalised token the reference trims its normalised spaces, here the typed ones are
        String stages =
                """
                {"added_tokens": [],
                 "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFC"},
                  {"type": "Replace", "pattern": {"Regex": "\\\\s+"}, "content": " "},
                  {"type": "Lowercase"}]}}
                """;
        return staged(staged(Json.line(file), stages), found(CLIP));
    }

    private static String unigramBytes(String base) {
        var file = new LinkedHashMap<>(Json.object(base));
        Map<String, Object> model = model(file);
        var pieces = new ArrayList<Object>((List<?>) Objects.requireNonNull(model.get("vocab")));
        for (int b = 0; b < 256; b++) {
            pieces.add(List.of(String.format("<0x%02X>", b), 0.0));
        }
        model.put("vocab", pieces);
        model.put("byte_fallback", true);
        return staged(
                Json.line(file),
                """
                {"pre_tokenizer": {"type": "Metaspace", "replacement": "▁",
                  "prepend_scheme": "first", "split": true}}
                """);
    }

    /// The file's model, changeable in place.
    private static Map<String, Object> model(Map<String, Object> file) {
        Map<String, Object> model = map(file.get("model"));
        file.put("model", model);
        return model;
    }

    private static Map<String, Object> map(@Nullable Object value) {
        var copy = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(value))
                .forEach((k, v) -> copy.put(String.valueOf(k), v == null ? Json.NULL : v));
        return copy;
    }
}
