package lexiscope.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class TrialTest {
    private LanguageModel model;

    @BeforeEach
    void open() throws Exception {
        model = ModelReader.open(Path.of("samples/english-bpe-8k"), Progress.NONE);
    }

    @AfterEach
    void close() {
        model.close();
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
}
