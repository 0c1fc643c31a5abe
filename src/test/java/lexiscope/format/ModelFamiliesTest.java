package lexiscope.format;

import static lexiscope.format.vocabfile.VocabularyFilesTest.gguf;
import static lexiscope.format.vocabfile.VocabularyFilesTest.little;
import static lexiscope.format.vocabfile.VocabularyFilesTest.named;
import static lexiscope.format.vocabfile.VocabularyFilesTest.pair;
import static lexiscope.format.vocabfile.VocabularyFilesTest.scores;
import static lexiscope.format.vocabfile.VocabularyFilesTest.texts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.sentencepiece.SentencePieceFileTest;
import lexiscope.format.vocabfile.VocabularyFilesTest;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Families whose ids or templates come from code, not from the file: the expectations are worked
/// out by hand after that code, over small files made here.
class ModelFamiliesTest {
    @TempDir private Path folder = Path.of("");

    private LanguageModel open(String config) throws Exception {
        Files.writeString(folder.resolve("tokenizer_config.json"), config);
        return ModelReader.open(folder, Progress.NONE);
    }

    private static String ids(LanguageModel model, String text) {
        var tokenizer = model.tokenizer().orElseThrow();
        int[] ids = tokenizer.encode(text, EncodeOptions.DEFAULT).ids();
        return String.join(" ", Arrays.stream(ids).mapToObj(String::valueOf).toList());
    }

    /// Eight pieces: `<unk> <s> </s> ▁ a b ab ▁a`.
    @ParameterizedTest
    @CsvSource({
        "XLMRobertaTokenizer,  '',                                0 8 6 2,   0 4 3 9 2",
        "LayoutXLMTokenizer,   '',                                0 8 6 2,   0 4 3 9 2",
        "CamembertTokenizer,   '',                                5 11 9 6,  5 7 3 12 6",
        "MBartTokenizer,       '',                                8 6 2 12,  4 3 34 2 12",
        "MBartTokenizer,       ', \"src_lang\": \"zh_CN\"',       8 6 2 33,  4 3 34 2 33",
        "MBart50Tokenizer,     '',                                12 8 6 2,  12 4 3 61 2",
        "MBart50Tokenizer,     ', \"src_lang\": \"sl_SI\"',       60 8 6 2,  60 4 3 61 2",
        "NllbTokenizer,        '',                                55 8 6 2,  55 4 3 211 2",
        "NllbTokenizer,        ', \"src_lang\": \"fra_Latn\"',    65 8 6 2,  65 4 3 211 2",
        "NllbTokenizer,        ', \"legacy_behaviour\": true',    8 6 2 55,  4 3 211 2 55"
    })
    void fairseqNumbersPiecesByItsOwnOrder(String name, String more, String ab, String mask)
            throws Exception {
        Files.write(
                folder.resolve("sentencepiece.bpe.model"), SentencePieceFileTest.unigram().done());
        try (var model = open("{\"tokenizer_class\": \"" + name + "\"" + more + "}")) {
            assertEquals(ab, ids(model, "ab"));
            assertEquals(mask, ids(model, "x<mask>"));
            var steps = model.tokenizer().orElseThrow().trace("ab").template();
            assertEquals(2, steps.size());
        }
    }

    /// Classes whose ids or language are not what a person may expect: each says so.
    @ParameterizedTest
    @CsvSource({
        "NllbTokenizer, xx_Xxxx, 3 8 6 2, The language “xx_Xxxx” of tokenizer_config.json is none"
                + " of",
        "XGLMTokenizer, '', 2 8 6, ''",
        "SpeechT5Tokenizer, '', 7 5 2, ''",
        "SeamlessM4TTokenizer, '', 1 8 6 3, The class SeamlessM4TTokenizer fills every text up",
        "Speech2TextTokenizer, '', 9 8 2, ''",
        "M2M100Tokenizer, '', 24 9 8 2, The language of the text is taken to be en"
    })
    void whatAClassDoesOtherwiseIsSaid(String name, String language, String ab, String said)
            throws Exception {
        Files.write(
                folder.resolve("sentencepiece.bpe.model"), SentencePieceFileTest.unigram().done());
        Files.writeString(
                folder.resolve("vocab.json"),
                "{\"<s>\": 0, \"<pad>\": 1, \"</s>\": 2, \"<unk>\": 3, \"b\": 8, \"▁a\": 9}");
        String source = language.isEmpty() ? "" : ", \"src_lang\": \"" + language + "\"";
        try (var model = open("{\"tokenizer_class\": \"" + name + "\"" + source + "}")) {
            assertEquals(ab, ids(model, "ab"));
            String notes = String.join(" ", model.facts().notes());
            assertTrue(said.isEmpty() ? notes.isEmpty() : notes.contains(said), notes);
        }
    }

