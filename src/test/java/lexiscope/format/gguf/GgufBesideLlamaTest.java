package lexiscope.format.gguf;

import static lexiscope.format.vocabfile.VocabularyFilesTest.gguf;
import static lexiscope.format.vocabfile.VocabularyFilesTest.little;
import static lexiscope.format.vocabfile.VocabularyFilesTest.named;
import static lexiscope.format.vocabfile.VocabularyFilesTest.pair;
import static lexiscope.format.vocabfile.VocabularyFilesTest.scores;
import static lexiscope.format.vocabfile.VocabularyFilesTest.texts;
import static lexiscope.format.vocabfile.VocabularyFilesTest.types;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Small GGUF files and what llama.cpp v0.5.0 makes of them.
class GgufBesideLlamaTest {
    @TempDir private Path folder = Path.of("");

    private LanguageModel open(String model, String pre, byte[]... pairs) throws Exception {
        var all = new ArrayList<>(List.of(named("model", model)));
        if (!pre.isEmpty()) {
            all.add(named("pre", pre));
        }
        all.addAll(List.of(pairs));
        Path file = folder.resolve("x.gguf");
        Files.write(file, gguf(all));
        return ModelReader.open(file, Progress.NONE);
    }

    private static byte[] number(String key, int value) {
        return pair("tokenizer.ggml." + key, 4, little(4).putInt(value).array());
    }

    private static byte[] flag(String key, boolean value) {
        return pair("tokenizer.ggml." + key, 7, new byte[] {(byte) (value ? 1 : 0)});
    }

