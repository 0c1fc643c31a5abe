package lexiscope.format.vocabfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.gguf.GgufPreTokenizers;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// Vocabulary files of every kind, written here, with ids worked out by hand.
public class VocabularyFilesTest {
    @TempDir private Path folder = Path.of("");

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static LanguageModel open(Path path) throws UnreadableFileException {
        return ModelReader.open(path, Progress.NONE);
    }

    private static int[] ids(LanguageModel model, String text) {
        return tokenizer(model).encode(text, EncodeOptions.DEFAULT).ids();
    }

    private static Tokenizer tokenizer(LanguageModel model) {
        return model.tokenizer().orElseThrow();
    }

    private static String base64(byte... bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(Path path) {
        return assertThrows(UnreadableFileException.class, () -> open(path).close()).sentence();
    }

    /// All bytes, then "ab", "abc", " a".
    private static String tiktoken() {
        var lines = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            lines.append(base64((byte) b)).append(' ').append(b).append('\n');
        }
        return lines.append(base64("ab") + " 256\n")
                .append(base64("abc") + " 257\n")
                .append(base64(" a") + " 258\n")
                .append("= 259\n")
                .toString();
    }

    @Test
    void tiktokenMergesByRankOfTheJoinedBytes() throws Exception {
        try (var model = open(write("x.tiktoken", tiktoken()))) {
            assertArrayEquals(new int[] {257, 32, 256}, ids(model, "abc ab"));
            assertArrayEquals(new int[] {0xC3, 0xA9}, ids(model, "é"));
            assertEquals("é abc", tokenizer(model).decode(ids(model, "é abc")));
            assertEquals(260, model.vocabulary().size());
            assertTrue(model.facts().notes().getFirst().contains("260 tokens"));
        }
    }

    @Test
    void tiktokenRoundTripsAnyText() throws Exception {
        var random = new Random(7);
        try (var model = open(write("x.tiktoken", tiktoken()))) {
            for (int n = 0; n < 300; n++) {
                var text = new StringBuilder();
                for (int i = random.nextInt(20); i > 0; i--) {
                    int cp = random.nextInt(n % 2 == 0 ? 0x80 : 0x11000);
                    text.appendCodePoint(Character.isSurrogate((char) cp) ? 'x' : cp);
                }
                assertEquals(text.toString(), tokenizer(model).decode(ids(model, text.toString())));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YQ== 1x|not a token in base64 and its rank",
                "Y 300|not base64",
                "YWI= 300|a second time",
                "YWJjZA== 4000000000|ids are whole numbers",
                "YWJjZA== 258|the rank 258 a second time"
            })
    void tiktokenRefusesInASentence(String line, String sentence) throws Exception {
        Path file = write("x.tiktoken", tiktoken() + line + "\n");
        assertTrue(refusal(file).contains(sentence), refusal(file));
    }

    @Test
    void tekkenShiftsRanksBehindItsSpecialTokens() throws Exception {
        String json = tekken();
        try (var model = open(write("tekken.json", json))) {
            // the last entry is beyond default_vocab_size and does not count; <s> is 1
            assertArrayEquals(new int[] {1, 266, 10 + 'c', 10 + 'd'}, ids(model, "abcd"));
            assertEquals(1 + 4, ids(model, "</s>").length);
            assertEquals("<s>", model.vocabulary().spelling(1));
        }
        Path short_ = write("tekken.json", json.replace("267", "9000"));
        assertTrue(refusal(short_).contains("258 entries"), refusal(short_));
    }

    /// 256 bytes and two pairs, of which the last is one too many, behind ten special tokens.
    public static String tekken() {
        var vocab = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            vocab.append(entry(b, base64((byte) b))).append(',');
        }
        vocab.append(entry(256, base64("ab"))).append(',').append(entry(257, base64("cd")));
        return "{\"config\": {\"pattern\": \"\\\\p{L}+|\\\\s+|[^\\\\p{L}\\\\s]+\","
                + " \"default_vocab_size\": 267, \"default_num_special_tokens\": 10,"
                + " \"version\": \"v7\"}, \"vocab\": ["
                + vocab
                + "]}";
    }

