package lexiscope.tokenizer;

import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;
import lexiscope.vocabulary.ByteAlphabet;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Small tokenizers of every family, trained on a few sentences, as `tokenizer.json`.
public final class TinyTokenizers {
    static final String GPT2 =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
    static final String CL100K =
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|"
                    + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final String CORPUS =
            """
            the quick brown fox jumps over the lazy dog and the dog doesn't mind at all
            she sells sea shells by the sea shore; the shells she sells are sea shells
            there's nothing that they're able to do, we've seen it 1234 times in 2024
            résumé naïve façade über größer Ελλάδα привет мир こんにちは 世界 안녕하세요
            """;

    private TinyTokenizers() {}

    /// Every family by name.
    public static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        all.put("gpt2", byteLevel(bytes(false)));
        all.put("roberta", byteLevel(bytes(true)));
        all.put("cl100k", byteLevel(split(CL100K)));
        all.put("bert", bert());
        all.put("t5", unigram("WhitespaceSplit"));
        all.put("xlmr", unigram(""));
        all.put("llama", llama());
        all.put("wordlevel", wordLevel());
        return all;
    }

    private static Map<String, Object> bytes(boolean prefix) {
        return Map.of(
                "type",
                "ByteLevel",
                "add_prefix_space",
                prefix,
                "trim_offsets",
                true,
                "use_regex",
                true);
    }

    /// Writes a tokenizer where both we and the reference can read it.
    public static Path write(Path folder, String name, String json) throws IOException {
        return Files.writeString(
                Files.createDirectories(folder.resolve(name)).resolve("tokenizer.json"), json);
    }

    public static Tokenizer open(Path file) throws UnreadableFileException {
        return ModelReader.open(file, "", Progress.NONE).tokenizer().orElseThrow();
    }

    static Map<String, Object> split(String regex) {
        return Map.of(
                "type",
                "Sequence",
                "pretokenizers",
                List.of(
                        Map.of(
                                "type",
                                "Split",
                                "pattern",
                                Map.of("Regex", regex),
                                "behavior",
                                "Isolated",
                                "invert",
                                false),
                        Map.of(
                                "type",
                                "ByteLevel",
                                "add_prefix_space",
                                false,
                                "trim_offsets",
                                true,
                                "use_regex",
                                false)));
    }

    private static String byteLevel(Map<String, Object> preTokenizer) {
        var words = new ArrayList<List<String>>();
        for (String word : CORPUS.split("(?=\\s)")) {
            var symbols = new ArrayList<String>();
            for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
                symbols.add(String.valueOf(ByteAlphabet.character(b & 0xFF)));
            }
            words.add(symbols);
        }
        var vocabulary = new LinkedHashSet<String>();
        for (int b = 0; b < 256; b++) {
            vocabulary.add(String.valueOf(ByteAlphabet.character(b)));
        }
        var model = bpe(words, vocabulary, 300);
        var file = file(model, preTokenizer);
        file.put("decoder", bytes(true));
        boolean prefix = Boolean.TRUE.equals(preTokenizer.get("add_prefix_space"));
        file.put(
                "post_processor",
                prefix
                        ? Map.of(
                                "type",
                                "RobertaProcessing",
                                "sep",
                                List.of("</s>", 1),
                                "cls",
                                List.of("<s>", 0),
                                "trim_offsets",
                                true,
                                "add_prefix_space",
                                true)
                        : bytes(true));
        file.put(
                "added_tokens",
                List.of(
                        added("<|end|>", false, false, false, false, true),
                        added("<mask>", false, true, false, false, true),
                        added(" fox", false, false, false, true, false),
                        added("dog", true, false, true, true, false)));
        return Json.line(file);
    }

    private static Map<String, Object> added(
            String content,
            boolean singleWord,
            boolean left,
            boolean right,
            boolean normalized,
            boolean special) {
        var token = new LinkedHashMap<String, Object>();
        token.put("id", 0);
        token.put("content", content);
        token.put("single_word", singleWord);
        token.put("lstrip", left);
        token.put("rstrip", right);
        token.put("normalized", normalized);
        token.put("special", special);
        return token;
    }

    private static String bert() {
        var vocabulary = new LinkedHashSet<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
        for (String word : CORPUS.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            for (int i = 0; i < word.length(); i++) {
                vocabulary.add(word.substring(i, i + 1));
                vocabulary.add("##" + word.charAt(i));
            }
            if (word.length() > 2) {
                vocabulary.add(word.substring(0, 3));
                vocabulary.add("##" + word.substring(word.length() - 2));
            }
            vocabulary.add(word);
        }
        vocabulary.addAll(List.of(",", ".", "'", ";", "!", "?", "世", "界", "e", "u"));
        vocabulary.remove("");
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "WordPiece");
        model.put("unk_token", "[UNK]");
        model.put("continuing_subword_prefix", "##");
        model.put("max_input_chars_per_word", 100);
        model.put("vocab", numbered(vocabulary));
        var file = file(model, Map.of("type", "BertPreTokenizer"));
        file.put(
                "normalizer",
                Map.of(
                        "type",
                        "BertNormalizer",
                        "clean_text",
                        true,
                        "handle_chinese_chars",
                        true,
                        "strip_accents",
                        true,
                        "lowercase",
                        true));
        file.put("decoder", Map.of("type", "WordPiece", "prefix", "##", "cleanup", true));
        file.put(
                "post_processor",
                Map.of(
                        "type",
                        "BertProcessing",
                        "sep",
                        List.of("[SEP]", 3),
                        "cls",
                        List.of("[CLS]", 2)));
        file.put("added_tokens", List.of(added("[MASK]", false, true, false, false, true)));
        return Json.line(file);
    }

    private static String unigram(String before) {
        var counts = new LinkedHashMap<String, Integer>();
        for (String word : ("▁" + CORPUS.replaceAll("\\s+", "▁")).split("(?=▁)")) {
            for (int a = 0; a < word.length(); a++) {
                for (int b = a + 1; b <= Math.min(word.length(), a + 6); b++) {
                    counts.merge(word.substring(a, b), b - a, Integer::sum);
                }
            }
        }
        var pieces = new ArrayList<List<Object>>();
        pieces.add(List.of("<pad>", 0.0));
        pieces.add(List.of("</s>", 0.0));
        pieces.add(List.of("<unk>", 0.0));
        counts.forEach(
                (piece, count) -> {
                    if (piece.length() == 1 || count > 2 * piece.length()) {
                        pieces.add(List.of(piece, Math.log(count / 5000.0)));
                    }
                });
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "Unigram");
        model.put("unk_id", 2);
        model.put("vocab", pieces);
        model.put("byte_fallback", false);
        Map<String, Object> mark =
                Map.of("type", "Metaspace", "replacement", "▁", "prepend_scheme", "always");
        var file =
                file(
                        model,
                        before.isEmpty()
                                ? mark
                                : Map.of(
                                        "type",
                                        "Sequence",
                                        "pretokenizers",
                                        List.of(Map.of("type", before), mark)));
        file.put(
                "normalizer",
                Map.of(
                        "type",
                        "Sequence",
                        "normalizers",
                        List.of(
                                Map.of("type", "NFKC"),
                                Map.of("type", "Strip", "strip_left", false, "strip_right", true),
                                Map.of(
                                        "type",
                                        "Replace",
                                        "pattern",
                                        Map.of("Regex", " {2,}"),
                                        "content",
                                        "▁"))));
        file.put("decoder", mark);
        file.put("added_tokens", List.of(added("<x>", false, false, true, false, true)));
        return Json.line(file);
    }

    private static String llama() {
        var vocabulary = new LinkedHashSet<>(List.of("<unk>", "<s>", "</s>"));
        for (int b = 0; b < 256; b++) {
            vocabulary.add(String.format("<0x%02X>", b));
        }
        var words = new ArrayList<List<String>>();
        for (String word : ("▁" + CORPUS.replaceAll("\\s+", "▁")).split("(?=▁)")) {
            words.add(new ArrayList<>(Arrays.asList(word.split(""))));
        }
        for (var word : words) {
            vocabulary.addAll(word);
        }
        var model = bpe(words, vocabulary, 250);
        model.put("unk_token", "<unk>");
        model.put("fuse_unk", true);
        model.put("byte_fallback", true);
        var file = file(model, Map.of());
        file.remove("pre_tokenizer");
        file.put(
                "normalizer",
                Map.of(
                        "type",
                        "Sequence",
                        "normalizers",
                        List.of(
                                Map.of("type", "Prepend", "prepend", "▁"),
                                Map.of(
                                        "type",
                                        "Replace",
                                        "pattern",
                                        Map.of("String", " "),
                                        "content",
                                        "▁"))));
        file.put(
                "decoder",
                Map.of(
                        "type",
                        "Sequence",
                        "decoders",
                        List.of(
                                Map.of(
                                        "type",
                                        "Replace",
                                        "pattern",
                                        Map.of("String", "▁"),
                                        "content",
                                        " "),
                                Map.of("type", "ByteFallback"),
                                Map.of("type", "Fuse"),
                                Map.of("type", "Strip", "content", " ", "start", 1, "stop", 0))));
        file.put("added_tokens", List.of(added("</s>", false, false, false, false, true)));
        return Json.line(file);
    }

    private static String wordLevel() {
        var vocabulary = new LinkedHashSet<>(List.of("<unk>"));
        vocabulary.addAll(Arrays.asList(CORPUS.split("[^\\p{L}\\p{N}]+")));
        vocabulary.addAll(List.of(",", "'", ";", "!"));
        vocabulary.remove("");
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "WordLevel");
        model.put("unk_token", "<unk>");
        model.put("vocab", numbered(vocabulary));
        var file = file(model, Map.of("type", "Whitespace"));
        file.put("normalizer", Map.of("type", "Lowercase"));
        return Json.line(file);
    }

    private static Map<String, Object> file(
            Map<String, Object> model, Map<String, Object> preTokenizer) {
        var file = new LinkedHashMap<String, Object>();
        file.put("version", "1.0");
        file.put("truncation", Json.NULL);
        file.put("padding", Json.NULL);
        file.put("added_tokens", List.of());
        file.put("normalizer", Json.NULL);
        file.put("pre_tokenizer", preTokenizer);
        file.put("post_processor", Json.NULL);
        file.put("decoder", Json.NULL);
        file.put("model", model);
        return file;
    }

    private static Map<String, Integer> numbered(Iterable<String> tokens) {
        var ids = new LinkedHashMap<String, Integer>();
        tokens.forEach(t -> ids.put(t, ids.size()));
        return ids;
    }

    /// The plainest trainer: the commonest pair of neighbours, again and again.
    private static Map<String, Object> bpe(
            List<List<String>> words, Set<String> vocabulary, int merges) {
        var pairs = new ArrayList<List<String>>();
        for (int k = 0; k < merges; k++) {
            var counts = new HashMap<List<String>, Integer>();
            for (var word : words) {
                for (int i = 0; i + 1 < word.size(); i++) {
                    counts.merge(List.of(word.get(i), word.get(i + 1)), 1, Integer::sum);
                }
            }
            var best =
                    counts.entrySet().stream()
                            .max(
                                    Map.Entry.<List<String>, Integer>comparingByValue()
                                            .thenComparing(e -> String.join(" ", e.getKey())));
            if (best.isEmpty()) {
                break;
            }
            var pair = best.get().getKey();
            pairs.add(pair);
            vocabulary.add(String.join("", pair));
            for (var word : words) {
                for (int i = 0; i + 1 < word.size(); i++) {
                    if (word.get(i).equals(pair.get(0)) && word.get(i + 1).equals(pair.get(1))) {
                        word.set(i, String.join("", pair));
                        word.remove(i + 1);
                    }
                }
            }
        }
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "BPE");
        model.put("dropout", Json.NULL);
        model.put("unk_token", Json.NULL);
        model.put("continuing_subword_prefix", Json.NULL);
        model.put("end_of_word_suffix", Json.NULL);
        model.put("fuse_unk", false);
        model.put("byte_fallback", false);
        model.put("ignore_merges", false);
        model.put("vocab", numbered(vocabulary));
        model.put("merges", pairs);
        return model;
    }
}
