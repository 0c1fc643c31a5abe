package lexiscope.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownFormTest {
    @ParameterizedTest
    @CsvSource({
        "' king', ␣king",
        "'a\u200Bb', aU+200Bb",
        "'a\u200Db', aU+200Db",
        "'\uD83D\uDC68\u200D\uD83D\uDC69', '\uD83D\uDC68\u200D\uD83D\uDC69'",
        "'\uD83D\uDC68\u200D', '\uD83D\uDC68U+200D'",
        "'\u2764\uFE0F\u200D\uD83D\uDD25', '\u2764\uFE0F\u200D\uD83D\uDD25'",
        "'\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC7F', '\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC7F'",
        "'x\uDB40\uDC67', 'xU+E0067'"
    })
    void nothingIsInvisibleButWhatJoinsEmoji(String text, String shown) {
        assertEquals(shown, ShownForm.visible(text));
    }
}