    private static String entry(int rank, String bytes) {
        return "{\"rank\": " + rank + ", \"token_bytes\": \"" + bytes + "\", \"token_str\": null}";
    }

    @Test
    void bertGoesByItsLines() throws Exception {
        Path file = write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\n##re\nX\n");
        try (var model = open(file)) {
            assertArrayEquals(new int[] {2, 4, 5, 1, 3}, ids(model, "there The"));
            assertTrue(model.facts().notes().getFirst().contains("capital letters"));
        }
        write("tokenizer_config.json", "{\"do_lower_case\": true}");
        try (var model = open(folder)) {
            assertArrayEquals(new int[] {2, 4, 5, 4, 1, 3}, ids(model, "There The X"));
            assertEquals(
                    "[CLS] there the [SEP]", tokenizer(model).decode(new int[] {2, 4, 5, 4, 3}));
        }
    }

    @Test
    void vocabularyAndMerges() throws Exception {
        Path vocab = write("vocab.json", "{\"a\": 0, \"b\": 1, \"ab\": 2, \"Ġ\": 3, \"Ġab\": 4}");
        Path merges = write("merges.txt", "#version: 0.2\na b\nĠ ab\n");
        write("added_tokens.json", "{\"<x>\": 5}");
        try (var model = open(folder)) {
            assertArrayEquals(new int[] {2, 4, 5, 0}, ids(model, "ab ab<x>a"));
        }
        Files.writeString(merges, "a c\n");
        try (var model = open(folder)) {
            assertTrue(model.tokenizer().isEmpty());
            assertEquals(6, model.vocabulary().size());
            String why = model.facts().notes().getFirst();
            assertTrue(why.contains("the token “c”, which the vocabulary lacks"), why);
        }
        Files.writeString(merges, "a b\n");
        write("vocab.json", "{\"a\": 0, \"b\": 0, \"ab\": 2}");
        assertTrue(refusal(vocab).contains("both have the id 0"), refusal(vocab));
        write("vocab.json", "{\"a\": 0, \"b\": 3000000000, \"ab\": 2}");
        assertTrue(refusal(vocab).contains("has the id 3000000000"), refusal(vocab));
    }

    @Test
    void rwkvTakesTheLongestToken() throws Exception {
        Path file =
                write(
                        "rwkv_vocab_v1.txt",
                        "1 'a' 1\n2 'ab' 2\n3 '\\n' 1\n4 b'\\xc3' 1\n5 b'\\xa9' 1\n6 \"'\" 1\n");
        try (var model = open(file)) {
            assertArrayEquals(new int[] {2, 1, 3, 4, 5, 6}, ids(model, "aba\né'"));
        }
        Path wrong = write("rwkv_vocab_v2.txt", "1 'a' 1\n2 'ab' 3\n");
        assertTrue(refusal(wrong).contains("gives the length 3"), refusal(wrong));
    }

    @Test
    void modelsOfBytesNeedNoFile() throws Exception {
        write("tokenizer_config.json", "{\"tokenizer_class\": \"ByT5Tokenizer\"}");
        write("config.json", "{\"model_type\": \"t5\"}");
        try (var model = open(folder)) {
            assertArrayEquals(new int[] {'a' + 3, 0xC3 + 3, 0xA9 + 3, 1}, ids(model, "aé"));
            assertArrayEquals(new int[] {259, 1}, ids(model, "<extra_id_0>"));
        }
    }

