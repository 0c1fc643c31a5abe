package lexiscope.tokenizer;

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
    private TinyVariants() {}

    /// Every variant by name.
    public static Map<String, String> all() {
        var base = TinyTokenizers.all();
        var all = new LinkedHashMap<String, String>();
        all.put("bert-cased", bertCased(Objects.requireNonNull(base.get("bert"))));
        all.put("bert-plain", bertPlain(Objects.requireNonNull(base.get("bert"))));
        all.put("mistral", mistral(Objects.requireNonNull(base.get("llama"))));
        all.put("gemma", gemma(Objects.requireNonNull(base.get("llama"))));
        all.put("deepseek", deepseek(Objects.requireNonNull(base.get("gpt2"))));
        all.put("o200k", o200k(Objects.requireNonNull(base.get("gpt2"))));
        all.put("byte-normaliser", byteNormaliser(Objects.requireNonNull(base.get("gpt2"))));
        all.put("ignore-merges", ignoreMerges(Objects.requireNonNull(base.get("cl100k"))));
        all.put("clip", clip(Objects.requireNonNull(base.get("gpt2"))));
        all.put("unigram-bytes", unigramBytes(Objects.requireNonNull(base.get("xlmr"))));
        all.put("albert", albert(Objects.requireNonNull(base.get("t5"))));
        all.put("mapped", mapped(Objects.requireNonNull(base.get("t5"))));
        all.put("mapped-xlmr", mapped(Objects.requireNonNull(base.get("xlmr"))));
        all.put("scripts", scripts(Objects.requireNonNull(base.get("xlmr"))));
        all.put("words-removed", wordsRemoved(Objects.requireNonNull(base.get("wordlevel"))));
        return all;
    }

    private static String bertCased(String base) {
        var file = object(base);
        file.put("normalizer", bert(false, true, false));
        return Json.line(file);
    }

    private static String bertPlain(String base) {
        var file = object(base);
        file.put(
                "normalizer",
                sequence(
                        "normalizers",
                        List.of(
                                type("NFD"),
                                type("StripAccents"),
                                type("Lowercase"),
                                type("Nmt"))));
        file.put(
                "pre_tokenizer",
                sequence(
                        "pretokenizers",
                        List.of(
                                type("WhitespaceSplit"),
                                with(type("Punctuation"), "behavior", "Contiguous"),
                                with(type("Digits"), "individual_digits", true))));
        return Json.line(file);
    }

    private static Map<String, Object> bert(boolean lowercase, boolean chinese, boolean accents) {
        var bert = type("BertNormalizer");
        bert.put("clean_text", true);
        bert.put("handle_chinese_chars", chinese);
        bert.put("strip_accents", accents);
        bert.put("lowercase", lowercase);
        return bert;
    }

    private static String mistral(String base) {
        var file = object(base);
        file.put("normalizer", Json.NULL);
        file.put("pre_tokenizer", metaspace("first", false));
        return Json.line(file);
    }

    private static String gemma(String base) {
        var file = object(base);
        file.put("normalizer", replace("String", " ", "▁"));
        file.put("pre_tokenizer", split("String", " ", "MergedWithPrevious", false));
        return Json.line(file);
    }

    private static String deepseek(String base) {
        var file = object(base);
        file.put(
                "pre_tokenizer",
                sequence(
                        "pretokenizers",
                        List.of(
                                split("Regex", "\\p{N}{1,3}", "Isolated", false),
                                split("Regex", "[一-龥぀-ゟ゠-ヿ]+", "Isolated", false),
                                split(
                                        "Regex",
                                        "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r"
                                            + "\\n"
                                            + "\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+|"
                                            + " ?[\\p{P}\\p{S}]+[\\r"
                                            + "\\n"
                                            + "]*|\\s*[\\r"
                                            + "\\n"
                                            + "]+|\\s+(?!\\S)|\\s+",
                                        "Isolated",
                                        false),
                                bytes())));
        return Json.line(file);
    }

    private static String o200k(String base) {
        var file = object(base);
        file.put(
                "pre_tokenizer",
                sequence(
                        "pretokenizers",
                        List.of(
                                split(
                                        "Regex",
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
                                            + "]+|\\s+(?!\\S)|\\s+",
                                        "Removed",
                                        true),
                                bytes())));
        return Json.line(file);
    }

    private static String byteNormaliser(String base) {
        var file = object(base);
        file.put("normalizer", sequence("normalizers", List.of(type("NFC"), type("ByteLevel"))));
        file.put("pre_tokenizer", split("String", "Ġ", "MergedWithNext", false));
        return Json.line(file);
    }

    private static String ignoreMerges(String base) {
        var file = object(base);
        model(file).put("ignore_merges", true);
        return Json.line(file);
    }

    private static String clip(String base) {
        var file = object(base);
        var model = model(file);
        var vocabulary = new LinkedHashMap<String, Object>();
        var old = map(model.get("vocab"));
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
        file.put("added_tokens", List.of());
        file.put(
                "normalizer",
                sequence(
                        "normalizers",
                        List.of(type("NFC"), replace("Regex", "\\s+", " "), type("Lowercase"))));
        file.put(
                "pre_tokenizer",
                sequence(
                        "pretokenizers",
                        List.of(
                                split(
                                        "Regex",
                                        "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
                                        "Removed",
                                        true),
                                bytes())));
        return Json.line(file);
    }

    private static String unigramBytes(String base) {
        var file = object(base);
        var pieces =
                new ArrayList<Object>((List<?>) Objects.requireNonNull(model(file).get("vocab")));
        for (int b = 0; b < 256; b++) {
            pieces.add(List.of(String.format("<0x%02X>", b), 0.0));
        }
        model(file).put("vocab", pieces);
        model(file).put("byte_fallback", true);
        file.put("pre_tokenizer", metaspace("first", true));
        return Json.line(file);
    }

    private static String albert(String base) {
        var file = object(base);
        file.put(
                "normalizer",
                sequence(
                        "normalizers",
                        List.of(
                                replace("String", "``", "\""),
                                replace("String", "''", "\""),
                                type("NFKD"),
                                type("StripAccents"),
                                type("Lowercase"),
                                replace("Regex", " {2,}", " "))));
        return Json.line(file);
    }

    /// With a precompiled map that drops some characters, and has keys of several.
    private static String mapped(String base) {
        var map = new LinkedHashMap<String, String>();
        for (String dropped : List.of("\u0001", "\u007F", "\u00AD", "\u200B", "\uFEFF", "\uFFFD")) {
            map.put(dropped, "");
        }
        for (String space : List.of("\t", "\n", "\r", "\u00A0", "\u3000")) {
            map.put(space, " ");
        }
        map.putAll(Map.of("ﬁ", "fi", "①", "1", "㌀", "アパート", "ｶﾞ", "ガ", "e\u0301", "é"));
        map.putAll(Map.of("Å", "Å", "Ａ", "A", "👍🏽", "+", "\u1100\u1161", "가", "𝔘", "U"));
        var file = object(base);
        file.put(
                "normalizer",
                sequence(
                        "normalizers",
                        List.of(
                                with(
                                        type("Precompiled"),
                                        "precompiled_charsmap",
                                        TinyCharacterMap.of(map)),
                                replace("Regex", " {2,}", " "))));
        return Json.line(file);
    }

    private static String scripts(String base) {
        var file = object(base);
        file.put(
                "pre_tokenizer",
                sequence(
                        "pretokenizers",
                        List.of(type("UnicodeScripts"), with(type("FixedLength"), "length", 7))));
        return Json.line(file);
    }

    private static String wordsRemoved(String base) {
        var file = object(base);
        file.put("normalizer", with(with(type("Strip"), "strip_left", true), "strip_right", false));
        file.put(
                "pre_tokenizer",
                sequence(
                        "pretokenizers",
                        List.of(
                                with(type("CharDelimiterSplit"), "delimiter", "e"),
                                with(type("Digits"), "individual_digits", false),
                                type("Whitespace"))));
        return Json.line(file);
    }

    private static Map<String, Object> object(String json) {
        return new LinkedHashMap<>(Json.object(json));
    }

    /// The file's model, changeable in place.
    private static Map<String, Object> model(Map<String, Object> file) {
        var model = map(file.get("model"));
        file.put("model", model);
        return model;
    }

    private static Map<String, Object> map(@Nullable Object value) {
        if (value instanceof LinkedHashMap<?, ?> there) {
            @SuppressWarnings("unchecked") // JSON objects have text for keys
            var same = (Map<String, Object>) there;
            return same;
        }
        var copy = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(value))
                .forEach((k, v) -> copy.put(String.valueOf(k), v == null ? Json.NULL : v));
        return copy;
    }

    private static Map<String, Object> type(String name) {
        var type = new LinkedHashMap<String, Object>();
        type.put("type", name);
        return type;
    }

    private static Map<String, Object> with(Map<String, Object> of, String key, Object value) {
        of.put(key, value);
        return of;
    }

    private static Map<String, Object> sequence(String key, List<Map<String, Object>> parts) {
        return with(type("Sequence"), key, parts);
    }

    private static Map<String, Object> replace(String kind, String pattern, String content) {
        return with(with(type("Replace"), "pattern", Map.of(kind, pattern)), "content", content);
    }

    static Map<String, Object> split(String kind, String pattern, String behavior, boolean invert) {
        return with(
                with(with(type("Split"), "pattern", Map.of(kind, pattern)), "behavior", behavior),
                "invert",
                invert);
    }

    private static Map<String, Object> bytes() {
        return with(
                with(with(type("ByteLevel"), "add_prefix_space", false), "trim_offsets", false),
                "use_regex",
                false);
    }

    private static Map<String, Object> metaspace(String prepend, boolean split) {
        return with(
                with(with(type("Metaspace"), "replacement", "▁"), "prepend_scheme", prepend),
                "split",
                split);
    }
}
