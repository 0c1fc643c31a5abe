package lexiscope.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

import java.util.List;

class ShadesTest {
    private static TokenValue value(TokenValue.Form form, Scale scale) {
        return new TokenValue("some", "Some", "For this test.", form, scale, (_, _) -> none());
    }

    private static TokenColumn none() {
        return new TokenColumn.Numbers(new float[0]);
    }

    private static final TokenValue.Form WHOLE = new TokenValue.Form.Figures("", 0);

    @Test
    void boundedNumbersGoIntoStepsOfEqualWidth() {
        var steps =
                assertInstanceOf(
                        Shades.Steps.class,
                        Shades.of(
                                value(WHOLE, new Scale.Sequential(0, 100)),
                                new TokenColumn.Numbers(
                                        new float[] {0, 24.9f, 25, 99, 100, 400, -3, Float.NaN}),
                                8,
                                4));
        assertArrayEquals(new byte[] {0, 0, 1, 3, 3, 3, 0, -1}, steps.steps());
        assertEquals("0", steps.least());
        assertEquals("100", steps.most());
    }

    @Test
    void amountsGoIntoStepsOfAsManyTokens() {
        var steps =
                assertInstanceOf(
                        Shades.Steps.class,
                        Shades.of(
                                value(WHOLE, Scale.AMOUNT),
                                new TokenColumn.Wholes(
                                        new long[] {1, 1_000_000, 3, 2, TokenColumn.Wholes.NONE}),
                                8,
                                2));
        assertArrayEquals(new byte[] {0, 1, 1, 0, -1}, steps.steps());
        assertEquals("1,000,000", steps.most());
    }

    /// Of eight places the last four, the two before them, one and one.
    @Test
    void placesGoIntoStepsThatDouble() {
        var steps =
                assertInstanceOf(
                        Shades.Steps.class,
                        Shades.of(
                                value(WHOLE, Scale.ORDINAL),
                                new TokenColumn.Wholes(new long[] {0, 1, 2, 3, 4, 5, 6, 7}),
                                8,
                                4));
        assertArrayEquals(new byte[] {0, 1, 2, 2, 3, 3, 3, 3}, steps.steps());
    }

    @Test
    void theLeastCommonCategoriesShareTheLastTint() {
        var column =
                new TokenColumn.Categories(
                        List.of("rare", "common", "never", "some", "few"),
                        new int[] {1, 1, 1, 3, 3, 0, 4, 4, -1});
        var value = value(new TokenValue.Form.Classes(List.of()), Scale.NOMINAL);
        var tints = assertInstanceOf(Shades.Tints.class, Shades.of(value, column, 3, 4));
        assertEquals(List.of("common", "some", "others"), tints.names());
        assertArrayEquals(new int[] {3, 2, 3}, tints.counts());
        assertArrayEquals(new byte[] {0, 0, 0, 1, 1, 2, 2, 2, -1}, tints.tints());
        var few = assertInstanceOf(Shades.Tints.class, tints.of(new int[] {8, 0, 99, 5}));
        assertArrayEquals(new byte[] {-1, 0, -1, 2}, few.tints());
        assertArrayEquals(new int[] {1, 0, 1}, few.counts());
        var all = assertInstanceOf(Shades.Tints.class, Shades.of(value, column, 20, 4));
        assertEquals(4, all.names().size());
    }

    @Test
    void whatNoTokenHasIsNone() {
        assertInstanceOf(Shades.None.class, Shades.of(value(WHOLE, Scale.AMOUNT), none(), 8, 4));
    }
}