    /// A GGUF header without tensors.
    public static byte[] gguf(List<byte[]> pairs) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(little(4).putInt(3).array());
        out.writeBytes(little(16).putLong(0).putLong(pairs.size()).array());
        pairs.forEach(out::writeBytes);
        return out.toByteArray();
    }

    public static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    public static byte[] text(String s) {
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        return little(8 + bytes.length).putLong(bytes.length).put(bytes).array();
    }

    public static byte[] pair(String key, int type, byte[] value) {
        byte[] k = text(key);
        return little(k.length + 4 + value.length).put(k).putInt(type).put(value).array();
    }

    public static byte[] texts(String key, String... values) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(little(12).putInt(8).putLong(values.length).array());
        for (String value : values) {
            out.writeBytes(text(value));
        }
        return pair("tokenizer.ggml." + key, 9, out.toByteArray());
    }

    public static byte[] types(int... values) {
        byte[] all = new byte[12 + 4 * values.length];
        ByteBuffer out = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(5).putLong(values.length);
        for (int value : values) {
            out.putInt(value);
        }
        return pair("tokenizer.ggml.token_type", 9, all);
    }

    public static byte[] named(String key, String value) {
        return pair("tokenizer.ggml." + key, 8, text(value));
    }

    public static byte[] scores(float... scores) {
        byte[] all = new byte[12 + 4 * scores.length];
        ByteBuffer out = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(6).putLong(scores.length);
        for (float score : scores) {
            out.putFloat(score);
        }
        return pair("tokenizer.ggml.scores", 9, all);
    }

    @Test
    void ggufHoldsATokenizer() throws Exception {
        Path file = folder.resolve("x.gguf");
        Files.write(
                file,
                gguf(
                        List.of(
                                named("model", "gpt2"),
                                named("pre", "gpt-2"),
                                texts("tokens", "a", "b", "ab", "Ġ", "Ġab"),
                                texts("merges", "a b", "Ġ ab"))));
        try (var model = open(file)) {
            assertArrayEquals(new int[] {2, 4, 0}, ids(model, "ab aba"));
        }
        Files.write(
                file,
                gguf(
                        List.of(
                                named("model", "llama"),
                                texts("tokens", "<unk>", "<s>", "</s>", "▁", "a", "▁a"),
                                scores(0, 0, 0, -3, -2, -1))));
        try (var model = open(file)) {
            assertArrayEquals(new int[] {1, 5, 4, 5}, ids(model, "aa a"));
        }
        Files.write(
                file,
                gguf(
                        List.of(
                                named("model", "gpt2"),
                                named("pre", "no-such-rules"),
                                texts("tokens", "a"),
                                texts("merges", "a b"))));
        try (var model = open(file)) {
            assertTrue(model.tokenizer().isEmpty());
            assertEquals(1, model.vocabulary().size());
            assertTrue(model.facts().notes().toString().contains("no-such-rules"));
        }
    }

    /// llama.cpp looks for one token after the other, the longest first, whatever stands before it.
    @Test
    void ggufCutsOutTheLongestAddedTokenFirst() throws Exception {
        Path file = folder.resolve("added.gguf");
        Files.write(
                file,
                gguf(
                        List.of(
                                named("model", "llama"),
                                texts("tokens", "<unk>", "▁", "a", "d", "ab", "bcd", "é", "é<"),
                                scores(0, -1, -2, -2, 0, 0, 0, 0),
                                types(2, 1, 1, 1, 4, 4, 4, 3))));
        try (var model = open(file)) {
            var tokenizer = model.tokenizer().orElseThrow();
            var plain = new EncodeOptions(false, false);
            var all = new EncodeOptions(false, true);
            // from the left it would be ab, then cd
            assertArrayEquals(new int[] {1, 2, 5}, tokenizer.encode("abcd", all).ids());
            assertArrayEquals(new int[] {4, 1, 3}, tokenizer.encode("abd", all).ids());
            assertArrayEquals(new int[] {4, 4, 5}, tokenizer.encode("ababbcd", all).ids());
            // three bytes, and a control token is passed over where special text is plain
            assertArrayEquals(new int[] {7}, tokenizer.encode("é<", all).ids());
            assertEquals(6, tokenizer.encode("é<", plain).ids()[0]);
        }
    }

    @Test
    void everyNameOfAPreTokenizerCompiles() {
        for (String name :
                List.of("default", "llama-bpe", "deepseek-llm", "deepseek-v3", "afmoe")) {
            assertTrue(GgufPreTokenizers.of(name).isPresent());
        }
        assertEquals(List.of(), GgufPreTokenizers.broken());
    }
}
