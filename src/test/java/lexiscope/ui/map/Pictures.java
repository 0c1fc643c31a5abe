package lexiscope.ui.map;

import lexiscope.projection.layout.Layout;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Maps and pictures of them for the tests of this package.
final class Pictures {
    static final int GROUND = 0xFFFFFFFF;
    static final int STRONG = 0xFF000000;
    static final int FAINT = 0xFFAAAAAA;
    static final int WORD = 0xFF0000FF;

    private Pictures() {}

    static Layout cloud(int n) {
        var random = new SplittableRandom(3);
        float[] x = new float[n];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
            y[i] = (float) random.nextGaussian();
        }
        return new Layout(IntStream.range(0, n).toArray(), x, y);
    }

    static Layout places(float[] x, float[] y) {
        return new Layout(IntStream.range(0, x.length).toArray(), x, y);
    }

    static Vocabulary vocabulary(int n, IntFunction<String> spelling) {
        return new Vocabulary(
                IntStream.range(0, n).mapToObj(spelling).toArray(String[]::new),
                Map.of(),
                new Spelling.Plain());
    }

    static Picture of(Layout layout, Viewport view) {
        return of(Described.of(layout, vocabulary(layout.size(), i -> "token" + i)), view, 1);
    }

    static Picture of(Described points, Viewport view, double density) {
        var ink =
                new Picture.Ink(
                        new int[] {WORD, WORD, 0xFF000002, 0xFF000003, 4, 5, 6},
                        GROUND,
                        STRONG,
                        0xFF555555,
                        FAINT);
        return new Picture(
                points,
                PointLooks.BY_KIND,
                view.dense(density),
                density,
                1,
                ink,
                new BitSet(),
                TextTokens.NONE,
                new int[0],
                new BitSet(),
                new BitSet(),
                -1,
                List.of());
    }

    static Picture selecting(Picture p, int... ids) {
        var selected = new BitSet();
        IntStream.of(ids).forEach(selected::set);
        return new Picture(
                p.points(),
                p.looks(),
                p.view(),
                p.density(),
                p.zoom(),
                p.ink(),
                p.hidden(),
                p.text(),
                p.near(),
                p.middles(),
                selected,
                p.focused(),
                p.boxes());
    }

    static Picture withText(Picture p, int... ids) {
        int[] times = new int[p.layout().size()];
        for (int id : ids) {
            times[id]++;
        }
        return new Picture(
                p.points(),
                p.looks(),
                p.view(),
                p.density(),
                p.zoom(),
                p.ink(),
                p.hidden(),
                new TextTokens(times),
                p.near(),
                p.middles(),
                p.selected(),
                p.focused(),
                p.boxes());
    }

    static Picture beside(Picture p, Box box) {
        return new Picture(
                p.points(),
                p.looks(),
                p.view(),
                p.density(),
                p.zoom(),
                p.ink(),
                p.hidden(),
                p.text(),
                p.near(),
                p.middles(),
                p.selected(),
                p.focused(),
                List.of(box));
    }
}
