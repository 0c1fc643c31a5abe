package lexiscope.tokenizer;

import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Small tokenizers of every family, trained on a few sentences ([TinyModels]), as
/// `tokenizer.json`.
public final class TinyTokenizers {
    static final String GPT2 =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
    static final String CL100K =
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|"
                    + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    /// A file with no stage but the model.
    private static final String BARE =
            """
            {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
             "normalizer": null, "pre_tokenizer": null, "post_processor": null, "decoder": null}
            """;

    /// Bytes as letters, split by GPT-2's pattern.
    private static final String BYTES =
            """
            {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true,
             "use_regex": true}
            """;

    private static final String PREFIXED_BYTES = BYTES.replace("false", "true");

    /// Added tokens of which one takes a space with it, one is part of a word, and one stands alone
    /// and takes what is after it.
    private static final String ADDED =
            """
            [{"id": 0, "content": "<|end|>", "single_word": false, "lstrip": false,
              "rstrip": false, "normalized": false, "special": true},
             {"id": 0, "content": "<mask>", "single_word": false, "lstrip": true,
              "rstrip": false, "normalized": false, "special": true},
             {"id": 0, "content": " fox", "single_word": false, "lstrip": false,
              "rstrip": false, "normalized": true, "special": false},
             {"id": 0, "content": "dog", "single_word": true, "lstrip": false,
              "rstrip": true, "normalized": true, "special": false}]
            """;

    private static final String MARK =
            "{\"type\": \"Metaspace\", \"replacement\": \"▁\", \"prepend_scheme\": \"always\"}";

    private TinyTokenizers() {}

    /// Every family by name.
    public static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        all.put("gpt2", byteLevel(BYTES, PREFIXED_BYTES));
        all.put(
                "roberta",
                byteLevel(
                        PREFIXED_BYTES,
                        """
                        {"type": "RobertaProcessing", "sep": ["</s>", 1], "cls": ["<s>", 0],
                         "trim_offsets": true, "add_prefix_space": true}
                        """));
        all.put("cl100k", byteLevel(split(CL100K), PREFIXED_BYTES));
        all.put("bert", bert());
        all.put("t5", unigram("[{\"type\": \"WhitespaceSplit\"}, " + MARK + "]"));
        all.put("xlmr", unigram(""));
        all.put("llama", llama());
        all.put("wordlevel", wordLevel());
        return all;
    }

    /// Writes a tokenizer where both we and the reference can read it.
    public static Path write(Path folder, String name, String json) throws IOException {
        return Files.writeString(
                Files.createDirectories(folder.resolve(name)).resolve("tokenizer.json"), json);
    }

    public static Tokenizer open(Path file) throws UnreadableFileException {
        return ModelReader.open(file, "", Progress.NONE).tokenizer().orElseThrow();
    }

    /// A pre-tokenizer that splits by a pattern and then turns bytes into letters.
    private static String split(String regex) {
        return """
        {"type": "Sequence", "pretokenizers": [
          {"type": "Split", "pattern": {"Regex": %s}, "behavior": "Isolated",
           "invert": false},
          {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true,
           "use_regex": false}]}
        """
                .formatted(Json.line(regex));
    }

    private static String byteLevel(String preTokenizer, String postProcessor) {
        return file(
                TinyModels.byteBpe(),
                """
                {"pre_tokenizer": %s, "decoder": %s, "post_processor": %s, "added_tokens": %s}
                """
                        .formatted(preTokenizer, PREFIXED_BYTES, postProcessor, ADDED));
    }

    private static String bert() {
        return file(
                TinyModels.wordPiece(),
                """
                {"normalizer": {"type": "BertNormalizer", "clean_text": true,
                   "handle_chinese_chars": true, "strip_accents": true, "lowercase": true},
                 "pre_tokenizer": {"type": "BertPreTokenizer"},
                 "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
                 "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3],
                   "cls": ["[CLS]", 2]},
                 "added_tokens": [{"id": 0, "content": "[MASK]", "single_word": false,
                   "lstrip": true, "rstrip": false, "normalized": false, "special": true}]}
                """);
    }

    /// @param parts of the pre-tokenizer as a list, or "" for the mark alone
    private static String unigram(String parts) {
        String preTokenizer =
                parts.isEmpty()
                        ? MARK
                        : "{\"type\": \"Sequence\", \"pretokenizers\": " + parts + "}";
        return file(
                TinyModels.unigram(),
                """
                {"normalizer": {"type": "Sequence", "normalizers": [
                   {"type": "NFKC"},
                   {"type": "Strip", "strip_left": false, "strip_right": true},
                   {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": "▁"}]},
                 "pre_tokenizer": %s, "decoder": %s,
                 "added_tokens": [{"id": 0, "content": "<x>", "single_word": false,
                   "lstrip": false, "rstrip": true, "normalized": false, "special": true}]}
                """
                        .formatted(preTokenizer, MARK));
    }

    private static String llama() {
        return file(
                TinyModels.characterBpe(),
                """
                {"normalizer": {"type": "Sequence", "normalizers": [
                   {"type": "Prepend", "prepend": "▁"},
                   {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
                 "decoder": {"type": "Sequence", "decoders": [
                   {"type": "Replace", "pattern": {"String": "▁"}, "content": " "},
                   {"type": "ByteFallback"}, {"type": "Fuse"},
                   {"type": "Strip", "content": " ", "start": 1, "stop": 0}]},
                 "added_tokens": [{"id": 0, "content": "</s>", "single_word": false,
                   "lstrip": false, "rstrip": false, "normalized": false, "special": true}]}
                """);
    }

    private static String wordLevel() {
        return file(
                TinyModels.wordLevel(),
                """
                {"normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"}}
                """);
    }

    private static String file(Map<String, Object> model, String stages) {
        var file = new LinkedHashMap<>(Json.object(BARE));
        file.put("model", model);
        return staged(Json.line(file), stages);
    }

    /// A tokenizer with other stages.
    ///
    /// @param stages a JSON object of what takes the place of the file's own
    static String staged(String tokenizer, String stages) {
        var file = new LinkedHashMap<>(Json.object(tokenizer));
        file.putAll(Json.object(stages));
        return Json.line(file);
    }
}
