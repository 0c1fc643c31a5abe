package lexiscope.format.sentencepiece;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.format.ModelReader;
import lexiscope.format.sentencepiece.SentencePieceFileTest.Model;
import lexiscope.format.vocabfile.VocabularyFilesTest;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A piece is what its type says, whatever it is called, and a model is found under whatever name
/// it is published. Ids as sentencepiece 0.1.97 gives them.
class SentencePieceTypesTest {
    private static final int NORMAL = 1;
    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int UNIGRAM = 1;
    private static final int BPE = 2;
    private static final int WORD = 3;
    private static final int CHAR = 4;

    @TempDir private Path folder = Path.of("");

    private static Model pieces(Model model) throws IOException {
        return model.piece("▁hello", -1, NORMAL)
                .piece("▁", -2, NORMAL)
                .piece("hello", -1.5, NORMAL)
                .piece("h", -3, NORMAL)
                .piece("e", -3, NORMAL)
                .piece("l", -3, NORMAL)
                .piece("o", -3, NORMAL);
    }

    private static Model named(int type, int kind) throws IOException {
        return pieces(new Model().piece("<unk>", 0, UNKNOWN).piece("<s>", 0, kind))
                .trainer(type, false);
    }

    private String ids(byte[] model, String text) throws Exception {
        Path file = folder.resolve("a.model");
        Files.write(file, model);
        try (var opened = ModelReader.open(file, Progress.NONE)) {
            return ids(opened.tokenizer().orElseThrow(), text);
        }
    }

    private static String ids(Tokenizer tokenizer, String text) {
        return Arrays.toString(tokenizer.encode(text, EncodeOptions.DEFAULT).ids());
    }

    @Test
    void theTypeDecidesAndNotTheName() throws Exception {
        byte[] unigram = named(UNIGRAM, USER_DEFINED).done();
        assertEquals("[3, 1, 4]", ids(unigram, "<s>hello"));
        assertEquals("[3, 1]", ids(unigram, "<s>"));
        for (int type : List.of(BPE, CHAR)) {
            byte[] model = named(type, USER_DEFINED).done();
            assertEquals("[3, 1, 5, 6, 7, 7, 8]", ids(model, "<s>hello"), "type " + type);
        }
        assertEquals("[0]", ids(named(WORD, USER_DEFINED).done(), "<s>hello"));
        // the unknown piece is a type as well
        byte[] other =
                pieces(new Model().piece("<s>", 0, UNKNOWN).piece("<unk>", 0, USER_DEFINED))
                        .trainer(UNIGRAM, false)
                        .done();
        assertEquals("[3, 1, 4]", ids(other, "<unk>hello"));
        assertEquals("[3, 0, 4]", ids(other, "<s>hello"));
    }

    /// SentencePiece gives none of a text's ids where a control piece would be among them.
    @Test
    void noTextBecomesAControlPiece() throws Exception {
        for (int type : List.of(UNIGRAM, BPE, WORD, CHAR)) {
            byte[] model = named(type, CONTROL).normalizer(false, false).done();
            assertEquals("[0]", ids(model, "<s>"), "type " + type);
        }
        for (int type : List.of(UNIGRAM, BPE, WORD, CHAR)) {
            // of two with one name the one that text may match
            var both = new Model().piece("<unk>", 0, UNKNOWN).piece("h", 0, CONTROL);
            byte[] model = pieces(both).trainer(type, false).normalizer(false, false).done();
            assertEquals(type == WORD ? "[5]" : "[5, 6]", ids(model, type == WORD ? "h" : "he"));
        }
    }

    /// A word that is spelled like a byte's piece is that piece, as in the reference.
    @Test
    void aWordMayBeAByte() throws Exception {
        byte[] model =
                named(WORD, CONTROL).bytes().trainer(WORD, true).normalizer(false, false).done();
        assertEquals("[" + (9 + 0x41) + "]", ids(model, "<0x41>"));
    }

    /// Sums that differ in their last bit: the new one is held against the kept one before it is
    /// rounded itself.
    @Test
    void closeScoresAreComparedAsInTheReference() throws Exception {
        byte[] model =
                new Model()
                        .piece("<unk>", 0, UNKNOWN)
                        .piece("a", -5.2098259925842285, NORMAL)
                        .piece("aaa", -15.629477500915527, NORMAL)
                        .piece("▁▁▁▁", -21.891286849975586, NORMAL)
                        .piece("▁▁", 0, USER_DEFINED)
                        .trainer(UNIGRAM, false)
                        .normalizer(false, true)
                        .done();
        assertEquals("[1, 1, 0, 2, 1]", ids(model, "aaxaaaa"));
    }

    /// As `mistral-common` names them; of several the highest version.
    @Test
    void modelsOfMistralAreFoundInAFolder() throws Exception {
        byte[] right = named(UNIGRAM, USER_DEFINED).done();
        byte[] wrong = named(CHAR, CONTROL).done();
        for (var names :
                List.of(
                        List.of("tokenizer.model.v2"),
                        List.of("tokenizer.model.v3"),
                        List.of("tokenizer.model.v7m1"),
                        List.of("mistral_instruct_tokenizer_240323.model.v3"),
                        List.of("tokenizer.model.v11", "tokenizer.model.v3"),
                        List.of("tokenizer.model", "tokenizer.model.v1"))) {
            Path model = Files.createTempDirectory(folder, "mistral");
            for (int i = 0; i < names.size(); i++) {
                Files.write(model.resolve(names.get(i)), i == 0 ? right : wrong);
            }
            try (var opened = ModelReader.open(model, Progress.NONE)) {
                assertEquals(
                        "[3, 1, 4]", ids(opened.tokenizer().orElseThrow(), "<s>hello"), "" + names);
            }
        }
    }

    @Test
    void tekkenIsFoundByItsDateOrVersion() throws Exception {
        for (String name : List.of("tekken_240911.json", "tokenizer.model.v3.tekken")) {
            Path model = Files.createTempDirectory(folder, "tekken");
            Files.write(
                    model.resolve(name),
                    VocabularyFilesTest.tekken().getBytes(StandardCharsets.UTF_8));
            try (var opened = ModelReader.open(model, Progress.NONE)) {
                assertEquals("[1, 266, 109, 110]", ids(opened.tokenizer().orElseThrow(), "abcd"));
            }
        }
    }
}
