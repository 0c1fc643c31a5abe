package lexiscope.format.sentencepiece;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;

import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// SentencePiece models written here field by field; the expectations are worked out by hand after
/// the reference's rules.
public class SentencePieceFileTest {
    private static final int NORMAL = 1;
    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int UNUSED = 5;
    private static final int BYTE = 6;

    @TempDir private Path folder = Path.of("");

    /// A model in the making.
    public static final class Model {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

        public Model piece(String spelling, double score, int type) throws IOException {
            return piece(spelling.getBytes(StandardCharsets.UTF_8), score, type);
        }

        public Model piece(byte[] spelling, double score, int type) throws IOException {
            var inner = new ByteArrayOutputStream();
            var piece = CodedOutputStream.newInstance(inner);
            piece.writeByteArray(1, spelling);
            piece.writeFloat(2, (float) score);
            piece.writeEnum(3, type);
            piece.flush();
            out.writeByteArray(1, inner.toByteArray());
            return this;
        }

        public Model specials() throws IOException {
            return piece("<unk>", 0, UNKNOWN).piece("<s>", 0, CONTROL).piece("</s>", 0, CONTROL);
        }

        public Model bytes() throws IOException {
            for (int b = 0; b < 256; b++) {
                piece(String.format("<0x%02X>", b), 0, BYTE);
            }
            return this;
        }

        public Model trainer(int type, boolean byteFallback) throws IOException {
            var inner = new ByteArrayOutputStream();
            var spec = CodedOutputStream.newInstance(inner);
            spec.writeEnum(3, type);
            spec.writeBool(35, byteFallback);
            spec.flush();
            out.writeByteArray(2, inner.toByteArray());
            return this;
        }

        public Model normalizer(boolean dummy, boolean squeeze) throws IOException {
            var inner = new ByteArrayOutputStream();
            var spec = CodedOutputStream.newInstance(inner);
            spec.writeBool(3, dummy);
            spec.writeBool(4, squeeze);
            spec.flush();
            out.writeByteArray(3, inner.toByteArray());
            return this;
        }

        public byte[] done() throws IOException {
            out.flush();
            return bytes.toByteArray();
        }
    }

    private Tokenizer open(byte[] model) throws IOException, UnreadableFileException {
        Path file = folder.resolve("tokenizer.model");
        Files.write(file, model);
        try (var opened = ModelReader.open(file, Progress.NONE)) {
            return opened.tokenizer().orElseThrow();
        }
    }

    private String refusal(byte[] model) {
        return assertThrows(UnreadableFileException.class, () -> open(model)).sentence();
    }

    private static Encoding encode(Tokenizer tokenizer, String text) {
        return tokenizer.encode(text, EncodeOptions.DEFAULT);
    }

    public static Model unigram() throws IOException {
        return new Model()
                .specials()
                .piece("▁", -3, NORMAL)
                .piece("a", -2, NORMAL)
                .piece("b", -2, NORMAL)
                .piece("ab", -3.5, NORMAL)
                .piece("▁a", -4, NORMAL)
                .trainer(1, false);
    }

    @Test
    void unigramTakesTheHighestSum() throws Exception {
        Tokenizer t = open(unigram().done());
        // ▁a b = -6, ▁ ab = -6.5, ▁ a b = -7
        var e = encode(t, "ab");
        assertArrayEquals(new int[] {7, 5}, e.ids());
        assertArrayEquals(new int[] {0, 1}, e.starts());
        assertArrayEquals(new int[] {1, 2}, e.ends());
        assertEquals("ab", t.decode(e.ids()));
    }

    @Test
    void ofEqualSumsTheFirstFoundStays() throws Exception {
        byte[] tie =
                new Model()
                        .specials()
                        .piece("▁", -3, NORMAL)
                        .piece("b", -2, NORMAL)
                        .piece("ab", -3, NORMAL)
                        .piece("▁a", -4, NORMAL)
                        .trainer(1, false)
                        .done();
        // both sums are -6; the piece ab begins before the piece b and is tried first
        assertArrayEquals(new int[] {3, 5}, encode(open(tie), "ab").ids());
    }

