package lexiscope.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.Renumbered;
import lexiscope.tokenizer.subword.SentencePieceUnigram;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokens.TokenColumn.Categories;
import lexiscope.tokens.TokenColumn.Numbers;
import lexiscope.tokens.TokenColumn.Wholes;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Values of tokens of models made by hand.
class TokenValuesTest {
    private static final long NONE = Wholes.NONE;

    private static List<String> shown(LanguageModel model, TokenValue value) {
        var table = new TokenTable(model);
        TokenColumn column = table.column(value.id(), Progress.NONE);
        return IntStream.range(0, table.size()).mapToObj(id -> value.shown(column, id)).toList();
    }

    private static final LanguageModel PIECES =
            SmallModels.of(
                    new Spelling.SpaceMark('▁'),
                    "▁king",
                    "ing",
                    "<0xE6>",
                    "▁",
                    "日本",
                    "▁日本go",
                    "😀",
                    null,
                    "9",
                    "Ωμέga",
                    "\n");

    @Test
    void lengthBytesAndSpace() {
        assertEquals(
                List.of("5", "3", "", "1", "2", "5", "1", "", "1", "5", "1"),
                shown(PIECES, TokenValues.LENGTH));
        assertEquals(
                List.of("5", "3", "1", "1", "6", "9", "4", "", "1", "8", "1"),
                shown(PIECES, TokenValues.BYTES));
        assertEquals(
                List.of("yes", "no", "no", "yes", "no", "yes", "no", "", "no", "no", "yes"),
                shown(PIECES, TokenValues.SPACE));
    }

    /// Most characters decide, of equals the first; what no script owns is Common.
    @Test
    void script() {
        assertEquals(
                List.of(
                        "Latin", "Latin", "", "Common", "Han", "Han", "Common", "", "Common",
                        "Greek", "Common"),
                shown(PIECES, TokenValues.SCRIPT));
    }

    @Test
    void kind() {
        assertEquals(
                List.of(
                        "word start",
                        "continuation",
                        "byte",
                        "continuation",
                        "continuation",
                        "word start",
                        "continuation",
                        "unused",
                        "continuation",
                        "continuation",
                        "control"),
                shown(PIECES, TokenValues.KIND));
    }

    @Test
    void onlyWhatTheModelHas() {
        assertEquals(
                List.of("id", "length", "bytes", "kind", "script", "space"),
                TokenValues.all(PIECES).stream().map(TokenValue::id).toList());
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new TokenTable(PIECES).column("norm", Progress.NONE));
        assertEquals("small has no value “norm” for its tokens.", e.getMessage());
    }

    /// The lowest of the ranks that make a token; letters have none.
    @Test
    void rank() {
        String[] entries = {"a", "b", "c", "ab", "abc", "bc"};
        var ids = Map.of("a", 0, "b", 1, "c", 2, "ab", 3, "abc", 4, "bc", 5);
        var merges = new Merges(4);
        merges.put(0, 1, 0, 3);
        merges.put(0, 5, 3, 4);
        merges.put(3, 2, 2, 4);
        merges.put(1, 2, 1, 5);
        var model =
                SmallModels.of(
                        new Vocabulary(entries, Map.of(), new Spelling.ByteLevel()),
                        Optional.of(new Bpe(ids, merges, -1, false, false)),
                        Optional.empty());
        var column = (Wholes) new TokenTable(model).column("rank", Progress.NONE);
        assertArrayEquals(new long[] {NONE, NONE, NONE, 0, 2, 1}, column.values());
    }

    @Test
    void score() {
        String[] entries = {"<unk>", "a", "b"};
        var vocabulary = new Vocabulary(entries, Map.of(), new Spelling.SpaceMark('▁'));
        var unigram = new Unigram(entries, new double[] {0, -1.5, -2}, 0, false);
        var model = SmallModels.of(vocabulary, Optional.of(unigram), Optional.empty());
        assertEquals(List.of("0.000", "-1.500", "-2.000"), shown(model, TokenValues.SCORE));

        var roles = ScoredPieces.Role.values();
        var pieces =
                new ScoredPieces(
                        entries,
                        new float[] {0, -1.5f, -2},
                        new ScoredPieces.Role[] {roles[3], roles[0], roles[0]},
                        0,
                        false);
        var piecewise = SentencePieceUnigram.of(pieces);
        // the class that a file names gives pieces other ids, and some none
        var renumbered = new Renumbered(piecewise, new int[] {2, 0, -1}, 2);
        model = SmallModels.of(vocabulary, Optional.of(renumbered), Optional.empty());
        assertEquals(List.of("-1.500", "", ""), shown(model, TokenValues.SCORE));
    }

    @Test
    void normsOfRowsWithoutTokensToo() {
        @Nullable String[] entries = {"a", "b"};
        float[][] rows = {{3, 4}, {0, 0}, {Float.NaN, 1}, {0, 1}};
        var model =
                SmallModels.of(
                        new Vocabulary(entries, Map.of(), new Spelling.Plain()),
                        Optional.empty(),
                        Optional.of(rows));
        assertEquals(List.of("5.000", "0.000", "", "1.000"), shown(model, TokenValues.NORM));
        assertEquals(
                List.of("66.7 %", "0.0 %", "", "33.3 %"), shown(model, TokenValues.PERCENTILE));
        var norms = new TokenTable(model).column("norm", Progress.NONE);
        assertEquals(0, norms.least().orElseThrow());
        assertEquals(5, norms.most().orElseThrow());
        assertEquals(3, norms.filled());
    }

    @Test
    void sortingKeepsWhatHasNoneLast() {
        var column = new Numbers(new float[] {2, Float.NaN, -1, 2, 0, -0f});
        int[] ids = {5, 4, 3, 2, 1, 0};
        assertArrayEquals(new int[] {2, 4, 5, 0, 3, 1}, column.sorted(ids, false));
        assertArrayEquals(new int[] {0, 3, 4, 5, 2, 1}, column.sorted(ids, true));
        var kinds = new Categories(List.of("a", "b"), new int[] {1, -1, 0});
        assertArrayEquals(
                new int[] {2, 0, 1},
                kinds.sorted(
                        new int[] {
                            0, 1, 2,
                        },
                        false));
        assertArrayEquals(new int[] {1, 1}, kinds.counts());
    }

    /// A value that another part of the house adds is an id and what computes its column.
    @Test
    void aFurtherValue() {
        var frequency =
                new TokenValue(
                        "frequency",
                        "Frequency",
                        "How often it occurs in a corpus.",
                        new TokenValue.Form.Figures("times", 0),
                        Scale.AMOUNT,
                        (_, _) -> new Wholes(new long[] {7, 1_234_567_890_123L}));
        var table = new TokenTable(PIECES).with(frequency);
        var column = table.column("frequency", Progress.NONE);
        assertEquals("1,234,567,890,123 times", frequency.shown(column, 1));
        assertEquals(2, column.filled());
        var filter = TokenFilter.parse("frequency>7", table.values(), TokenSets.NONE);
        assertEquals(TokenSet.of(1), filter.matching(table, TokenSets.NONE, Progress.NONE));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new TokenValue(
                                "in", "", "", frequency.form(), Scale.AMOUNT, frequency.source()));
    }

    @Test
    void canBeStopped() {
        Progress stopped =
                (_, _) -> {
                    throw new Cancelled();
                };
        for (var value : List.of("id", "length", "bytes", "kind", "script", "space")) {
            var table = new TokenTable(PIECES);
            assertThrows(Cancelled.class, () -> table.column(value, stopped), value);
            // and what was stopped is not kept
            table.column(value, Progress.NONE);
        }
    }
}
