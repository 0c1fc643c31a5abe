package lexiscope.ui.typography;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;

/// The ink of a part of a row, painted alone, lies where the row says that the part is: pixels are
/// compared, over rows of every script, at twice their size.
@ExtendWith(ApplicationExtension.class)
class RowInkTest {
    private static final Path LANGUAGES = Path.of("..", "shared", "data", "udhr");
    private static final double WIDTH = 420;
    private static final int DENSITY = 2;
    private static final int ROWS = 2000;

    private static final List<String> WILD =
            List.of(
                    "It was a dark and stormy night; the rain fell in torrents, except at times.",
                    "Cafe\u0301 nai\u0308ve Z\u0351\u036B\u0343algo n\u0303 o\u0302\u0323"
                            + " e\u0301\u0316",
                    "if (a == b) {\n\treturn\tc[\"x\"];\t// tab\n\t\tdeep",
                    "\u05D1\u05E8\u05D0\u05E9\u05D9\u05EA \u05D1\u05E8\u05D0 abc 123 \u05D0\u05EA",
                    "\u0644\u0627 \u0625\u0644\u0647 \u0633\u0644\u0627\u0645 (abc)"
                        + " \u06F1\u06F2\u06F3 \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                    "\u0E1B\u0E23\u0E30\u0E0A\u0E32\u0E0A\u0E19\u0E17\u0E35\u0E48\u0E19\u0E35\u0E49"
                            + " \u0E01\u0E47",
                    "\u0915\u094D\u0937\u0924\u094D\u0930\u093F\u092F"
                            + " \u0939\u093F\u0928\u094D\u0926\u0940",
                    "\u65E5\u672C\u8A9E\u306E\u6587\u7AE0\u3067\u3059\u3002 \uD55C\uAD6D\uC5B4"
                            + " \u4E2D\u6587",
                    "\u200Bzero\u2060width\uFEFF and \u202Eover\u202C \u00AD \u0000 \u001B",
                    "\uD83D\uDE00 \uD83D\uDC4D\uD83C\uDFFD"
                            + " \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"
                            + " \uD83C\uDDE9\uD83C\uDDEA 1\uFE0F\u20E3 \u2764\uFE0F 1\uD83D\uDE002",
                    "\uD83D\uD83D lone \uDC00 \uE000 \uDB40\uDC41 \uD83E\uDEE9");

    private record Line(String text, boolean backwards) {}

    private static List<Line> rows(RowBreaker breaker) throws IOException {
        var texts = new ArrayList<>(WILD);
        if (Files.isDirectory(LANGUAGES)) {
            try (var files = Files.list(LANGUAGES)) {
                for (Path file : files.sorted().toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        // and a line of a megabyte, every place of which is broken and placed like any other
        texts.add(String.join(" ", WILD).replace('\n', ' ').repeat(1200));
        var perText = new ArrayList<List<Line>>();
        for (String text : texts) {
            var rows = new ArrayList<Line>();
            for (String line : text.split("\n")) {
                boolean backwards = Direction.rightToLeft(line, 0, line.length());
                int[] starts = breaker.breaks(line, WIDTH);
                for (int i = 0; i < starts.length; i++) {
                    int end = i + 1 < starts.length ? starts[i + 1] : line.length();
                    rows.add(new Line(line.substring(starts[i], end), backwards));
                }
            }
            perText.add(rows);
        }
        var out = new ArrayList<Line>();
        int each = ROWS / perText.size() + 1;
        perText.forEach(
                r -> {
                    int step = Math.max(1, r.size() / each);
                    for (int i = 0; i < r.size(); i += step) {
                        out.add(r.get(i));
                    }
                });
        return out;
    }

    @Test
    void inkLiesWithinItsPlace() throws Exception {
        var faults = new ArrayList<String>();
        int[] tried = new int[1];
        onWindow(
                () -> {
                    Fonts.load();
                    Face face = Face.of(Font.font("JetBrains Mono", 14));
                    var random = new SplittableRandom(7);
                    for (Line line : rows(new RowBreaker(face))) {
                        tried[0] += look(line, face, random, faults);
                    }
                    return null;
                });
        assertTrue(tried[0] > 20, "parts looked at: " + tried[0]);
        // fonts may kern a letter of Arabic over its neighbour: no place is right then
        int kerned = tried[0] / 500;
        assertTrue(faults.size() <= kerned, () -> String.join("\n", faults));
    }

    private static int look(Line line, Face face, SplittableRandom random, List<String> faults) {
        var node = new Text();
        var row = new Row(line.text, face, line.backwards, node);
        double solid = line.text.stripTrailing().isEmpty() ? 0 : row.width();
        if (line.text.equals(line.text.stripTrailing()) && solid > WIDTH + 1) {
            faults.add("wider than the view: " + line);
        }
        if (line.text.isEmpty()) {
            return 0;
        }
        node.setFill(Color.TRANSPARENT);
        node.setSelectionFill(Color.BLACK);
        node.setLayoutX(20);
        node.setLayoutY(60);
        var group = new Group(node);
        new Scene(group);
        int a = row.clusterStart(random.nextInt(line.text.length()));
        RowText text = RowText.of(line.text, face, line.backwards);
        // the toolkit can mark neighbours in the order in which they are seen
        int more = text.seen() == null ? random.nextInt(6) : 0;
        int b = row.clusterEnd(Math.min(line.text.length() - 1, a + more));
        node.setSelectionStart(text.place(a));
        node.setSelectionEnd(text.placeBehind(b));
        check(group, row, line, a, b, faults);
        return 1;
    }

    private static void check(Group group, Row row, Line line, int a, int b, List<String> faults) {
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.WHITE);
        parameters.setTransform(Transform.scale(DENSITY, DENSITY));
        parameters.setViewport(
                new javafx.geometry.Rectangle2D(0, 0, (row.width() + 40) * DENSITY, 120 * DENSITY));
        var image =
                group.snapshot(
                        parameters,
                        new WritableImage((int) ((row.width() + 40) * DENSITY), 120 * DENSITY));
        PixelReader pixels = image.getPixelReader();
        var places = row.inked(a, b);
        double top = 60 - row.ascent() - 1;
        double bottom = 60 + row.descent() + 1;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((pixels.getArgb(x, y) & 0xFF) < 128) {
                    double px = (x + 0.5) / DENSITY - 20;
                    double py = (y + 0.5) / DENSITY;
                    boolean within =
                            places.stream()
                                    .anyMatch(s -> px > s.left() - 0.75 && px < s.right() + 0.75);
                    if (!within || py < top || py > bottom) {
                        faults.add(
                                "ink at %.1f, %.1f outside %s of '%s' in '%s'"
                                        .formatted(
                                                px, py, places, line.text.substring(a, b), line));
                        return;
                    }
                }
            }
        }
    }

    private static void onWindow(java.util.concurrent.Callable<?> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            task.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError(Optional.ofNullable(e.getCause()).orElse(e));
        }
    }

    private static final class Fonts {
        static void load() {
            for (String name : List.of("JetBrainsMono-Regular", "JetBrainsMono-Bold")) {
                Font.loadFont(
                        RowInkTest.class.getResourceAsStream(
                                "/com/formdev/flatlaf/fonts/jetbrains_mono/" + name + ".ttf"),
                        13);
            }
        }
    }
}