    @Test
    void unknownNeighboursAreOneAndControlIsNeverMatched() throws Exception {
        Tokenizer t = open(unigram().done());
        var e = encode(t, "xy<s>a");
        assertArrayEquals(new int[] {3, 0, 4}, e.ids());
        assertArrayEquals(new int[] {0, 0, 5}, e.reported().starts());
        assertArrayEquals(new int[] {0, 5, 6}, e.reported().ends());
        assertEquals(" ⁇ a", t.decode(e.ids()));
    }

    @Test
    void spacesAreSqueezedAndReportedWithThePieceBefore() throws Exception {
        Tokenizer t = open(unigram().done());
        var e = encode(t, "  a   b ");
        assertArrayEquals(new int[] {7, 3, 5}, e.ids());
        assertArrayEquals(new int[] {2, 3, 6}, e.reported().starts());
        assertArrayEquals(new int[] {3, 6, 7}, e.reported().ends());
        assertArrayEquals(new int[] {}, encode(t, "   ").ids());
        assertArrayEquals(new int[] {}, encode(t, "").ids());
    }

    @Test
    void bytesStandForWhatNoPieceSpells() throws Exception {
        Tokenizer t =
                open(
                        new Model()
                                .specials()
                                .bytes()
                                .piece("▁", -1, NORMAL)
                                .trainer(2, true)
                                .normalizer(true, false)
                                .done());
        var e = encode(t, "é");
        assertArrayEquals(new int[] {259, 3 + 0xC3, 3 + 0xA9}, e.ids());
        assertArrayEquals(new int[] {0, 0, 0}, e.reported().starts());
        assertArrayEquals(new int[] {0, 0, 1}, e.reported().ends());
        assertArrayEquals(new int[] {1, 1}, new int[] {e.ends()[1], e.ends()[2]});
        assertEquals("é", t.decode(e.ids()));
        assertEquals("\uFFFD", t.decode(new int[] {3 + 0xC3}));
        // typed, the spelling of a byte piece is text
        assertEquals(1 + 6, encode(t, "<0xC3>").size());
    }

    private static Model bpe() throws IOException {
        return new Model()
                .specials()
                .piece("ab", -1, NORMAL)
                .piece("bc", -2, NORMAL)
                .piece("abc", -3, UNUSED)
                .piece("a", -4, NORMAL)
                .piece("b", -4, NORMAL)
                .piece("c", -4, NORMAL)
                .piece("▁", -4, NORMAL)
                .piece("<x>", -5, USER_DEFINED)
                .trainer(2, false)
                .normalizer(false, false);
    }

    @Test
    void bpeMergesTheHighestScoreAndCutsUnusedPiecesAgain() throws Exception {
        Tokenizer t = open(bpe().done());
        assertArrayEquals(new int[] {3, 8}, encode(t, "abc").ids());
        assertArrayEquals(new int[] {3, 3, 8, 4}, encode(t, "ababcbc").ids());
        assertArrayEquals(new int[] {4}, encode(t, "bc").ids());
    }

    @Test
    void userDefinedPiecesAreAlwaysWhole() throws Exception {
        Tokenizer t = open(bpe().done());
        assertArrayEquals(new int[] {6, 10, 7}, encode(t, "a<x>b").ids());
        assertArrayEquals(new int[] {6, 0, 7}, encode(t, "a<s>b").ids());
    }

    @Test
    void wordsAndCharacters() throws Exception {
        byte[] words = new Model().specials().piece("▁ab", -1, NORMAL).trainer(3, false).done();
        assertArrayEquals(new int[] {3, 0, 3}, encode(open(words), "ab x ab").ids());
        byte[] characters =
                new Model()
                        .specials()
                        .piece("▁", -1, NORMAL)
                        .piece("a", -1, NORMAL)
                        .trainer(4, false)
                        .done();
        assertArrayEquals(new int[] {3, 4, 4, 0, 4}, encode(open(characters), "aaxya").ids());
    }

    @Test
    void longTextsOfOneLetterAndOfSpacesAreCutInTime() throws Exception {
        Tokenizer t = open(bpe().done());
        assertEquals(200_000, encode(t, "ab".repeat(200_000)).size());
        assertEquals(1 << 19, encode(t, " ".repeat(1 << 19)).size());
        Tokenizer u = open(unigram().done());
        assertTrue(encode(u, "ab".repeat(1 << 18)).size() > 1 << 17);
    }

