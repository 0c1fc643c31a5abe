package lexiscope.tokenizer;

import lexiscope.json.Json;
import lexiscope.vocabulary.ByteAlphabet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The models of tiny tokenizers, trained on a few sentences: the `model` of a `tokenizer.json`.
final class TinyModels {
    private static final String CORPUS =
            """
            the quick brown fox jumps over the lazy dog and the dog doesn't mind at all
            she sells sea shells by the sea shore; the shells she sells are sea shells
            there's nothing that they're able to do, we've seen it 1234 times in 2024
            résumé naïve façade über größer Ελλάδα привет мир こんにちは 世界 안녕하세요
            """;

    private TinyModels() {}

    /// Pairs of bytes, as GPT-2's.
    static Map<String, Object> byteBpe() {
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
        return bpe(words, vocabulary, 300);
    }

    /// Pairs of characters, with bytes for what is unknown, as Llama's.
    static Map<String, Object> characterBpe() {
        var vocabulary = new LinkedHashSet<>(List.of("<unk>", "<s>", "</s>"));
        for (int b = 0; b < 256; b++) {
            vocabulary.add(String.format("<0x%02X>", b));
        }
        var words = new ArrayList<List<String>>();
        for (String word : marked()) {
            words.add(new ArrayList<>(Arrays.asList(word.split(""))));
        }
        words.forEach(vocabulary::addAll);
        var model = bpe(words, vocabulary, 250);
        model.put("unk_token", "<unk>");
        model.put("fuse_unk", true);
        model.put("byte_fallback", true);
        return model;
    }

    /// Parts of words, as BERT's.
    static Map<String, Object> wordPiece() {
        var vocabulary = new LinkedHashSet<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
        for (String word : CORPUS.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
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
        var model =
                object(
                        """
                        {"type": "WordPiece", "unk_token": "[UNK]",
                         "continuing_subword_prefix": "##", "max_input_chars_per_word": 100}
                        """);
        model.put("vocab", numbered(vocabulary));
        return model;
    }

    /// Scored pieces, as T5's.
    static Map<String, Object> unigram() {
        var counts = new LinkedHashMap<String, Integer>();
        for (String word : marked()) {
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
        var model = object("{\"type\": \"Unigram\", \"unk_id\": 2, \"byte_fallback\": false}");
        model.put("vocab", pieces);
        return model;
    }

    /// Whole words.
    static Map<String, Object> wordLevel() {
        var vocabulary = new LinkedHashSet<>(List.of("<unk>"));
        vocabulary.addAll(Arrays.asList(CORPUS.split("[^\\p{L}\\p{N}]+")));
        vocabulary.addAll(List.of(",", "'", ";", "!"));
        vocabulary.remove("");
        var model = object("{\"type\": \"WordLevel\", \"unk_token\": \"<unk>\"}");
        model.put("vocab", numbered(vocabulary));
        return model;
    }

    /// The words with the mark of SentencePiece before each.
    private static String[] marked() {
        return ("▁" + CORPUS.replaceAll("\\s+", "▁")).split("(?=▁)");
    }

    private static Map<String, Object> object(String json) {
        return new LinkedHashMap<>(Json.object(json));
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
        var model =
                object(
                        """
                        {"type": "BPE", "dropout": null, "unk_token": null,
                         "continuing_subword_prefix": null, "end_of_word_suffix": null,
                         "fuse_unk": false, "byte_fallback": false, "ignore_merges": false}
                        """);
        model.put("vocab", numbered(vocabulary));
        model.put("merges", pairs);
        return model;
    }
}
