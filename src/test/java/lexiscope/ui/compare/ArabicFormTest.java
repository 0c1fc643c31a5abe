package lexiscope.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How letters of the Arabic script are joined where each has a cell.
class ArabicFormTest {
    private static String forms(String text) {
        var cells = ScoreCells.of(text);
        return IntStream.range(0, cells.size())
                .mapToObj(i -> ArabicForm.of(cells, i))
                .map(f -> f.before() ? f.behind() ? "m" : "f" : f.behind() ? "i" : "-")
                .collect(Collectors.joining());
    }

    @Test
    void aLetterIsJoinedWhereItsNeighboursReachIt() {
        // initial, final; reh and alef reach to nothing behind them
        assertEquals("ifimf", forms("مرحبا"));
        assertEquals("-immf", forms("اللبر"));
        assertEquals("imf--", forms("بيت ا"));
        assertEquals("---", forms("abc"));
        assertEquals("--", forms("ءا"));
        // marks above a letter part nothing
        assertEquals("imf", forms("بَيْت"));
    }
}
