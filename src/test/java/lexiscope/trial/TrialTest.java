package lexiscope.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.FolderWriter;
import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class TrialTest {
    @TempDir private Path folder = Path.of("");
    private LanguageModel model;

    @BeforeEach
    void open() throws Exception {
        model = ModelReader.open(Path.of("samples/english-bpe-8k"), Progress.NONE);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private static void write(LanguageModel m, Path opened, Trial trial, Path out)
            throws Exception {
        FolderWriter.write(
                Trial.change("add-token", m, List.of(trial)),
                m,
                List.of(opened),
                out,
                new FolderWriter.Options(true, false),
                Progress.NONE);
    }

    private static int[] ids(LanguageModel m, String text) {
        return m.tokenizer().orElseThrow().encode(text, EncodeOptions.DEFAULT).ids();
    }

    @Test
    void theTokenStaysWholeAndGetsTheNextId() {
        var trial = Trial.of(model, TrialToken.of("hippocampus"));
        assertEquals(8192, trial.id());
        assertFalse(trial.reusesRow());
        assertTrue(trial.pieces().length > 1);
        var after = Trial.applied(model, List.of(trial));
        assertArrayEquals(new int[] {8192}, ids(after, "hippocampus"));
        assertEquals(8193, after.rows());
        assertEquals("hippocampus", after.vocabulary().spelling(8192));
    }

    @Test
    void theMeanOfItsPiecesIsTheirMean() {
        var trial = Trial.of(model, TrialToken.of("hippocampus"));
        float[] row = trial.row().orElseThrow();
        float[] piece = new float[128];
        double sum = 0;
        for (int id : trial.pieces()) {
            model.matrix().orElseThrow().row(id, piece);
            sum += piece[5];
        }
        assertEquals(sum / trial.pieces().length, row[5], 1e-6);
    }

    @Test
    void aCopyIsACopy() {
        var token = TrialToken.of("x1y").token();
        var trial = Trial.of(model, new TrialToken(token, new Initialisation.CopyOf(300)));
        float[] row = new float[128];
        model.matrix().orElseThrow().row(300, row);
        assertArrayEquals(row, trial.row().orElseThrow());
        var after = Trial.applied(model, List.of(trial));
        float[] seen = new float[128];
        after.matrix().orElseThrow().row(trial.id(), seen);
        assertArrayEquals(row, seen);
    }

    @Test
    void singleWordLeavesLongerWordsAlone() {
        var whole = new AddedToken("graft", true, false, false, false, false);
        var trial = Trial.of(model, new TrialToken(whole, new Initialisation.MeanOfPieces()));
        var after = Trial.applied(model, List.of(trial));
        assertArrayEquals(ids(model, "grafts"), ids(after, "grafts"));
        assertTrue(
                java.util.Arrays.stream(ids(after, "a graft.")).anyMatch(id -> id == trial.id()));
    }

    @Test
    void strippingTakesTheSpaces() {
        var wide = new AddedToken("<m>", false, true, true, false, false);
        var trial = Trial.of(model, new TrialToken(wide, new Initialisation.MeanOfPieces()));
        var encoding =
                Trial.applied(model, List.of(trial))
                        .tokenizer()
                        .orElseThrow()
                        .encode("a  <m> b", EncodeOptions.DEFAULT);
        assertEquals(1, encoding.starts()[1]);
        assertEquals(7, encoding.ends()[1]);
    }

    @Test
    void saysWhyATokenCannotBeAdded() {
        assertThrows(IllegalArgumentException.class, () -> Trial.of(model, TrialToken.of("")));
        assertThrows(
                IllegalArgumentException.class, () -> Trial.of(model, TrialToken.of("\uD83D")));
        var there =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Trial.of(model, TrialToken.of("<|endoftext|>")));
        assertTrue(String.valueOf(there.getMessage()).contains("there already"));
    }

    /// As `add_tokens` of tokenizers 0.23.2: no new id and no new row.
    @Test
    void anEntryKeepsItsIdAndItsRowAndBecomesWhole() throws Exception {
        for (String spelling : List.of("the", "\u0120the", "\u0120")) {
            int id = model.vocabulary().id(spelling).orElseThrow();
            float[] row = new float[128];
            model.matrix().orElseThrow().row(id, row);
            var trial = Trial.of(model, TrialToken.of(spelling));
            assertEquals(id, trial.id());
            assertTrue(trial.entry() && trial.trained());
            assertArrayEquals(row, trial.row().orElseThrow());
            assertTrue(trial.outcome(String::valueOf).contains("entry " + id + " already"));
            var after = Trial.applied(model, List.of(trial));
            assertEquals(8192, after.rows());
            assertEquals(8192, after.vocabulary().size());
            assertArrayEquals(new int[] {id}, ids(after, spelling));
            Path out = folder.resolve("out" + id);
            write(model, Path.of("samples/english-bpe-8k"), trial, out);
            try (var written = ModelReader.open(out, Progress.NONE)) {
                assertEquals(8192, written.rows());
                assertArrayEquals(
                        ids(after, "x" + spelling + " the"), ids(written, "x" + spelling + " the"));
                float[] kept = new float[128];
                written.matrix().orElseThrow().row(id, kept);
                assertArrayEquals(row, kept);
            }
            var again =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> Trial.of(after, TrialToken.of(spelling)));
            assertTrue(String.valueOf(again.getMessage()).contains("the added token " + id));
        }
    }

    /// What the model makes of a text says nothing of whether there is a token of that text.
    @Test
    void aWordOfWhichTheModelKnowsNothingIsNew() throws Exception {
        Path words = Files.createDirectory(folder.resolve("words"));
        Files.writeString(
                words.resolve("tokenizer.json"),
                """
                {"version":"1.0","added_tokens":[
                {"id":0,"content":"[UNK]","single_word":false,"lstrip":true,"rstrip":true,
                "normalized":false,"special":true}],
                "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,
                "strip_accents":null,"lowercase":true},"pre_tokenizer":{"type":"BertPreTokenizer"},
                "post_processor":null,"decoder":null,"model":{"type":"WordPiece","unk_token":"[UNK]",
                "continuing_subword_prefix":"##","max_input_chars_per_word":100,
                "vocab":{"[UNK]":0,"[unused0]":1,"the":2,"##s":3}}}
                """);
        try (var small = ModelReader.open(words, Progress.NONE)) {
            for (String text : List.of("\uD83E\uDD84", " [UNK] ", " ", "The")) {
                var trial = Trial.of(small, TrialToken.of(text));
                assertEquals(4, trial.id(), text);
                assertFalse(trial.entry(), text);
                var after = Trial.applied(small, List.of(trial));
                assertArrayEquals(new int[] {4}, ids(after, text), text);
                write(small, words, trial, folder.resolve("out"));
                try (var written = ModelReader.open(folder.resolve("out"), Progress.NONE)) {
                    assertArrayEquals(new int[] {4}, ids(written, text), text);
                }
            }
            for (var row : List.of(List.of("[unused0]", 1), List.of("the", 2), List.of("##s", 3))) {
                var trial = Trial.of(small, TrialToken.of((String) row.getFirst()));
                assertEquals(row.get(1), trial.id());
                write(small, words, trial, folder.resolve("out"));
                try (var written = ModelReader.open(folder.resolve("out"), Progress.NONE)) {
                    assertEquals(4, written.vocabulary().size());
                    assertArrayEquals(
                            new int[] {trial.id()},
                            ids(written, trial.proposed().token().content()));
                }
            }
            var unseen = new AddedToken(" ", false, false, false, true, false);
            var never = new TrialToken(unseen, new Initialisation.MeanOfPieces());
            assertEquals(4, Trial.of(small, never).id());
            var control = new AddedToken("\u0000", false, false, false, true, false);
            var gone = new TrialToken(control, new Initialisation.MeanOfPieces());
            var refusal = assertThrows(IllegalArgumentException.class, () -> Trial.of(small, gone));
            assertTrue(String.valueOf(refusal.getMessage()).contains("leaves nothing"));
        }
    }
}
