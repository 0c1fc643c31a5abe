package lexiscope.ui.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.projection.Layout;

import org.junit.jupiter.api.Test;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class MapTest {
    private static Layout cloud(int n) {
        var random = new SplittableRandom(3);
        float[] x = new float[n];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
            y[i] = (float) random.nextGaussian();
        }
        return new Layout(IntStream.range(0, n).toArray(), x, y);
    }

    private static Picture picture(Layout layout, Viewport view) {
        String[] names = new String[layout.size()];
        java.util.Arrays.setAll(names, i -> "token" + i);
        var ink =
                new Picture.Ink(
                        new int[] {0xFF0000FF, 1, 2, 3, 4, 5, 6},
                        0xFFFFFFFF,
                        0xFF000000,
                        0xFF555555,
                        0xFFAAAAAA);
        return new Picture(
                layout,
                new byte[layout.size()],
                new int[0],
                names,
                view,
                1,
                ink,
                new BitSet(),
                new BitSet(),
                new BitSet(),
                new BitSet(),
                new BitSet(),
                -1);
    }

    @Test
    void zoomingKeepsThePlaceUnderThePointer() {
        var view = Viewport.fitting(cloud(100), 800, 600);
        var nearer = view.zoomed(3, 200, 150);
        double x = view.x() + (200 - 400) / view.scale();
        assertEquals(200, nearer.px(x), 1e-6);
        assertEquals(view.scale() * 3, nearer.scale(), 1e-9);
    }

    @Test
    void degenerateLayoutsFit() {
        assertTrue(Viewport.fitting(Layout.EMPTY, 100, 100).scale() > 0);
        assertTrue(
                Viewport.fitting(
                                new Layout(new int[] {5}, new float[] {2}, new float[] {3}),
                                100,
                                100)
                        .shows(2, 3));
        var one = new Layout(new int[] {1, 2}, new float[] {1, 1}, new float[] {1, 1});
        assertTrue(Double.isFinite(Viewport.fitting(one, 100, 100).scale()));
    }

    @Test
    void labelsNeverOverlapAndAreTheSameEachTime() {
        var layout = cloud(5000);
        var p = picture(layout, Viewport.fitting(layout, 800, 600));
        var labels = Labelling.choose(p, new LabelMasks()).labels();
        assertTrue(labels.size() > 50);
        for (int i = 0; i < labels.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(overlap(labels.get(i), labels.get(j)));
            }
        }
        assertEquals(
                labels.stream().map(Labelling.Label::point).toList(),
                Labelling.choose(p, new LabelMasks()).labels().stream()
                        .map(Labelling.Label::point)
                        .toList());
    }

    private static boolean overlap(Labelling.Label a, Labelling.Label b) {
        return a.left() < b.left() + b.mask().width()
                && b.left() < a.left() + a.mask().width()
                && a.top() + 3 < b.top() + b.mask().height() - 3
                && b.top() + 3 < a.top() + a.mask().height() - 3;
    }

    @Test
    void theSamePictureGivesTheSamePixels() {
        var layout = cloud(2000);
        var p = picture(layout, Viewport.fitting(layout, 300, 200));
        var masks = new LabelMasks();
        int[] first = FramePainter.paint(p, masks).pixels();
        assertArrayEquals(first, FramePainter.paint(p, masks).pixels());
        assertTrue(java.util.Arrays.stream(first).anyMatch(c -> c != 0xFFFFFFFF));
    }
}
