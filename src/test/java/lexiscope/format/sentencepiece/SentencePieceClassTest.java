package lexiscope.format.sentencepiece;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/// One small model under every class; the ids are those of the slow tokenizers of `transformers`
/// 4.57.6 over the same file; NLLB's are those that its models were trained with.
class SentencePieceClassTest {
    private static final int NORMAL = 1;

    /// Class, settings, text (· is a space), ids.
    private static final String ROWS =
            """
            XLMRobertaTokenizer |  | ab·x·<mask>b</s> | 0 8 6 4 3 16 4 6 2 2
            XLMRobertaTokenizer | "cls_token": "<cls>", "additional_special_tokens": ["<new>"] \
            | a<new>b<cls> | 17 8 18 4 6 17 2
            CamembertTokenizer |  | ab·x·<mask>b</s><s>NOTUSED | 5 11 9 7 3 19 7 9 6 0 6
            MBartTokenizer | "src_lang": "fr_XX" | ab·<mask> | 8 6 41 2 23
            MBart50Tokenizer |  | ab·gl_ES | 19 8 6 66 2
            NllbTokenizer | "src_lang": "fra_Latn" | ab·<mask> | 72 8 6 218 2
            NllbTokenizer | "legacy_behaviour": true | ab | 8 6 2 62
            XGLMTokenizer |  | ab<madeupword6> | 2 8 6 22
            PLBartTokenizer | "src_lang": "java" | ab·<mask> | 8 6 19 2 16
            PLBartTokenizer | "language_codes": "multi" | ab·<mask> | 8 6 23 2 18
            BarthezTokenizer |  | ab·<mask>b<pad> | 1 7 5 16 3 5 15 2
            MLukeTokenizer |  | ab<ent2>·<mask> | 0 8 6 18 16 2
            SeamlessM4TTokenizer | "additional_special_tokens": ["__eng__"] | ·ab</s>·b</s>b▁a \
            | 16 4 8 6 3 4 6 3 6 8 3
            XLMProphetNetTokenizer |  | ab·x[MASK] | 19 17 15 3 4 2
            T5Tokenizer | "extra_ids": 2 | a·<extra_id_0>·b<pad></s> | 7 16 3 5 17 2
            T5Tokenizer | "extra_ids": 2, "legacy": false | ·a</s>·b</s>b▁a | 3 7 2 3 5 2 5 7 2
            T5Tokenizer | "extra_ids": 2, "additional_special_tokens": ["<x>"] | \
            a<x><extra_id_1> | 7 16 18 2
            UdopTokenizer |  | ab·x</s> | 7 5 3 0 2
            SiglipTokenizer |  | A,·B!··a-b | 7 3 5 7 5 2
            SpeechT5Tokenizer |  | ab·x<pad> | 7 5 3 0 15 2
            AlbertTokenizer |  | ·A··é·1,1,·[MASK]b | 15 7 3 13 3 8 9 8 9 18 3 5 16
            AlbertTokenizer | "do_lower_case": false, "keep_accents": true, "remove_space": \
            false | Aé··1,b | 15 3 11 12 3 8 9 5 16
            FNetTokenizer |  | Aé·1,b | 17 3 11 12 3 8 9 5 15
            XLNetTokenizer |  | Aé·1,b·<eod> | 3 11 13 3 8 9 5 20 15 17
            RemBertTokenizer |  | Aé·1,b·[MASK] | 15 3 11 12 14 5 19 16
            DebertaV2Tokenizer | "do_lower_case": true | Aé·1,b·[MASK] | 15 7 12 14 5 19 16
            DebertaV2Tokenizer | "split_by_punct": true | a,b | 15 7 3 9 3 5 16
            BigBirdTokenizer |  | ab·[MASK]b | 17 7 5 18 3 5 15
            ReformerTokenizer |  | ab</s> | 7 5 2
            BertGenerationTokenizer |  | ab<::::> | 7 5 15
            PegasusTokenizer |  | ab·x<mask_1><unk_7> | 110 108 106 103 2 9 1
            LlamaTokenizer |  | ab</s>·b | 1 7 5 2 3 5
            LlamaTokenizer | "legacy": false, "add_eos_token": true, "add_bos_token": false | \
            ab</s>·b</s>b | 7 5 2 3 5 2 5 2
            CodeLlamaTokenizer |  | ab</s>·b</s>b | 1 7 5 2 3 5 2 5
            GemmaTokenizer |  | ab<eos> | 15 7 5 16
            GPTSw3Tokenizer |  | a\u0007b\u2009a·e\u0301<|endoftext|> | 7 5 7 3 12 15
            """;

