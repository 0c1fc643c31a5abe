package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.vocabulary.TokenKind;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/// The forms a tokenizer is published in beside its `tokenizer.json`, and what still opens where
/// the tokenizer itself cannot be read.
class TokenizerFormsTest {
    private static final Path DATA = Path.of("..", "shared", "data");

    @TempDir private Path folder = Path.of("");

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private LanguageModel open() throws UnreadableFileException {
        return ModelReader.open(folder, Progress.NONE);
    }

    private static int[] ids(LanguageModel model, String text) {
        return tokenizer(model).encode(text, EncodeOptions.DEFAULT).ids();
    }

    private static Tokenizer tokenizer(LanguageModel model) {
        return model.tokenizer().orElseThrow();
    }

    private static String notes(LanguageModel model) {
        return model.facts().notes().toString();
    }

    private void clip() throws IOException {
        write(
                "vocab.json",
                "{\"a\":0,\"b\":1,\"a</w>\":2,\"b</w>\":3,\"ab</w>\":4,\"!</w>\":5,"
                        + "\"<|startoftext|>\":6,\"<|endoftext|>\":7}");
        write("merges.txt", "#version: 0.2\na b</w>\n");
    }

    @Test
    void clipLowerCasesAndEndsItsWords() throws Exception {
        clip();
        for (String config : List.of("{}", "{\"tokenizer_class\": \"CLIPTokenizerFast\"}")) {
            write("tokenizer_config.json", config);
            try (var model = open()) {
                assertArrayEquals(new int[] {6, 4, 5, 0, 2, 7}, ids(model, "AB! \n Aa"));
                assertEquals("ab ! ", tokenizer(model).decode(new int[] {4, 5}));
                assertEquals(config.equals("{}"), notes(model).contains("the rules of CLIP"));
            }
        }
    }

    @Test
    void herbertKeepsTheCaseAndTheFirstGptDoesNot() throws Exception {
        write(
                "vocab.json",
                "{\"<s>\":0,\"<pad>\":1,\"</s>\":2,\"<unk>\":3,\"a\":4,\"b</w>\":5,\"ab</w>\":6,"
                        + "\"A\":7,\"!</w>\":8}");
        write("merges.txt", "a b</w>\n");
        write("tokenizer_config.json", "{\"tokenizer_class\": \"HerbertTokenizer\"}");
        try (var model = open()) {
            assertArrayEquals(new int[] {0, 6, 7, 5, 8, 3, 2}, ids(model, "ab Ab! x"));
            assertEquals("ab !", tokenizer(model).decode(new int[] {6, 8}));
        }
        write("tokenizer_config.json", "{\"tokenizer_class\": \"OpenAIGPTTokenizer\"}");
        try (var model = open()) {
            assertArrayEquals(new int[] {6, 6, 8}, ids(model, "ab Ab!"));
        }
    }

    @Test
    void clipByItsTwoFilesIsClipByItsOne() throws Exception {
        Path whole = DATA.resolve("clip/tokenizer.json");
        assumeTrue(Files.exists(whole), () -> "no test data here: " + whole);
        var model = (Map<?, ?>) part(Json.object(whole), "model");
        write("vocab.json", Json.line(part(model, "vocab")));
        var merges = new StringBuilder("#version: 0.2\n");
        for (Object merge : (List<?>) part(model, "merges")) {
            merges.append(merge instanceof List<?> two ? two.get(0) + " " + two.get(1) : merge);
            merges.append('\n');
        }
        write("merges.txt", merges.toString());
        write("tokenizer_config.json", "{\"tokenizer_class\": \"CLIPTokenizer\"}");
        try (var opened = open()) {
            same(opened, DATA.resolve("clip/expected-encodings.jsonl"));
        }
    }

    @Test
    void robertaByItsTwoFilesIsRobertaByItsOne() throws Exception {
        Path vocab = DATA.resolve("roberta-base/vocab.json");
        assumeTrue(Files.exists(vocab), () -> "no test data here: " + vocab);
        try (var opened = ModelReader.open(vocab, Progress.NONE)) {
            same(opened, DATA.resolve("roberta-base/expected-encodings.jsonl"));
        }
    }

    private static Object part(Map<?, ?> of, String key) {
        return Objects.requireNonNull(of.get(key));
    }

    private static void same(LanguageModel model, Path cases) throws IOException {
        for (String line : Files.readAllLines(cases)) {
            var record = Json.object(line);
            boolean special = Boolean.TRUE.equals(record.get("add_special_tokens"));
            boolean matched = !"plain".equals(record.get("special_literals"));
            String text = String.valueOf(record.get("text"));
            var e = tokenizer(model).encode(text, new EncodeOptions(special, matched));
            assertEquals(String.valueOf(record.get("ids")), Arrays.toString(e.ids()), text);
        }
    }