    @Test
    void spansAreOrderedAndInsideTheText() throws Exception {
        var random = new Random(20261124);
        String alphabet = "ab c<x>é\uD83D\uDE80\u0301\t▁";
        for (byte[] model : new byte[][] {unigram().done(), bpe().done()}) {
            Tokenizer t = open(model);
            for (int n = 0; n < 500; n++) {
                var text = new StringBuilder();
                for (int i = random.nextInt(30); i > 0; i--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                var e = encode(t, text.toString());
                for (int i = 0; i < e.size(); i++) {
                    assertTrue(e.starts()[i] <= e.ends()[i] && e.ends()[i] <= text.length());
                    assertTrue(i == 0 || e.starts()[i] >= e.starts()[i - 1], text.toString());
                }
            }
        }
    }

    @Test
    void damagedModelsAreRefusedInASentence() throws Exception {
        byte[] whole = unigram().done();
        byte[] half = java.util.Arrays.copyOf(whole, whole.length - 3);
        assertTrue(refusal(half).contains("break off"), refusal(half));
        byte[] twice = new Model().specials().piece("a", 0, NORMAL).piece("a", 0, NORMAL).done();
        assertTrue(refusal(twice).contains("id 4 is “a”, as is the one with id 3"), refusal(twice));
        byte[] none = new Model().piece("abc", 0, NORMAL).done();
        assertTrue(refusal(none).contains("no piece of type UNKNOWN"), refusal(none));
        byte[] bytes = new Model().specials().piece("<0x00>", 0, BYTE).trainer(1, true).done();
        assertTrue(refusal(bytes).contains("<0x01> is missing"), refusal(bytes));
        byte[] text =
                new Model().specials().piece(new byte[] {'a', (byte) 0xFF, 'c'}, 0, NORMAL).done();
        assertTrue(refusal(text).contains("id 3 is not UTF-8"), refusal(text));
        byte[] type = unigram().trainer(9, false).done();
        assertTrue(refusal(type).contains("“trainer_spec.model_type” is 9"), refusal(type));
    }

    @Test
    void classesShiftTheIds() throws Exception {
        Files.write(folder.resolve("sentencepiece.bpe.model"), unigram().done());
        Path config = folder.resolve("tokenizer_config.json");
        Files.writeString(config, "{\"tokenizer_class\": \"XLMRobertaTokenizer\"}");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            Tokenizer t = model.tokenizer().orElseThrow();
            assertArrayEquals(new int[] {0, 8, 6, 2}, encode(t, "ab").ids());
            assertArrayEquals(new int[] {0, 4, 3, 9, 2}, encode(t, "x<mask>").ids());
        }
        Files.writeString(config, "{\"tokenizer_class\": \"T5Tokenizer\", \"extra_ids\": 10}");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            Tokenizer t = model.tokenizer().orElseThrow();
            assertEquals(19, t.vocabulary().size()); // <pad>, which the file lacks, is last
            assertArrayEquals(new int[] {17, 2}, encode(t, "<extra_id_0>").ids());
            assertArrayEquals(new int[] {8, 2}, encode(t, "<extra_id_9>").ids());
        }
        Files.writeString(config, "{\"tokenizer_class\": \"BertJapaneseTokenizer\"}");
        var refused =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(folder, Progress.NONE));
        assertTrue(refused.sentence().contains("MeCab"), refused.sentence());
    }

    @Test
    void marianNumbersPiecesInItsVocabulary() throws Exception {
        Files.write(folder.resolve("source.spm"), unigram().done());
        Files.writeString(
                folder.resolve("vocab.json"),
                "{\"</s>\": 0, \"<unk>\": 1, \"b\": 2, \"▁a\": 3, \"<pad>\": 4}");
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"tokenizer_class\": \"MarianTokenizer\"}");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            assertArrayEquals(
                    new int[] {3, 2, 0}, encode(model.tokenizer().orElseThrow(), "ab").ids());
        }
    }
}
