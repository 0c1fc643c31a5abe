package lexiscope.ui.typography;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What hides behind a letter stands by itself, what shapes it does not.
class GraphemeClustersTest {
    /// Code points of a text, and after how many of them clusters end.
    @ParameterizedTest
    @CsvSource({
        "0061 E0061 E0062 0062, 1 2 3 4", // tags behind a letter
        "1F3F4 E0067 E0062 E0065 E007F 0061, 5 6", // the flag that tags spell
        "1F600 E0061 E0062, 1 2 3", // tags behind another emoji are no flag
        "0061 FE00 FE01 FE02, 2 3 4", // bytes hidden in selectors
        "2764 FE0F, 2",
        "845B E0100 0061, 2 3", // an ideograph with its form
        "845B E0100 E0101, 2 3",
        "0645 200C 0646, 2 3", // joiners shape
        "0061 0301 0062, 2 3",
        "202E 0061, 1 2"
    })
    void clustersEnd(String text, String ends) {
        int[] points = numbers(text, 16);
        int[] after = numbers(ends, 10);
        String typed = new String(points, 0, points.length);
        int[] units = IntStream.of(after).map(n -> typed.offsetByCodePoints(0, n)).toArray();
        assertArrayEquals(units, GraphemeClusters.ends(typed));
    }

    private static int[] numbers(String list, int radix) {
        return Arrays.stream(list.split(" ")).mapToInt(n -> Integer.parseInt(n, radix)).toArray();
    }
}