    @Test
    void canineTakesCodePoints() throws Exception {
        write("config.json", "{\"model_type\": \"canine\"}");
        try (var model = open()) {
            int[] ids = {0xE000, 'a', 0x1F600, 0xE001};
            assertArrayEquals(ids, ids(model, "a😀"));
            assertEquals("[CLS]a😀[SEP]", model.tokenizer().orElseThrow().decode(ids));
            var vocabulary = model.vocabulary();
            assertEquals(1_112_064, vocabulary.modelSize());
            assertEquals(1_114_112, vocabulary.size());
            assertEquals(List.of(0x1F600), vocabulary.find("😀"));
            assertEquals(List.of(0xE001), vocabulary.find("[SEP]"));
            assertEquals("#55296", vocabulary.shown(0xD800));
            assertEquals(TokenKind.CONTROL, vocabulary.kind(7));
            assertEquals(TokenKind.SPECIAL, vocabulary.kind(0));
        }
    }

    @Test
    void classesThatAreRefusedKeepTheirVocabulary() throws Exception {
        write("tokenizer_config.json", "{\"tokenizer_class\": \"PhobertTokenizer\"}");
        write("vocab.txt", "xin 900\nchào@@ 30\n");
        try (var model = open()) {
            assertTrue(model.tokenizer().isEmpty());
            assertEquals("xin", model.vocabulary().spelling(4));
            assertTrue(notes(model).contains("PhoBERT's own BPE"), notes(model));
        }
        write("tokenizer_config.json", "{\"tokenizer_class\": \"BertJapaneseTokenizer\"}");
        write("vocab.txt", "[PAD]\n[UNK]\n日本\n");
        try (var model = open()) {
            assertEquals("日本", model.vocabulary().spelling(2));
            assertTrue(notes(model).contains("MeCab"), notes(model));
        }
        write("tokenizer_config.json", "{\"tokenizer_class\": \"FSMTTokenizer\"}");
        write("vocab-src.json", "{\"a</w>\": 0}");
        try (var model = open()) {
            assertEquals(1, model.vocabulary().size());
            assertTrue(notes(model).contains("Moses"), notes(model));
        }
    }

