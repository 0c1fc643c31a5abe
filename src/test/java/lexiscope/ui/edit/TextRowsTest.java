package lexiscope.ui.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

import lexiscope.ui.typography.Face;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The rows of a text: all of it, once, in order, the same wherever one scrolls to them from.
@ExtendWith(ApplicationExtension.class)
class TextRowsTest {
    private static final double WIDTH = 300;
    private static final double HEIGHT = 400;

    private static TextRows rows() {
        var rows = new TextRows(new Pane(), false);
        rows.look(Face.of(Font.font("DejaVu Sans Mono", 14)), 27, Color.BLACK, y -> y);
        return rows;
    }

    private static String novel(int length, boolean lines) {
        var random = new SplittableRandom(3);
        String[] words = {
            "night ",
            "\u05D1\u05E8\u05D0 ",
            "e\u0301te\u0301 ",
            "\u0E17\u0E35\u0E48",
            "a\tb ",
            "\u65E5\u672C",
            "x"
        };
        var out = new StringBuilder();
        while (out.length() < length) {
            out.append(words[random.nextInt(words.length)]);
            if (lines && random.nextInt(40) == 0) {
                out.append(random.nextInt(3) == 0 ? "\r\n" : "\n");
            }
        }
        return out.toString();
    }

    @Test
    void everyUnitIsInOneRow() throws Exception {
        onWindow(
                () -> {
                    String text = novel(30_000, true) + "\n";
                    var rows = rows();
                    rows.layout(text, WIDTH, HEIGHT);
                    var starts = new ArrayList<Integer>();
                    int expected = 0;
                    while (expected < text.length()) {
                        for (PlacedRow r : rows.visible()) {
                            if (r.start() >= expected) {
                                assertEquals(expected, r.start());
                                starts.add(r.start());
                                expected = r.next();
                            }
                        }
                        rows.scroll(HEIGHT / 2);
                    }
                    assertEquals(text.length(), rows.visible().getLast().start());
                    assertEquals(HEIGHT, rows.visible().getLast().bottom(), 0.01);
                    // upwards the same rows are met
                    var met = new ArrayList<Integer>();
                    rows.visible().forEach(r -> met.add(r.start()));
                    for (int i = 0; i < 5_000 && rows.top() > 0; i++) {
                        rows.scroll(-90);
                        rows.visible().forEach(r -> met.add(r.start()));
                    }
                    rows.scroll(-1e6);
                    rows.visible().forEach(r -> met.add(r.start()));
                    assertTrue(met.containsAll(starts.subList(0, starts.size() - 1)));
                    assertEquals(0, rows.visible().getFirst().top(), 0.01);
                    return null;
                });
    }

    @Test
    void aLineOfAMegabyteHasTheSameRowsFromEverywhere() throws Exception {
        onWindow(
                () -> {
                    String text = novel(1_000_000, false);
                    var rows = rows();
                    rows.layout(text, WIDTH, HEIGHT);
                    var random = new SplittableRandom(5);
                    for (int i = 0; i < 60; i++) {
                        int at = random.nextInt(text.length());
                        rows.scrollTo(at);
                        List<Integer> jumped =
                                rows.visible().stream().map(PlacedRow::start).toList();
                        rows.scroll(700);
                        rows.scroll(-700);
                        assertEquals(
                                jumped, rows.visible().stream().map(PlacedRow::start).toList());
                    }
                    return null;
                });
    }

    @Test
    void aShorterTextIsSeenFromItsBegin() throws Exception {
        onWindow(
                () -> {
                    var rows = rows();
                    rows.layout(novel(20_000, true), WIDTH, HEIGHT);
                    rows.scrollTo(15_000);
                    rows.layout("first line\nsecond", WIDTH, HEIGHT);
                    assertEquals(0, rows.visible().getFirst().start());
                    assertEquals(0, rows.visible().getFirst().top(), 0.01);
                    rows.scroll(500);
                    assertEquals(0, rows.visible().getFirst().top(), 0.01);
                    return null;
                });
    }

    private static void onWindow(java.util.concurrent.Callable<?> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
