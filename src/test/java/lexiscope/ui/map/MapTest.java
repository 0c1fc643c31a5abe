package lexiscope.ui.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.projection.layout.Layout;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class MapTest {
    private static Viewport fitting(Layout layout, double width, double height) {
        return Fit.of(layout, width, height, List.of()).view();
    }

    private static Labelling.Chosen labels(Picture p) {
        return Labelling.choose(p, Outlines.of(p).points(), new LabelMasks());
    }

    private static int pixel(FramePainter.Frame frame, double x, double y) {
        int column = (int) x;
        int row = (int) y;
        return frame.pixels()[row * frame.width() + column];
    }

    @Test
    void zoomingKeepsThePlaceUnderThePointer() {
        var view = fitting(Pictures.cloud(100), 800, 600);
        var nearer = view.zoomed(3, 200, 150);
        double x = view.x() + (200 - 400) / view.scale();
        assertEquals(200, nearer.px(x), 1e-6);
        assertEquals(view.scale() * 3, nearer.scale(), 1e-9);
    }

    @Test
    void degenerateLayoutsFit() {
        assertTrue(fitting(Layout.EMPTY, 100, 100).scale() > 0);
        assertTrue(
                fitting(new Layout(new int[] {5}, new float[] {2}, new float[] {3}), 100, 100)
                        .shows(2, 3));
        var one = new Layout(new int[] {1, 2}, new float[] {1, 1}, new float[] {1, 1});
        assertTrue(Double.isFinite(fitting(one, 100, 100).scale()));
    }

    @Test
    void islandsFarOutDoNotSqueezeTheBulk() {
        var layout = Pictures.cloud(1000);
        var bulk = fitting(layout, 800, 600);
        for (int i = 0; i < 15; i++) {
            layout.x()[i * 60] = 500 + i;
            layout.y()[i * 60 + 30] = -900;
        }
        var fit = Fit.of(layout, 800, 600, List.of());
        assertTrue(fit.view().scale() > 0.9 * bulk.scale(), fit + " beside " + bulk);
        assertEquals(15, fit.right());
        assertEquals(15, fit.bottom());
        assertEquals(0, fit.left() + fit.top());
    }

    @Test
    void islandsOfManyPointsDoNotEither() {
        var layout = Pictures.cloud(6000);
        var bulk = fitting(layout, 800, 600);
        for (int i = 0; i < 6000; i += 15) {
            layout.x()[i] = 12 + layout.x()[i] / 8;
        }
        var fit = Fit.of(layout, 800, 600, List.of());
        assertTrue(fit.view().scale() > 0.85 * bulk.scale(), fit + " beside " + bulk);
        assertEquals(400, fit.right());
    }

    @Test
    void halvesFarApartAreBothShown() {
        var layout = Pictures.cloud(1000);
        for (int i = 0; i < 1000; i += 2) {
            layout.x()[i] += 40;
        }
        var fit = Fit.of(layout, 800, 600, List.of());
        assertEquals(0, fit.left() + fit.right(), fit.toString());
    }

    @Test
    void tailsThatBelongToTheCloudAreFitted() {
        var layout = Pictures.cloud(5000);
        var fit = Fit.of(layout, 800, 600, List.of());
        assertTrue(fit.left() + fit.right() + fit.top() + fit.bottom() < 10, fit.toString());
    }

    @Test
    void theWholeMapIsFittedBesideTheBoxes() {
        var layout = Pictures.cloud(3000);
        var boxes =
                List.of(
                        new Box(10, 10, 40, 100),
                        new Box(10, 470, 190, 590),
                        new Box(560, 500, 790, 590),
                        new Box(700, 10, 790, 34));
        for (double[] size : new double[][] {{800, 600}, {1600, 600}, {800, 1200}}) {
            double dx = size[0] - 800;
            double dy = size[1] - 600;
            var moved =
                    boxes.stream()
                            .map(
                                    b ->
                                            new Box(
                                                    b.left() + (b.left() > 400 ? dx : 0),
                                                    b.top() + (b.top() > 300 ? dy : 0),
                                                    b.right() + (b.left() > 400 ? dx : 0),
                                                    b.bottom() + (b.top() > 300 ? dy : 0)))
                            .toList();
            var view = Fit.of(layout, size[0], size[1], moved).view();
            long covered =
                    IntStream.range(0, layout.size())
                            .filter(
                                    i ->
                                            moved.stream()
                                                    .anyMatch(
                                                            b ->
                                                                    b.holds(
                                                                            view.px(layout.x()[i]),
                                                                            view.py(
                                                                                    layout.y()[
                                                                                            i]))))
                            .count();
            assertTrue(covered <= 3, covered + " points are covered at " + size[0]);
            var alone = fitting(layout, size[0], size[1]);
            assertTrue(view.scale() > 0.7 * alone.scale());
        }
    }

    @Test
    void labelsNeverOverlapAndAreTheSameEachTime() {
        var layout = Pictures.cloud(5000);
        var p = Pictures.of(layout, fitting(layout, 800, 600));
        var labels = labels(p).labels();
        assertTrue(labels.size() > 50);
        for (int i = 0; i < labels.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(overlap(labels.get(i), labels.get(j)));
            }
        }
        assertEquals(
                labels.stream().map(Labelling.Label::point).toList(),
                labels(p).labels().stream().map(Labelling.Label::point).toList());
    }

    private static boolean overlap(Labelling.Label a, Labelling.Label b) {
        return a.left() < b.left() + b.mask().width()
                && b.left() < a.left() + a.mask().width()
                && a.top() + 3 < b.top() + b.mask().height() - 3
                && b.top() + 3 < a.top() + a.mask().height() - 3;
    }

    @Test
    void noLabelStandsUnderABox() {
        var layout = Pictures.cloud(5000);
        var box = new Box(250, 200, 500, 400);
        var p = Pictures.beside(Pictures.of(layout, fitting(layout, 800, 600)), box);
        var labels = labels(p).labels();
        assertTrue(labels.size() > 50);
        for (var label : labels) {
            assertFalse(
                    box.meets(
                            new Box(
                                    label.left(),
                                    label.top() + 3,
                                    label.left() + label.mask().width(),
                                    label.top() + label.mask().height() - 3)));
        }
    }

    @Test
    void theSamePictureGivesTheSamePixels() {
        var layout = Pictures.cloud(2000);
        var p = Pictures.of(layout, fitting(layout, 300, 200));
        var masks = new LabelMasks();
        int[] first = FramePainter.paint(p, masks).pixels();
        assertArrayEquals(first, FramePainter.paint(p, masks).pixels());
        assertTrue(Arrays.stream(first).anyMatch(c -> c != Pictures.GROUND));
    }

    /// Else a map of very many tokens asks for more names than are kept, and is painted for ever.
    @Test
    void onlyNamesThatFindRoomAreAskedFor() {
        var layout = Pictures.cloud(60_000);
        var frame =
                FramePainter.paint(
                        Pictures.of(layout, fitting(layout, 900, 700)), new LabelMasks());
        int asked = frame.missing().size();
        assertTrue(asked > 20 && asked < 1000, asked + " names");
    }

    @Test
    void aDenseDisplayGetsAsManyPixelsAsItHas() {
        var layout = Pictures.places(new float[] {0, 10}, new float[] {0, 10});
        var points = Described.of(layout, Pictures.vocabulary(2, i -> "t" + i));
        var view = new Viewport(5, 5, 10, 201, 101);
        var once = FramePainter.paint(Pictures.of(points, view, 1), new LabelMasks());
        var twice = FramePainter.paint(Pictures.of(points, view, 2), new LabelMasks());
        var between = FramePainter.paint(Pictures.of(points, view, 1.25), new LabelMasks());
        assertEquals("201 × 101", once.width() + " × " + once.height());
        assertEquals("402 × 202", twice.width() + " × " + twice.height());
        assertEquals("252 × 127", between.width() + " × " + between.height());
        long inkOnce = Arrays.stream(once.pixels()).filter(c -> c != Pictures.GROUND).count();
        long inkTwice = Arrays.stream(twice.pixels()).filter(c -> c != Pictures.GROUND).count();
        assertTrue(inkTwice > 2.5 * inkOnce, inkTwice + " beside " + inkOnce);
        assertEquals(Pictures.WORD, pixel(twice, 2 * view.px(0), 2 * view.py(0)));
        assertTrue(twice.missing().stream().allMatch(k -> k.density() == 2));
    }

    @Test
    void theSelectionHasRingsAndNamesAndTheRestRecedes() {
        var layout = Pictures.places(new float[] {-50, 0, 50}, new float[] {-20, 20, -20});
        var view = new Viewport(0, 0, 1, 200, 100);
        var p = Pictures.selecting(Pictures.of(layout, view), 1);
        assertEquals(List.of(1), labels(p).labels().stream().map(Labelling.Label::point).toList());
        assertTrue(labels(p).labels().getFirst().key().strong());
        var frame = FramePainter.paint(p, new LabelMasks());
        int x = (int) view.px(0);
        int y = (int) view.py(20);
        assertEquals(Pictures.WORD, pixel(frame, x, y));
        assertEquals(Pictures.GROUND, pixel(frame, x + 4, y));
        assertEquals(Pictures.STRONG, pixel(frame, x + 5, y));
        int other = pixel(frame, view.px(50), view.py(-20));
        assertTrue(other != Pictures.GROUND && other != Pictures.WORD);
        assertEquals(other >> 16 & 0xFF, other & 0xFF, "not grey: " + Integer.toHexString(other));
    }

    @Test
    void aSelectedTokenOfTheTextHasARingAndOthersOfTheTextRecede() {
        var layout = Pictures.places(new float[] {-50, 50}, new float[] {0, 0});
        var view = new Viewport(0, 0, 1, 200, 100);
        var p = Pictures.selecting(Pictures.withText(Pictures.of(layout, view), 0, 1, 1), 1);
        var frame = FramePainter.paint(p, new LabelMasks());
        assertEquals(Pictures.STRONG, pixel(frame, view.px(50) + 5, view.py(0)));
        assertEquals(Pictures.GROUND, pixel(frame, view.px(-50), view.py(0)));
        assertEquals(Pictures.FAINT, pixel(frame, view.px(-50) + 3, view.py(0)));
        assertEquals(
                List.of(true, false),
                labels(p).labels().stream().map(l -> l.key().strong()).toList());
    }

    @Test
    void ofALongTextTheMostFrequentTokensAreOutlined() {
        var layout = Pictures.cloud(2000);
        var view = new Viewport(0, 0, 200, 4000, 4000);
        int[] text =
                IntStream.concat(IntStream.range(0, 2000), IntStream.range(1500, 2000).map(i -> i))
                        .toArray();
        var p = Pictures.withText(Pictures.of(layout, view), text);
        var outlines = Outlines.of(p);
        assertEquals(2000, outlines.inView());
        assertEquals(Outlines.MOST, outlines.points().length);
        assertTrue(Arrays.stream(outlines.points()).allMatch(i -> i >= 1500));
        var near = Pictures.withText(Pictures.of(layout, view.zoomed(30, 2000, 2000)), text);
        var fewer = Outlines.of(near);
        assertEquals(fewer.inView(), fewer.points().length, "nearer, all of them are outlined");
        assertTrue(fewer.inView() > 0);
    }

    @Test
    void namesBelongToTheVocabularyTheyWereAskedOf() {
        var layout = Pictures.cloud(3);
        var a = Pictures.vocabulary(3, i -> "a" + i);
        var b = Pictures.vocabulary(3, i -> "b" + i);
        var points = Described.of(layout, a);
        assertEquals("a1", points.name(1));
        var moved = points.at(Pictures.cloud(3), a);
        assertTrue(moved.sameTokens(points));
        assertSame(points.name(1), moved.name(1));
        var other = points.at(layout, b);
        assertFalse(other.sameTokens(points));
        assertEquals("b1", other.name(1));
        assertTrue(other.belongsTo(b) && !other.belongsTo(a));
    }

    @Test
    void namesKeepTheirSpaceAndLongOnesAreCutBetweenCharacters() {
        var points =
                Described.of(
                        Pictures.cloud(3),
                        Pictures.vocabulary(
                                3, i -> i == 0 ? "king" : i == 1 ? " king" : "👩‍🚀".repeat(50)));
        assertEquals("king", points.name(0));
        assertEquals("␣king", points.name(1));
        String cut = points.name(2);
        assertTrue(cut.endsWith("…") && cut.length() < 300, cut);
    }

    @Test
    void arrowsPointWhereTheTokenIs() {
        assertEquals("→", CanvasNames.arrow(1, 0));
        assertEquals("↓", CanvasNames.arrow(0, 1));
        assertEquals("↖", CanvasNames.arrow(-1, -1));
        assertEquals("←", CanvasNames.arrow(-1, 0.1));
        assertEquals("↗", CanvasNames.arrow(5, -5));
    }

    @Test
    void noColourOfAClusterComesAgainWithinTwenty() {
        var shapes = IntStream.range(0, 20).mapToObj(ClusterLooks::shape).toList();
        assertEquals(3, shapes.stream().distinct().count());
        assertEquals(Splats.Shape.DISC, shapes.get(7));
        assertEquals(Splats.Shape.RING, shapes.get(8));
        assertEquals(Splats.Shape.DIAMOND, shapes.get(16));
        assertEquals(ClusterLooks.shape(3), ClusterLooks.shape(23));
    }
}