    @ParameterizedTest
    @CsvSource({"t5", "umt5", "longt5", "switch_transformers"})
    void aKindOfModelStandsForItsClass(String type) throws Exception {
        Files.write(folder.resolve("spiece.model"), SentencePieceFileTest.unigram().done());
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"" + type + "\"}");
        try (var model = open("{}")) {
            assertEquals("7 5 2", ids(model, "ab"));
            assertEquals(109, model.vocabulary().size()); // the file lacks <pad>
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CTRLTokenizer, a BPE of its own",
        "BlenderbotSmallTokenizer, a BPE of its own",
        "Wav2Vec2CTCTokenizer, rules for the characters of speech",
        "XLMTokenizer, Moses' rules"
    })
    void aClassWithRulesOfItsOwnKeepsItsVocabulary(String name, String needs) throws Exception {
        Files.writeString(folder.resolve("vocab.json"), "{\"a@@\": 0, \"b\": 1}");
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\n");
        try (var model = open("{\"tokenizer_class\": \"" + name + "\"}")) {
            assertTrue(model.tokenizer().isEmpty());
            assertEquals(2, model.vocabulary().size());
            String first = model.facts().notes().getFirst();
            assertTrue(
                    first.startsWith("The tokenizer is a " + name + ", which needs " + needs),
                    first);
        }
    }

    @Test
    void anUnknownClassKeepsTheIdsOfTheFile() throws Exception {
        Files.write(
                folder.resolve("sentencepiece.bpe.model"), SentencePieceFileTest.unigram().done());
        try (var model = open("{\"tokenizer_class\": \"SomebodysTokenizer\"}")) {
            assertEquals("7 5", ids(model, "ab"));
            String notes = model.facts().notes().toString();
            assertTrue(notes.contains("The class SomebodysTokenizer"), notes);
            assertTrue(notes.contains("ids as in the file"), notes);
        }
    }

    /// Special tokens that the vocabulary lacks stand behind it; the ids are those of the slow
    /// tokenizers of `transformers` 4.57.6.
    @ParameterizedTest
    @CsvSource({
        "RobertaTokenizer,    '',                            ab <mask>a,          0 5 10 3 1",
        "MvpTokenizer,        '',                            ab <mask>,           0 5 10 1",
        "BlenderbotTokenizer, '',                            ab <mask>,           5 10 1",
        "DebertaTokenizer,    '',                            ab [MASK]a,          7 5 11 3 8",
        "GPT2Tokenizer,       ', \"pad_token\": \"[PAD]\"',  ab<|endoftext|>[PAD], 5 9 10"
    })
    void mergesHaveTheTokensOfTheirClass(String name, String more, String text, String ids)
            throws Exception {
        Files.writeString(
                folder.resolve("vocab.json"),
                "{\"<s>\": 0, \"</s>\": 1, \"<unk>\": 2, \"a\": 3, \"b\": 4, \"ab\": 5, \"Ġ\": 6,"
                        + " \"[CLS]\": 7, \"[SEP]\": 8}");
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\n");
        try (var model = open("{\"tokenizer_class\": \"" + name + "\"" + more + "}")) {
            assertEquals(ids, ids(model, text));
            assertEquals(List.of(), model.facts().notes());
        }
    }

    @Test
    void whisperPutsItsTasksAround() throws Exception {
        Files.writeString(
                folder.resolve("vocab.json"),
                "{\"a\": 0, \"b\": 1, \"ab\": 2, \"<|endoftext|>\": 3}");
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\n");
        Files.writeString(
                folder.resolve("added_tokens.json"),
                "{\"<|startoftranscript|>\": 4, \"<|en|>\": 5, \"<|notimestamps|>\": 6,"
                        + " \"<|0.00|>\": 7}");
        try (var model = open("{\"tokenizer_class\": \"WhisperTokenizer\"}")) {
            assertEquals("4 6 2 3", ids(model, "ab"));
            assertEquals("4 6 5 7 0 3", ids(model, "<|en|><|0.00|>a"));
        }
    }

    @Test
    void qwenComposesAndTakesDigitsOneByOne() throws Exception {
        Files.writeString(
                folder.resolve("vocab.json"),
                "{\"a\": 0, \"b\": 1, \"1\": 2, \"Ã\": 3, \"©\": 4, \"Ã©\": 5, \"ab\": 6,"
                        + " \"11\": 7}");
        Files.writeString(folder.resolve("merges.txt"), "a b\nÃ ©\n1 1\n");
        String added =
                "{\"8\": {\"content\": \"<|im_start|>\", \"special\": true, \"lstrip\": false,"
                        + " \"rstrip\": false, \"single_word\": false, \"normalized\": false},"
                        + " \"9\": {\"content\": \"<tool>\", \"special\": false, \"lstrip\": false,"
                        + " \"rstrip\": false, \"single_word\": false, \"normalized\": false}}";
        try (var model =
                open(
                        "{\"tokenizer_class\": \"Qwen2Tokenizer\", \"added_tokens_decoder\": "
                                + added
                                + "}")) {
            assertEquals("8 6 2 2 5 9", ids(model, "<|im_start|>ab11e\u0301<tool>"));
            var plain = new EncodeOptions(true, false);
            var tokenizer = model.tokenizer().orElseThrow();
            assertArrayEquals(new int[] {9}, tokenizer.encode("<tool>", plain).ids());
            assertEquals("ab11é", tokenizer.decode(new int[] {6, 2, 2, 5}));
        }
    }

    private LanguageModel openGguf(byte[]... pairs) throws Exception {
        Path file = folder.resolve("x.gguf");
        Files.write(file, gguf(List.of(pairs)));
        return ModelReader.open(file, Progress.NONE);
    }

    private static byte[] number(String key, int value) {
        return pair("tokenizer.ggml." + key, 4, little(4).putInt(value).array());
    }

    private static byte[] flag(String key, boolean value) {
        return pair("tokenizer.ggml." + key, 7, new byte[] {(byte) (value ? 1 : 0)});
    }

    private static byte[] types(int... types) {
        ByteBuffer out = ByteBuffer.allocate(12 + 4 * types.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(5).putLong(types.length);
        for (int type : types) {
            out.putInt(type);
        }
        return pair("tokenizer.ggml.token_type", 9, out.array());
    }

    @Test
    void ggufOfT5() throws Exception {
        try (var model =
                openGguf(
                        named("model", "t5"),
                        texts("tokens", "<pad>", "</s>", "<unk>", "▁", "a", "b", "ab", "▁a"),
                        scores(0, 0, 0, -3, -2, -2, -3.5f, -4),
                        types(3, 3, 2, 1, 1, 1, 1, 1),
                        flag("add_space_prefix", true))) {
            assertEquals("7 5 1", ids(model, "ab"));
            assertEquals("3 2 1", ids(model, "xyz"));
        }
    }

    @Test
    void ggufOfRwkv() throws Exception {
        try (var model =
                openGguf(
                        named("model", "rwkv"),
                        texts("tokens", "<s>", "a", "ab", "\\n", "\\xc3", "\\xa9"))) {
            assertEquals("2 1 3 4 5", ids(model, "aba\né"));
        }
    }

    @Test
    void ggufOfBert() throws Exception {
        try (var model =
                openGguf(
                        named("model", "bert"),
                        texts(
                                "tokens", "[PAD]", "[UNK]", "[CLS]", "[SEP]", "▁hello", "▁wor",
                                "ld", "▁!"),
                        types(3, 2, 3, 3, 1, 1, 1, 1),
                        number("bos_token_id", 2),
                        number("seperator_token_id", 3),
                        number("unknown_token_id", 1))) {
            assertEquals("2 4 5 6 7 3", ids(model, "Hello WORLD!"));
            assertEquals("2 1 4 3", ids(model, "worx hello"));
        }
    }

    @Test
    void aWholeTokenizerJsonInGgufIsPreferred() throws Exception {
        String json =
                "{\"version\": \"1.0\", \"model\": {\"type\": \"WordLevel\", \"unk_token\": \"?\","
                        + " \"vocab\": {\"?\": 0, \"ab\": 1}}}";
        try (var model =
                openGguf(
                        named("model", "gpt2"),
                        named("pre", "gpt-2"),
                        texts("tokens", "a", "b"),
                        texts("merges", "a b"),
                        pair("tokenizer.huggingface.json", 8, VocabularyFilesTest.text(json)))) {
            assertEquals("1", ids(model, "ab"));
            assertEquals("word level", model.facts().family());
        }
    }

    @Test
    void ggufTakesTheLongestOfItsSpecialTokens() throws Exception {
        var tokens = new ArrayList<>(List.of("a", "b", "ab", "<|x|>", "<|x|>ab"));
        try (var model =
                openGguf(
                        named("model", "gpt2"),
                        named("pre", "gpt-2"),
                        texts("tokens", tokens.toArray(String[]::new)),
                        texts("merges", "a b"),
                        types(1, 1, 1, 3, 4))) {
            assertEquals("3 0 4 2", ids(model, "<|x|>a<|x|>abab"));
        }
    }
}
