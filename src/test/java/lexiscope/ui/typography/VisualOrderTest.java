package lexiscope.ui.typography;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Clusters stand in the order of annex 9, whatever fonts draw them.
@ExtendWith(ApplicationExtension.class)
class VisualOrderTest {
    private static final List<String> WORDS =
            List.of(
                    "\u05E9\u05DC\u05D5\u05DD",
                    "\u05E2\u05B8\u05D5\u05B9\u05DC\u05B8\u05DD",
                    "\u0645\u0631\u062D\u0628\u0627",
                    "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                    "abc",
                    "12/34",
                    "50%",
                    "\u06F1\u06F2\u06F3",
                    "\u0939\u093F\u0928\u094D\u0926\u0940",
                    "\u65E5\u672C",
                    "\uD83D\uDE00",
                    "\u202E",
                    "##",
                    "\u2581",
                    "(",
                    ")",
                    "[",
                    ", ",
                    ". ",
                    "\u060C ",
                    "\u061F",
                    "!",
                    " ",
                    " ",
                    "->",
                    "<=",
                    "\u00AB");

    private static Face face() {
        Font.loadFont(
                VisualOrderTest.class.getResourceAsStream(
                        "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf"),
                14);
        return Face.of(Font.font("JetBrains Mono", 14));
    }

    private static Row row(String text, boolean rightToLeft, Text node) {
        return new Row(text, face(), rightToLeft, node);
    }

    /// First units of the clusters of a row, from its left edge on.
    private static int[] seen(Row row) {
        var starts = new ArrayList<Integer>();
        for (int at = 0; at < row.typed().length(); at = row.clusterEnd(at)) {
            starts.add(at);
        }
        return starts.stream()
                .sorted(Comparator.comparingDouble(s -> middle(row, s)))
                .mapToInt(s -> s)
                .toArray();
    }

    private static double middle(Row row, int start) {
        return row.stretches(start, row.clusterEnd(start)).getFirst().middle();
    }

    @Test
    void wordsWithPunctuationRunFromTheRight(FxRobot robot) {
        String text = "\u05D0\u05D1, \u05D2. \u05D3!";
        robot.interact(
                () -> {
                    int[] backwards =
                            IntStream.iterate(text.length() - 1, i -> i - 1)
                                    .limit(text.length())
                                    .toArray();
                    assertArrayEquals(backwards, seen(row(text, true, new Text())));
                });
    }

    @Test
    void aPieceWithAPrefixLiesInItsRow(FxRobot robot) {
        robot.interact(
                () -> {
                    for (String prefix : List.of("##", "\u2581", "@@", "->")) {
                        var node = new Text();
                        var row = row(prefix + "\u05D9\u05EA", true, node);
                        node.setBoundsType(TextBoundsType.VISUAL);
                        var ink = node.getLayoutBounds();
                        assertTrue(
                                ink.getMinX() >= -1 && ink.getMaxX() <= row.width() + 1,
                                prefix + ": ink " + ink + ", room " + row.width());
                        assertTrue(middle(row, 0) > middle(row, prefix.length()), prefix);
                    }
                });
    }

    @Test
    void bracketsFaceWhatTheyHold(FxRobot robot) {
        robot.interact(
                () -> {
                    var node = new Text();
                    row("\u05D0 (\u05D1)", true, node);
                    assertEquals("(\u05D1) \u05D0", node.getText().replace("\u200E", ""));
                });
    }

    @Test
    void theCaretStandsBeforeALetterInItsDirection(FxRobot robot) {
        robot.interact(
                () -> {
                    var row = row("\u05D0\u05D1, a", true, new Text());
                    assertEquals(row.width(), row.caret(0), 0.01);
                    assertEquals(row.stretches(4, 5).getFirst().left(), row.caret(4), 0.01);
                    assertEquals(row.stretches(4, 5).getFirst().right(), row.caret(5), 0.01);
                    var left = row("a \u05D0", false, new Text());
                    assertEquals(left.stretches(2, 3).getFirst().left(), left.caret(3), 0.01);
                });
    }

    /// Whether it stands within a word, at its end, or before a blank.
    @Test
    void aLigatureIsOnePlace(FxRobot robot) {
        robot.interact(
                () -> {
                    for (String text :
                            List.of(
                                    "\u0633\u0644\u0627\u0645",
                                    "\u0643\u0644\u0627",
                                    "\u0643\u0644\u0627 \u0625\u0644\u0647")) {
                        var row = row(text, true, new Text());
                        assertEquals(1, row.clusterStart(2), text);
                        assertEquals(3, row.clusterEnd(1), text);
                        assertEquals(3, row.clusterStart(3), text);
                    }
                });
    }

    @Test
    void clustersStandAsTheirLevelsSay(FxRobot robot) {
        robot.interact(
                () -> {
                    var random = new SplittableRandom(3);
                    for (int round = 0; round < 400; round++) {
                        var text = new StringBuilder();
                        int words = 1 + random.nextInt(8);
                        for (int i = 0; i < words; i++) {
                            text.append(WORDS.get(random.nextInt(WORDS.size())));
                        }
                        ordered(text.toString(), random.nextBoolean());
                    }
                });
    }

    private static void ordered(String text, boolean rightToLeft) {
        var row = row(text, rightToLeft, new Text());
        // what is drawn by us stands where a blank would
        String levelled = RowText.of(text, face()).shown();
        var logical = RowText.of(text, face());
        var bidi =
                new Bidi(
                        levelled,
                        rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        var starts = new ArrayList<Integer>();
        for (int at = 0; at < text.length(); at = row.clusterEnd(at)) {
            starts.add(at);
        }
        byte[] levels = new byte[starts.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(logical.place(starts.get(i)));
        }
        Object[] expected = starts.toArray();
        Bidi.reorderVisually(levels, 0, expected, 0, expected.length);
        assertArrayEquals(
                java.util.Arrays.stream(expected).mapToInt(o -> (Integer) o).toArray(),
                seen(row),
                () -> (rightToLeft ? "from the right: " : "from the left: ") + text);
    }
}
