package lexiscope.format.tokenizerjson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import com.google.protobuf.CodedOutputStream;

import lexiscope.format.ModelReader;
import lexiscope.format.SampleBytes;
import lexiscope.format.sentencepiece.SentencePieceFileTest;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.ControlPieces;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Vocabularies that are no `tokenizer.json`, made here, written as one: the reference library
/// loads it, and text gets the same ids as from the file it was written of.
class WrittenFilesTest {
    private static final List<String> BITS =
            List.of(
                    "a",
                    "b",
                    "ab",
                    "aab",
                    " ",
                    "  ",
                    "   ",
                    "x",
                    "é",
                    "\n",
                    "\t",
                    "A",
                    "1",
                    "▁",
                    "<s>",
                    "</s>",
                    "<unk>",
                    "<0x41>",
                    "<u>",
                    "[UNK]",
                    "<|endoftext|>",
                    "king",
                    ".",
                    "世",
                    "😀",
                    "'s",
                    "<pad>",
                    "ba",
                    "▁▁");

    @TempDir private Path folder = Path.of("");

    private Path written(LanguageModel model) throws Exception {
        Path out = folder.resolve("out").resolve("tokenizer.json");
        TokenizerJsonWriter.write(out, model);
        return out;
    }

    private void same(Path path) throws Exception {
        same(path, "");
    }

    /// @param but a text that may be cut otherwise where it is all there is
    private void same(Path path, String but) throws Exception {
        try (var model = ModelReader.open(path, Progress.NONE)) {
            var more =
                    model.tokenizer()
                            .orElseThrow()
                            .with(
                                    Map.of(
                                            model.vocabulary().size(),
                                            new AddedToken(
                                                    "king", true, false, false, false, false)));
            var extended = model.seenWith(more, model.matrix());
            for (LanguageModel one : List.of(model, extended)) {
                Path out = written(one);
                var ours = one.tokenizer().orElseThrow();
                var random = new Random(7);
                try (var theirs = HuggingFaceTokenizer.newInstance(out);
                        var again = ModelReader.open(out, Progress.NONE)) {
                    assertEquals(one.vocabulary().size(), again.vocabulary().size());
                    var read = again.tokenizer().orElseThrow();
                    List<String> controls =
                            ControlPieces.added(one.vocabulary(), again.vocabulary());
                    for (int n = 0; n < 400; n++) {
                        var text = new StringBuilder();
                        for (int i = random.nextInt(8); i > 0; i--) {
                            text.append(BITS.get(random.nextInt(BITS.size())));
                        }
                        String s = text.toString();
                        if (!but.isEmpty() && s.matches("(.*king)?" + but + "(king.*)?")) {
                            continue;
                        }
                        // a text that spells a control piece keeps it whole in the file alone
                        var first = controls.stream().anyMatch(s::contains) ? read : ours;
                        int[] ids = first.encode(s, EncodeOptions.DEFAULT).ids();
                        long[] wanted = Arrays.stream(ids).asLongStream().toArray();
                        assertArrayEquals(wanted, theirs.encode(s, true, false).getIds(), s);
                        assertArrayEquals(ids, read.encode(s, EncodeOptions.DEFAULT).ids());
                        if (ids.length > 0 && !s.contains("▁")) {
                            assertEquals(first.decode(ids), theirs.decode(wanted, false), s);
                        }
                    }
                }
            }
        }
    }