    @TempDir private Path folder = Path.of("");

    private static byte[] model() throws IOException {
        return new SentencePieceFileTest.Model()
                .specials()
                .piece("▁", -3, NORMAL)
                .piece("a", -2, NORMAL)
                .piece("b", -2, NORMAL)
                .piece("ab", -3.5, NORMAL)
                .piece("▁a", -4, NORMAL)
                .piece("1", -4, NORMAL)
                .piece(",", -4, NORMAL)
                .piece("1,", -4.5, NORMAL)
                .piece("A", -5, NORMAL)
                .piece("é", -5, NORMAL)
                .piece("e", -5, NORMAL)
                .piece("▁1,", -5, NORMAL)
                .trainer(1, false)
                .done();
    }

    private Encoding encode(String file, String settings, String text) throws Exception {
        Files.write(folder.resolve(file), model());
        Files.writeString(folder.resolve("tokenizer_config.json"), "{" + settings + "}");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            return model.tokenizer().orElseThrow().encode(text, EncodeOptions.DEFAULT);
        }
    }

    private static String named(String name, String more) {
        return "\"tokenizer_class\": \"" + name + "\"" + (more.isEmpty() ? "" : ", " + more);
    }

    private static int[] ids(String list) {
        return Arrays.stream(list.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static Stream<String> rows() {
        return ROWS.lines();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aClassHasItsIdsAndTokens(String row) throws Exception {
        String[] r = row.split(" \\| ?", -1);
        String settings = named(r[0], r[1]);
        var encoding = encode("spiece.model", settings, r[2].replace('·', ' '));
        assertArrayEquals(ids(r[3]), encoding.ids(), Arrays.toString(encoding.ids()));
    }

    @Test
    void vocabulariesNumberThePiecesAndWhatNoPieceSpells() throws Exception {
        Files.writeString(
                folder.resolve("vocab.json"),
                "{\"</s>\": 0, \"<unk>\": 1, \"b\": 2, \"▁a\": 3, \"▁\": 4, \"z\": 5, \">>fr<<\":"
                        + " 6, \"<pad>\": 7}");
        var marian = encode("source.spm", named("MarianTokenizer", ""), ">>fr<< ab zx");
        assertArrayEquals(new int[] {6, 3, 2, 4, 1, 0}, marian.ids());
        marian = encode("source.spm", named("MarianTokenizer", ""), "z");
        assertArrayEquals(new int[] {4, 5, 0}, marian.ids()); // of the other language's pieces
        var m2m = encode("source.spm", named("M2M100Tokenizer", "\"src_lang\": \"ar\""), "ab");
        assertArrayEquals(new int[] {10, 3, 2, 0}, m2m.ids());
        var speech = encode("source.spm", named("Speech2TextTokenizer", ""), "ab");
        assertArrayEquals(new int[] {3, 2, 0}, speech.ids());
    }

    @Test
    void fairseqsDictionaryNumbersThePieces() throws Exception {
        Files.writeString(folder.resolve("dict.txt"), "b 9\n▁a 7\n");
        var e = encode("sentencepiece.bpe.model", named("BartphoTokenizer", ""), "abA<mask>");
        assertArrayEquals(new int[] {0, 5, 4, 3, 6, 2}, e.ids());
    }

    @Test
    void aTextThatEndsWithItsEndGetsNoOtherWhileItIsTyped() throws Exception {
        encode("spiece.model", named("T5Tokenizer", ""), "");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            var tokenizer = model.tokenizer().orElseThrow();
            var typed = Typed.of("a b a b</s");
            var encoding = tokenizer.encode(typed, EncodeOptions.DEFAULT);
            for (String next : new String[] {"a b a b</s>", "a b a b", "b b a b</s>", "a</s>"}) {
                var after = Typed.of(next);
                encoding = tokenizer.encode(encoding, after, EncodeOptions.DEFAULT);
                assertArrayEquals(
                        tokenizer.encode(next, EncodeOptions.DEFAULT).ids(), encoding.ids(), next);
            }
            assertEquals(2, encoding.ids()[encoding.size() - 1]);
        }
    }

    @Test
    void whatIsNotDoneIsSaid() throws Exception {
        encode("spiece.model", named("SpeechT5Tokenizer", "\"normalize\": true"), "");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            String notes = String.join(" ", model.facts().notes());
            assertTrue(notes.contains("spells numbers out by “normalize”"), notes);
        }
    }
}
