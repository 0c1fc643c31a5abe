package lexiscope.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.comparison.BundledTexts;
import lexiscope.comparison.Comparand;
import lexiscope.comparison.CostTable;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.RandomTexts;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.Progress;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/// Pictures and pages that are taken away.
class DrawingTest {
    @TempDir private static Path folder;
    private static final Map<String, Tokenizer> TOKENIZERS = new LinkedHashMap<>();

    @BeforeAll
    static void open() throws Exception {
        for (var family : TinyTokenizers.all().entrySet()) {
            TOKENIZERS.put(
                    family.getKey(),
                    TinyTokenizers.open(
                            TinyTokenizers.write(folder, family.getKey(), family.getValue())));
        }
    }

    private static Coloured coloured(String name, String text) {
        var tokenizer = TOKENIZERS.get(name);
        if (tokenizer == null) {
            throw new IllegalArgumentException(name);
        }
        return new Coloured(name, tokenizer, text, tokenizer.encode(text, EncodeOptions.DEFAULT));
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Runs follow one another over the whole text, no token is lost and none is in two.
    @Test
    void runsCoverTheText() {
        var random = new Random(24);
        for (int round = 0; round < 300; round++) {
            String text = RandomTexts.next(random, 20);
            for (String name : TOKENIZERS.keySet()) {
                var coloured = coloured(name, text);
                int at = 0;
                int piece = 0;
                for (var run : TextRuns.of(text, coloured.encoding())) {
                    assertEquals(at, run.start());
                    assertTrue(run.end() > at);
                    if (!run.bare()) {
                        assertTrue(run.from() >= piece);
                        piece = run.to();
                    }
                    at = run.end();
                }
                assertEquals(text.length(), at);
            }
        }
    }

    @Test
    void picturesOfAnyTextAreWellFormed() throws Exception {
        var random = new Random(3);
        for (int round = 0; round < 60; round++) {
            String text = RandomTexts.next(random, 60);
            for (String name : List.of("gpt2", "bert", "llama")) {
                var coloured = coloured(name, text);
                var svg = SvgFile.of(ColouredText.of(coloured), Inks.of(round % 2 == 0));
                assertEquals("svg", xml(svg).getDocumentElement().getTagName());
                assertTrue(ColouredPage.of(List.of(coloured)).endsWith("</html>\n"));
            }
        }
    }

    @Test
    void aPageHoldsTheTextAndNeedsNothingBesideItself() {
        String page =
                ColouredPage.of(List.of(coloured("bert", "the <b>dog</b>\u202E 東 & a\u0000b")));
        assertFalse(page.contains("<b>"), "what was typed is no markup");
        assertFalse(page.contains("http"), "nothing is fetched");
        assertFalse(page.contains("\u202E"), "the order of the page is its own");
        assertTrue(page.contains("U+202E"));
        assertTrue(page.contains("class=\"t unknown\""));
        assertTrue(page.contains("Added by the model: [CLS] [SEP]"));
        assertTrue(page.contains("class=\"dropped\""), "what the normaliser drops is struck");
    }

    @Test
    void rowsThatReadFromTheRightBeginThere() {
        var drawing = ColouredText.of(coloured("gpt2", "שלום abc"));
        var words =
                drawing.shapes().stream()
                        .filter(Shape.Words.class::isInstance)
                        .map(Shape.Words.class::cast)
                        .filter(w -> w.lettering().mono())
                        .toList();
        double latin =
                words.stream().filter(w -> w.text().contains("a")).findFirst().orElseThrow().x();
        assertTrue(words.stream().allMatch(w -> w.text().matches("[abc]+") || w.x() > latin));
        assertTrue(latin > drawing.width() / 2);
    }

    @Test
    void signsStandWhereTheirDirectionPutsThem() {
        assertEquals("(\u05D0)", SeenWords.of("(\u05D0)"));
        assertEquals("!\u05D0\u05D1,", SeenWords.of(",\u05D0\u05D1!"));
        assertEquals("\u05D1\u200E-\u200E\u05D0", SeenWords.of("\u05D0-\u05D1"));
        assertEquals(")", SeenWords.of("("));
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertEquals("1" + family, SeenWords.of(family + "1"));
        var words =
                ColouredText.of(coloured("bert", "a \u05E9")).shapes().stream()
                        .filter(Shape.Words.class::isInstance)
                        .map(Shape.Words.class::cast)
                        .filter(w -> w.lettering().mono())
                        .toList();
        double latin = words.getFirst().x();
        assertEquals(2 * 8.4, words.getLast().x() - latin, 0.1, "the blank between is lost");
    }

    @Test
    void costsAreAChart() throws Exception {
        var by = List.of(comparand("gpt2"), comparand("t5"), comparand("bert"));
        var tables =
                CostTable.prose(
                        CostTable.sorted(CostTable.of(by, BundledTexts.read(), Progress.NONE)));
        double before = 0;
        for (var cost : tables.getFirst().costs()) {
            assertTrue(cost.relative().orElseThrow() >= before);
            before = cost.relative().orElseThrow();
        }
        var chart = new CostChart(tables, CostChart.PARALLEL, 900);
        assertTrue(chart.end() >= before);
        var drawing = chart.drawing();
        long marks = drawing.shapes().stream().filter(Shape.Mark.class::isInstance).count();
        assertEquals(3L * chart.rows() + 3, marks);
        xml(SvgFile.of(drawing, Inks.of(false)));
        var image = ImageIO.read(new ByteArrayInputStream(PngFile.of(drawing, Inks.of(true))));
        assertEquals(1800, image.getWidth());
        assertEquals(
                Inks.of(true).of("bg-default"),
                String.format("#%06X", image.getRGB(0, 0) & 0xFFFFFF));
        for (double most : new double[] {0.5, 1, 2, 3, 9, 17, 150, 12345}) {
            double lines = Math.ceil(most / CostChart.step(most));
            assertTrue(lines <= 8, most + " has " + lines + " lines");
        }
    }

    private static Comparand comparand(String name) {
        return new Comparand(name, coloured(name, "").tokenizer());
    }
}