    /// The ids without special tokens; special text matched, or plain.
    private static String ids(LanguageModel model, String text, boolean matched) {
        var options = new EncodeOptions(false, matched);
        int[] ids = model.tokenizer().orElseThrow().encode(text, options).ids();
        return Arrays.stream(ids).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String ids(LanguageModel model, String text) {
        return ids(model, text, true);
    }

    private static String decoded(LanguageModel model, int... ids) {
        return model.tokenizer().orElseThrow().decode(ids);
    }

    @Test
    void namesOfTokensChangeTypes() throws Exception {
        byte[] merges = texts("merges", "a b");
        try (var model =
                open(
                        "gpt2",
                        "gpt-2",
                        texts(
                                "tokens",
                                "a",
                                "b",
                                "c",
                                "d",
                                "<|return|>",
                                "<|call|>",
                                "<|end|>",
                                "</s>"),
                        types(1, 1, 1, 1, 1, 1, 1, 1),
                        merges)) {
            assertEquals("0 6 1 7", ids(model, "a<|end|>b</s>"));
            assertEquals("0 6 1", ids(model, "a<|end|>b</s>", false)); // user-defined
        }
        try (var model =
                open(
                        "gpt2",
                        "gpt-2",
                        texts("tokens", "a", "b", "<|tool_response>", "</s>"),
                        merges)) {
            assertEquals("0 1", ids(model, "a</s>b")); // a normal one
        }
        try (var model =
                open(
                        "gpt2",
                        "gpt-2",
                        texts("tokens", "a", "b", "</s>", "<|channel|>", "<unused1>", "<turn|>"),
                        merges)) {
            String text = "a</s>b<|channel|><turn|><unused1>";
            assertEquals("0 2 1 3 5", ids(model, text));
            assertEquals("0 1 3", ids(model, text, false));
        }
    }

    /// The first token for filling in is a control token, unless a key names one.
    @Test
    void tokensForFillingInAreControlTokens() throws Exception {
        byte[] tokens = texts("tokens", "a", "<|fim_prefix|>", "<SUF>", "[PAD]");
        byte[] merges = texts("merges", "a a");
        try (var model = open("gpt2", "gpt-2", tokens, merges)) {
            assertEquals("1 2 3", ids(model, "<|fim_prefix|><SUF>[PAD]"));
            assertEquals("", ids(model, "<|fim_prefix|><SUF>[PAD]", false));
        }
        try (var model = open("gpt2", "gpt-2", tokens, merges, number("prefix_token_id", 0))) {
            assertEquals("2", ids(model, "<|fim_prefix|><SUF>"));
        }
    }

    @Test
    void whatTheVocabularyLacksStaysWhileTheRestMerges() throws Exception {
        try (var model =
                open(
                        "gpt2",
                        "gpt-2",
                        texts("tokens", "a", "b", "c", "ab", "bc", "Ġ"),
                        texts("merges", "a b", "b c", "x y", "a bc"))) {
            assertEquals("0 1", ids(model, "axb"));
            assertEquals("0 1", ids(model, "aéb"));
            assertEquals("3 2", ids(model, "abc"));
            assertEquals("", ids(model, "xy"));
        }
        try (var model =
                open(
                        "gemma4",
                        "",
                        texts(
                                "tokens", "<begin>", "a", "b", "▁", "ab", "\n", "\n\n", "\n\n\n",
                                "<0xC3>"),
                        texts("merges", "a b", "\n \n"),
                        number("bos_token_id", 0),
                        flag("add_bos_token", false))) {
            assertEquals("1 2", ids(model, "axb"));
            assertEquals("1 8 2 3 4", ids(model, "aéb ab")); // of é one byte
            assertEquals("7", ids(model, "\n\n\n"));
            assertEquals("6 6", ids(model, "\n\n\n\n"));
            assertEquals("a b", decoded(model, 1, 3, 2));
            var encoding = model.tokenizer().orElseThrow().encode("a", EncodeOptions.DEFAULT);
            assertEquals("[0, 1]", Arrays.toString(encoding.ids()));
        }
    }

    /// What merges make need be no token, and falls apart into the characters of ASCII that are.
    @Test
    void mergesGoByWhatTheySpell() throws Exception {
        try (var model =
                open("gpt2", "gpt-2", texts("tokens", "a", "b", "c"), texts("merges", "a b"))) {
            assertEquals("0 1 2", ids(model, "abc"));
            assertEquals("a b c", String.join(" ", decoded(model, 0, 1, 2).split("")));
        }
    }

    @Test
    void controlTokensOfRwkvAreMatched() throws Exception {
        try (var model =
                open(
                        "rwkv",
                        "",
                        texts("tokens", "<s>", "a", "x<", "s", "<", ">", "b", "\\n", "x"),
                        types(3, 1, 1, 1, 1, 1, 1, 1, 1))) {
            assertEquals("1 8 0 6", ids(model, "ax<s>b"));
            assertEquals("1 2 3 5 6", ids(model, "ax<s>b", false));
            assertEquals("7", ids(model, "\n"));
        }
    }

    @Test
    void userDefinedPiecesOfT5AreKeptAsFarAsTheirBytesGo() throws Exception {
        try (var model =
                open(
                        "t5",
                        "",
                        texts("tokens", "<unk>", "</s>", "▁", "a", "1", "①", "①②"),
                        types(2, 3, 1, 1, 1, 1, 4),
                        scores(0, 0, -1, -2, -2, -2, -1),
                        number("unknown_token_id", 0),
                        flag("add_space_prefix", true),
                        flag("treat_whitespace_as_suffix", true))) { // which is not read
            assertEquals("2 0", ids(model, "②"));
            assertEquals("2 5 3", ids(model, "①a"));
            assertEquals("6 2 3", ids(model, "①②a"));
            assertEquals("2 3 0 3", ids(model, "a②a"));
        }
    }

    @Test
    void wordsOfBertAreThoseOfLlama() throws Exception {
        try (var model =
                open(
                        "bert",
                        "",
                        texts(
                                "tokens", "[PAD]", "[UNK]", "[CLS]", "[SEP]", "▁a", "▁b", "b", "▁ᄀ",
                                "▁क", "▁i"),
                        types(3, 2, 3, 3, 1, 1, 1, 1, 1, 1),
                        number("unknown_token_id", 1))) {
            assertEquals("7", ids(model, "각")); // its first consonant
            assertEquals("4 5", ids(model, "a\u0085b"));
            assertEquals("4 5", ids(model, "a▁b"));
            assertEquals("1", ids(model, "▁b"));
            assertEquals("8", ids(model, "कि"));
            assertEquals("9", ids(model, "İ"));
            assertEquals(" ab b", decoded(model, 4, 6, 5));
        }
        try (var model =
                open(
                        "bert",
                        "",
                        texts("tokens", "[PAD]", "[UNK]", "[CLS]", "[SEP]", "▁", "b"),
                        types(3, 2, 3, 3, 1, 1),
                        number("unknown_token_id", 1))) {
            assertEquals("4 5 5", ids(model, "bb"));
            assertEquals("4 4 5", ids(model, "▁b"));
        }
    }

    @Test
    void decodingTakesSpacesOutWhereTheNameSaysSo() throws Exception {
        byte[] tokens = texts("tokens", "a", "b", "Ġ", ".", ",", "'", "s", "t", "?");
        byte[] merges = texts("merges", "a b");
        try (var model = open("gpt2", "gpt-2", tokens, merges)) {
            assertEquals("a, b. a's", decoded(model, 0, 2, 4, 2, 1, 2, 3, 2, 0, 2, 5, 6));
            assertEquals("a'b", decoded(model, 0, 2, 5, 2, 1));
            assertEquals(". 't", decoded(model, 2, 3, 2, 5, 7));
            assertEquals("a ?", decoded(model, 0, 2, 2, 8));
        }
        try (var model = open("gpt2", "qwen2", tokens, merges)) {
            assertEquals("a ,", decoded(model, 0, 2, 4));
        }
    }

    @Test
    void typesDecideHowATokenIsWritten() throws Exception {
        try (var model =
                open(
                        "llama",
                        "",
                        texts("tokens", "<unk>", "<s>", "<0x20>", "<0x41>", "▁a", "u▁", "x▁"),
                        types(2, 3, 6, 1, 1, 4, 5),
                        scores(0, 0, 0, 0, 0, 0, 0))) {
            assertEquals(" a", decoded(model, 2, 4)); // the first token loses its space
            assertEquals("<s> a", decoded(model, 1, 4));
            assertEquals("<0x41>u▁ a", decoded(model, 3, 5, 6, 4));
        }
    }

    @Test
    void someFilesNeedNoMergesAndSomeNoBytes() throws Exception {
        byte[] tokens = texts("tokens", "a", "b", "ab", "Ġ");
        try (var model = open("gpt2", "kimi-k2", tokens)) {
            assertEquals("0 1 3 0", ids(model, "ab a"));
        }
        try (var model = open("gpt2", "gpt-2", tokens)) {
            assertEquals(true, model.tokenizer().isEmpty());
        }
        try (var model =
                open(
                        "whitespace",
                        "whitespace",
                        texts("tokens", "a", "b", "ab", "i", "ſ"),
                        texts("merges", "a b"),
                        flag("normalizer.lowercase", true))) {
            assertEquals("2 0 1", ids(model, "AB a\u0085b"));
            assertEquals("3 4", ids(model, "İ ſ"));
        }
    }
}
