package lexiscope.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lexiscope.tokens.SmallModels;
import lexiscope.tokens.TokenSet;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// Which token is which, by each of the ways.
class MatchingTest {
    private static final Vocabulary PIECES =
            new Vocabulary(
                    new String[] {
                        "<s>", "▁king", "king", "▁King", "<0xE6>", "<0x41>", "A", "▁own", null, "."
                    },
                    Map.of(0, SmallModels.added("<s>", true)),
                    new Spelling.SpaceMark('▁'));

    private static final Vocabulary BERT =
            new Vocabulary(
                    new String[] {"king", "##king", "A", ".", "<s>", "queen"},
                    Map.of(4, SmallModels.added("<s>", true)),
                    new Spelling.ContinuationMark("##"));

    private static final Vocabulary BYTES =
            new Vocabulary(
                    new String[] {"æ", "Ġking", "ĠKing", "A", "Ġ", "."},
                    Map.of(),
                    new Spelling.ByteLevel());

    private static String pairs(Matching matching) {
        var out = new StringBuilder();
        for (int i = 0; i < matching.size(); i++) {
            out.append(matching.first()[i]).append('-').append(matching.second()[i]).append(' ');
        }
        return out.toString().strip();
    }

    private static Matching match(Vocabulary a, Vocabulary b, MatchBy by) {
        return Matching.of(a, b, by, Progress.NONE);
    }

    @Test
    void byId() {
        var matching = match(PIECES, BERT, MatchBy.ID);
        assertEquals("0-0 1-1 2-2 3-3 4-4 5-5", pairs(matching));
        assertEquals(TokenSet.of(6, 7, 9), matching.onlyFirst());
        assertEquals(TokenSet.EMPTY, matching.onlySecond());
    }

    /// A byte token and a letter are the same byte; the one of the same kind is taken.
    @Test
    void byBytes() {
        var matching = match(PIECES, BYTES, MatchBy.BYTES);
        assertEquals("1-1 3-2 4-0 6-3 9-5", pairs(matching));
        assertEquals(
                List.of(new Matching.Ambiguity("A", TokenSet.of(5, 6), TokenSet.of(3))),
                matching.ambiguous());
        assertEquals(TokenSet.of(0, 2, 5, 7), matching.onlyFirst());
        assertEquals(TokenSet.of(4), matching.onlySecond());
    }

    /// BERT's word start is ▁king, its continuation king; what is left is matched by its bytes.
    @Test
    void byText() {
        var matching = match(PIECES, BERT, MatchBy.TEXT);
        assertEquals("0-4 1-0 2-1 6-2 9-3", pairs(matching));
        assertEquals(
                List.of(new Matching.Ambiguity("A", TokenSet.of(5, 6), TokenSet.of(2))),
                matching.ambiguous());
        assertEquals(TokenSet.of(3, 4, 5, 7), matching.onlyFirst());
        assertEquals(TokenSet.of(5), matching.onlySecond());
        assertEquals("1-1 3-2 4-0 6-3 9-5", pairs(match(PIECES, BYTES, MatchBy.TEXT)));
    }

    @Test
    void byTextInAnyCase() {
        var lower =
                new Vocabulary(
                        new String[] {"▁KING", "▁own"}, Map.of(), new Spelling.SpaceMark('▁'));
        var matching = match(PIECES, lower, MatchBy.TEXT);
        assertEquals("1-0 7-1", pairs(matching));
        assertEquals(
                List.of(new Matching.Ambiguity("␣king", TokenSet.of(1, 3), TokenSet.of(0))),
                matching.ambiguous());
    }

    /// One space and two are different tokens, though the first of two could be a mark.
    @Test
    void whiteSpaceIsNoMark() {
        var one = new Vocabulary(new String[] {"▁", "▁▁"}, Map.of(), new Spelling.SpaceMark('▁'));
        var other = new Vocabulary(new String[] {"ĠĠ", "Ġ"}, Map.of(), new Spelling.ByteLevel());
        var matching = match(one, other, MatchBy.TEXT);
        assertEquals("0-1 1-0", pairs(matching));
        assertEquals(List.of(), matching.ambiguous());
    }

    @Test
    void withItselfEveryTokenIsItself() {
        for (MatchBy by : MatchBy.values()) {
            var matching = match(BERT, BERT, by);
            for (int i = 0; i < matching.size(); i++) {
                assertEquals(matching.first()[i], matching.second()[i], by.label());
            }
            assertEquals(6, matching.size(), by.label());
        }
    }

    @Test
    void canBeStopped() {
        Progress stopped =
                (_, _) -> {
                    throw new Cancelled();
                };
        assertThrows(Cancelled.class, () -> Matching.of(PIECES, BERT, MatchBy.TEXT, stopped));
    }
}