    private static Map<String, Object> plain() {
        var file = new LinkedHashMap<String, Object>();
        file.put("version", "1.0");
        file.put(
                "model",
                Map.of(
                        "type",
                        "WordLevel",
                        "unk_token",
                        "?",
                        "vocab",
                        new LinkedHashMap<>(Map.of("?", 0, "a", 1, "b", 2))));
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "normalizer, Quux, “normalizer” is the normalizer “Quux”",
        "pre_tokenizer, Quux, “pre_tokenizer” is the pre-tokenizer “Quux”",
        "post_processor, Quux, “post_processor” is the post-processor “Quux”",
        "decoder, Quux, “decoder” is the decoder “Quux”",
        "model, Quux, “model” is the model “Quux”",
        "version, 3.0, “version” should be",
        "pattern, (?<=a+b, “pre_tokenizer.pattern.Regex”: the pattern"
    })
    void whatIsUnknownIsNamedAndTheVocabularyOpens(String what, String name, String said)
            throws Exception {
        var file = plain();
        Object component =
                switch (what) {
                    case "version" -> name;
                    case "model" -> Map.of("type", name, "vocab", Map.of("?", 0, "a", 1, "b", 2));
                    case "pattern" ->
                            Map.of(
                                    "type",
                                    "Split",
                                    "behavior",
                                    "Isolated",
                                    "pattern",
                                    Map.of("Regex", name));
                    default -> Map.of("type", name);
                };
        file.put(what.equals("pattern") ? "pre_tokenizer" : what, component);
        write("tokenizer.json", Json.line(file));
        try (var model = open()) {
            assertTrue(model.tokenizer().isEmpty());
            assertEquals(3, model.vocabulary().size());
            assertEquals("vocabulary only", model.facts().family());
            String first = model.facts().notes().getFirst();
            assertTrue(first.startsWith("tokenizer.json: " + said), first);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "truncation; 'x'; “truncation” should be an object with “max_length” but is \"x\".",
                "truncation; {'max_length': -1}; “truncation.max_length” should be a whole number",
                "truncation; {'max_length': 512}; to cut texts to 512 tokens",
                "padding; 5; “padding” should be an object with “strategy” but is 5.",
                "padding; {'strategy': {'Fixed': '8'}}; “padding.strategy.Fixed” should be",
                "padding; {'strategy': {'Fixed': 8}}; The file asks for padding to 8",
                "padding; {'strategy': 'BatchLongest'}; The file asks for padding"
            },
            quoteCharacter = '`')
    void whatIsSwitchedOffIsSaidAndWhatIsWrongWithIt(String slot, String value, String said)
            throws Exception {
        var file = plain();
        file.put(slot, "?");
        write(
                "tokenizer.json",
                Json.line(file)
                        .replace(
                                "\"" + slot + "\":\"?\"",
                                "\"" + slot + "\":" + value.replace('\'', '"')));
        try (var model = open()) {
            assertTrue(model.tokenizer().isPresent());
            assertTrue(notes(model).contains(said), notes(model));
        }
    }

    @Test
    void aDamagedTokenizerKeepsTheRowsFromNobody() throws Exception {
        write("tokenizer.json", "{\"model\": ");
        assertThrows(UnreadableFileException.class, this::open);
        Files.write(
                folder.resolve("model.safetensors"),
                SampleTensors.safetensors(
                        "wte.weight", "F32", new byte[SampleFile.ROWS * SampleFile.DIM * 4]));
        try (var model = open()) {
            assertEquals(SampleFile.ROWS, model.rows());
            assertTrue(notes(model).contains("tokenizer.json is not JSON"), notes(model));
        }
    }

    @Test
    void badMergesKeepTheVocabularyAndTheRows() throws Exception {
        var file = plain();
        Files.write(
                folder.resolve("model.safetensors"),
                SampleTensors.safetensors(
                        "wte.weight", "F32", new byte[SampleFile.ROWS * SampleFile.DIM * 4]));
        for (Object merges :
                List.of(List.of(List.of("a", "b"), "b"), List.of(Map.of("a", 1)), "a b", 7)) {
            var model = new LinkedHashMap<String, Object>();
            model.put("type", "BPE");
            model.put("vocab", Map.of("a", 0, "b", 1, "c", 2));
            model.put("continuing_subword_prefix", Json.NULL);
            model.put("merges", merges);
            model.put("fuse_unk", false);
            file.put("model", model);
            write("tokenizer.json", Json.line(file));
            try (var opened = open()) {
                assertTrue(opened.tokenizer().isEmpty());
                assertEquals("b", opened.vocabulary().spelling(1));
                assertEquals(SampleFile.ROWS, opened.rows());
                assertTrue(notes(opened).contains("“model.merges"), notes(opened));
            }
        }
    }

    @Test
    void idsThatTheFileClaimsAreSaidWhereTheyAreOthers() throws Exception {
        var file = plain();
        file.put(
                "added_tokens",
                List.of(
                        Map.of("id", 10, "content", "<x>", "special", true),
                        Map.of("id", 5, "content", "<y>", "special", true),
                        Map.of("id", 1, "content", "a", "special", true)));
        write("tokenizer.json", Json.line(file));
        try (var model = open()) {
            assertArrayEquals(new int[] {3, 4, 1}, ids(model, "<x><y>a"));
            String said =
                    "2 added tokens get other ids than the file claims, as in the"
                            + " reference library: “<x>” 3 (claimed 10), “<y>” 4 (claimed 5).";
            assertTrue(model.facts().notes().contains(said), notes(model));
            assertEquals(OptionalInt.of(10), model.vocabulary().claimed(3));
            assertEquals(OptionalInt.of(5), model.vocabulary().claimed(4));
            assertEquals(OptionalInt.empty(), model.vocabulary().claimed(1));
        }
    }

    @Test
    void theDraftOfVersionTwo() throws Exception {
        var pieces =
                List.of(
                        List.of("<unk>", 0.0),
                        List.of("▁a", -1.0),
                        List.of("▁", -3.0),
                        List.of("b", -2.0));
        var file = new LinkedHashMap<String, Object>();
        file.put("version", "2.0");
        file.put("added_tokens", List.of());
        file.put(
                "normalizer",
                Map.of(
                        "type",
                        "MetaspaceNormalizer",
                        "replacement",
                        "▁",
                        "prepend",
                        true,
                        "drop_whitespace",
                        true));
        file.put(
                "pre_tokenizer",
                Map.of(
                        "type",
                        "Split",
                        "pattern",
                        Map.of("String", "▁"),
                        "behavior",
                        "MergedWithNext",
                        "invert",
                        false));
        file.put(
                "post_processor",
                Map.of(
                        "type",
                        "TemplateProcessing",
                        "single",
                        List.of(Map.of("seq", "A"), Map.of("ids", List.of(3, 3))),
                        "pair",
                        List.of()));
        file.put("model", Map.of("type", "Unigram", "unk_id", 0, "vocab", pieces));
        write("tokenizer.json", Json.line(file));
        try (var model = open()) {
            assertArrayEquals(new int[] {1, 3, 2, 3, 3, 3}, ids(model, "ab \t b"));
            assertTrue(notes(model).contains("draft version 2.0"), notes(model));
        }
        file.remove("normalizer");
        file.put("pre_tokenizer", Map.of("type", "ByteLevel"));
        write("tokenizer.json", Json.line(file));
        try (var model = open()) {
            assertTrue(notes(model).contains("a pre-tokenizer of the draft 2.0"), notes(model));
        }
        file.put("pre_tokenizer", Json.NULL);
        file.put(
                "model",
                Map.of(
                        "type",
                        "BPE",
                        "byte_level",
                        true,
                        "vocab",
                        Map.of("a", 0, "Ġ", 1, "Ġa", 2, "b", 3),
                        "merges",
                        List.of(List.of("Ġ", "a"))));
        write("tokenizer.json", Json.line(file));
        try (var model = open()) {
            assertArrayEquals(new int[] {0, 2, 3, 3, 3}, ids(model, "a ab"));
        }
    }
}