    /// As the reference library's own conversion has them: whole in text, left out where special
    /// tokens are.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void controlPiecesAreSpecialTokens(int type) throws Exception {
        var model = new SentencePieceFileTest.Model().specials();
        Path file = folder.resolve("tokenizer.model");
        Files.write(file, pieces(model).trainer(type, false).normalizer(true, true).done());
        try (var opened = ModelReader.open(file, Progress.NONE)) {
            Path out = folder.resolve("tokenizer.json");
            String notes = TokenizerJsonWriter.write(out, opened).toString();
            assertTrue(notes.contains("<s>"), notes);
            long start = opened.vocabulary().find("<s>").getFirst();
            long end = opened.vocabulary().find("</s>").getFirst();
            try (var theirs = HuggingFaceTokenizer.newInstance(out)) {
                long[] ids = theirs.encode("<s>ab</s>", false, false).getIds();
                assertEquals(start, ids[0]);
                assertEquals(end, ids[ids.length - 1]);
                assertEquals("ab", theirs.decode(ids, true).strip());
            }
        }
    }

    private static SentencePieceFileTest.Model pieces(SentencePieceFileTest.Model model)
            throws Exception {
        return model.piece("▁", -3, 1)
                .piece("a", -2, 1)
                .piece("b", -2.5, 1)
                .piece("ab", -3.5, 1)
                .piece("▁a", -4, 1)
                .piece("▁▁", -4.5, 1)
                .piece("s", -5, 1)
                .piece("<", -5.5, 1)
                .piece("ba", -6, 1)
                .piece("aab", -6.5, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, true, true", "1, true, true, true", "1, true, false, false",
        "1, false, true, false", "2, false, true, true", "2, true, true, false",
        "2, true, false, true", "2, false, false, false", "4, true, true, true"
    })
    void sentencePiece(int type, boolean bytes, boolean dummy, boolean squeeze) throws Exception {
        var model = new SentencePieceFileTest.Model().specials();
        if (bytes) {
            model.bytes();
        }
        Path file = folder.resolve("tokenizer.model");
        Files.write(file, pieces(model).trainer(type, bytes).normalizer(dummy, squeeze).done());
        same(file);
    }

    /// White space behind words, in both types.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whiteSpaceAsSuffix(int type) throws Exception {
        byte[] model =
                pieces(new SentencePieceFileTest.Model().specials()).normalizer(true, false).done();
        var trainer = new java.io.ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(trainer);
        out.writeEnum(3, type);
        out.writeBool(24, true);
        out.flush();
        var whole = new java.io.ByteArrayOutputStream();
        var proto = CodedOutputStream.newInstance(whole);
        proto.writeByteArray(2, trainer.toByteArray());
        proto.flush();
        var all = new SampleBytes().raw(model).raw(whole.toByteArray());
        same(Files.write(folder.resolve("tokenizer.model"), all.bytes()));
    }

    /// A piece that is always whole is an added token of the file; a text that is nothing but it
    /// lacks the space that would be put before.
    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "2, false"})
    void userDefinedPieces(int type, boolean dummy) throws Exception {
        var model = new SentencePieceFileTest.Model().specials().piece("<u>", 0, 4);
        Path file = folder.resolve("tokenizer.model");
        Files.write(file, pieces(model).trainer(type, false).normalizer(dummy, false).done());
        // of ways with one score SentencePiece takes what its single precision prefers
        same(file, type == 1 ? "(?s).*<u>.* {2,}.*|<u>" : dummy ? "<u>" : "");
    }

    @Test
    void piecesUnderOtherIds() throws Exception {
        Files.write(
                folder.resolve("sentencepiece.bpe.model"),
                pieces(new SentencePieceFileTest.Model().specials()).trainer(1, false).done());
        for (String name :
                List.of(
                        "XLMRobertaTokenizer",
                        "CamembertTokenizer",
                        "NllbTokenizer",
                        "T5Tokenizer")) {
            Files.writeString(
                    folder.resolve("tokenizer_config.json"),
                    "{\"tokenizer_class\": \"" + name + "\"}");
            // the file adds a last token even to a text that ends with it
            same(folder, name.equals("T5Tokenizer") ? "(?s).*</s>\\s*" : "");
        }
    }

    @Test
    void ranksOfBytes() throws Exception {
        var lines = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            lines.append(base64(new byte[] {(byte) b})).append(' ').append(b).append('\n');
        }
        int rank = 256;
        for (String token : List.of("ab", "aab", " a", "  ", "   ", "kin", "é")) {
            lines.append(base64(token.getBytes(StandardCharsets.UTF_8)));
            lines.append(' ').append(rank).append('\n');
            rank += 2;
        }
        same(Files.writeString(folder.resolve("x.tiktoken"), lines.append("= 300\n")));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void tekken() throws Exception {
        var vocab = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            vocab.append(entry(b, base64(new byte[] {(byte) b}))).append(',');
        }
        vocab.append(entry(256, base64("ab".getBytes(StandardCharsets.UTF_8))));
        same(
                Files.writeString(
                        folder.resolve("tekken.json"),
                        "{\"config\": {\"pattern\": \"\\\\p{L}+|\\\\s+|[^\\\\p{L}\\\\s]+\","
                                + " \"default_vocab_size\": 267, \"default_num_special_tokens\":"
                                + " 10, \"version\": \"v7\"}, \"vocab\": ["
                                + vocab
                                + "]}"));
    }

    private static String entry(int rank, String bytes) {
        return "{\"rank\": " + rank + ", \"token_bytes\": \"" + bytes + "\", \"token_str\": null}";
    }

    @Test
    void wordPieces() throws Exception {
        Path file = folder.resolve("vocab.txt");
        Files.writeString(
                file, "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n##b\n##a\nb\nkin\n.\n<\n>\n");
        same(file);
    }

    @Test
    void bytesAlone() throws Exception {
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"tokenizer_class\": \"ByT5Tokenizer\"}");
        same(folder);
    }

    @Test
    void whatTheFileHasNoWordsForIsSaid() throws Exception {
        Path file = folder.resolve("rwkv_vocab_v1.txt");
        var lines = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            lines.append(String.format("%d b'\\x%02x' 1%n", b + 1, b));
        }
        Files.writeString(file, lines.append("257 'ab' 2\n"));
        refused(file, "longest tokens");
        var words = pieces(new SentencePieceFileTest.Model().specials()).trainer(3, false);
        refused(Files.write(folder.resolve("w.model"), words.done()), "unknown words");
        var unused = pieces(new SentencePieceFileTest.Model().specials().piece("aa", -1, 5));
        refused(Files.write(folder.resolve("u.model"), unused.trainer(1, false).done()), "unused");
        var tied =
                new SentencePieceFileTest.Model()
                        .specials()
                        .piece("a", -1, 1)
                        .piece("b", -1, 1)
                        .piece("c", -1, 1)
                        .piece("bc", -2, 1)
                        .piece("ab", -2, 1);
        Files.write(folder.resolve("t.model"), tied.trainer(2, false).done());
        refused(folder.resolve("t.model"), "leftmost");
    }

    @Test
    void anAddedTokenThatIsAnEntryAlready() throws Exception {
        Path file = folder.resolve("vocab.txt");
        Files.writeString(file, "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nking\n");
        try (var model = ModelReader.open(file, Progress.NONE)) {
            var token = new AddedToken("king", false, false, false, false, false);
            var more = model.tokenizer().orElseThrow().with(Map.of(6, token));
            var twice = model.seenWith(more, model.matrix());
            var e = assertThrows(IllegalArgumentException.class, () -> written(twice));
            assertTrue(String.valueOf(e.getMessage()).contains("already, with the id 5"));
        }
    }

    private void refused(Path file, String why) throws Exception {
        try (var model = ModelReader.open(file, Progress.NONE)) {
            var e = assertThrows(IllegalArgumentException.class, () -> written(model));
            String said = String.valueOf(e.getMessage());
            assertTrue(said.contains(why) && said.endsWith("."), said);
            assertFalse(Files.exists(folder.resolve("out")), "something was written");
        }
    }
}
