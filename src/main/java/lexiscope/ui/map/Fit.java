package lexiscope.ui.map;

import lexiscope.projection.Layout;

import java.util.Arrays;
import java.util.List;

/// The view that shows a map whole: its bulk, in the part of the panel that boxes leave free.
///
/// Points far from the bulk, such as the islands that UMAP throws out, do not squeeze it; how many
/// lie beyond each edge is told.
///
/// @param view that shows it
/// @param left points beyond the left edge
/// @param right points beyond the right edge
/// @param top points beyond the upper edge
/// @param bottom points beyond the lower edge
record Fit(Viewport view, int left, int right, int top, int bottom) {
    /// What of the free part the bulk fills; the rest is air.
    private static final double FILLED = 0.94;

    /// Of the points, what may lie outside the span that the bulk is measured by, on each side.
    private static final double TAIL = 0.02;

    /// How far the bulk reaches beyond that span, in spans: three and a half deviations of a normal
    /// cloud.
    private static final double REACH = 0.35;

    /// Points that a span is found from.
    private static final int SAMPLE = 20_000;

    /// A free part that is smaller than this share of the panel is none.
    private static final double LEAST = 0.4;

    /// Fits a map into a panel.
    ///
    /// @param boxes what stands in the corners of the panel
    static Fit of(Layout layout, double width, double height, List<Box> boxes) {
        if (layout.size() == 0) {
            return new Fit(new Viewport(0, 0, 1, width, height), 0, 0, 0, 0);
        }
        double[] spanX = bulk(layout.x());
        double[] spanY = bulk(layout.y());
        double w = Math.max(1e-9, spanX[1] - spanX[0]);
        double h = Math.max(1e-9, spanY[1] - spanY[0]);
        Box free = free(w, h, width, height, boxes);
        double scale = scale(w, h, free);
        if (layout.size() == 1 || !(scale < 1e9)) {
            scale = 1;
        }
        double middleX = (free.left() + free.right()) / 2;
        double middleY = (free.top() + free.bottom()) / 2;
        var view =
                new Viewport(
                        (spanX[0] + spanX[1]) / 2 - (middleX - width / 2) / scale,
                        (spanY[0] + spanY[1]) / 2 + (middleY - height / 2) / scale,
                        scale,
                        width,
                        height);
        return counted(layout, view);
    }

    private static double scale(double w, double h, Box free) {
        return Math.min(free.width() * FILLED / w, free.height() * FILLED / h);
    }

    /// The part of the panel that a map of this shape becomes largest in: each box takes away
    /// either the columns or the rows that it stands in.
    private static Box free(double w, double h, double width, double height, List<Box> boxes) {
        Box best = new Box(0, 0, width, height);
        double most = -1;
        for (int ways = 0; ways < 1 << boxes.size(); ways++) {
            Box free = new Box(0, 0, width, height);
            for (int b = 0; b < boxes.size(); b++) {
                free = without(free, boxes.get(b), (ways >> b & 1) == 1, width, height);
            }
            boolean large = free.width() >= LEAST * width && free.height() >= LEAST * height;
            // of equal scales the part with more air
            double worth =
                    scale(w, h, free)
                            * (1 + 1e-3 * free.width() * free.height() / (width * height));
            if (large && worth > most) {
                most = worth;
                best = free;
            }
        }
        return best;
    }

    private static Box without(Box free, Box box, boolean columns, double width, double height) {
        boolean atLeft = box.left() + box.right() < width;
        boolean atTop = box.top() + box.bottom() < height;
        if (columns) {
            return atLeft
                    ? new Box(
                            Math.max(free.left(), box.right()),
                            free.top(),
                            free.right(),
                            free.bottom())
                    : new Box(
                            free.left(),
                            free.top(),
                            Math.min(free.right(), box.left()),
                            free.bottom());
        }
        return atTop
                ? new Box(
                        free.left(),
                        Math.max(free.top(), box.bottom()),
                        free.right(),
                        free.bottom())
                : new Box(
                        free.left(), free.top(), free.right(), Math.min(free.bottom(), box.top()));
    }

    /// From where to where most values lie: all of them, but for those far outside.
    private static double[] bulk(float[] values) {
        int step = 1 + (values.length - 1) / SAMPLE;
        float[] sorted = new float[(values.length + step - 1) / step];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = values[i * step];
        }
        Arrays.sort(sorted);
        int tail = (int) (sorted.length * TAIL);
        double low = sorted[tail];
        double high = sorted[sorted.length - 1 - tail];
        double reach = REACH * (high - low);
        double first = low;
        double last = high;
        for (float v : values) {
            if (v < first && v >= low - reach) {
                first = v;
            } else if (v > last && v <= high + reach) {
                last = v;
            }
        }
        return new double[] {first, last};
    }

    private static Fit counted(Layout layout, Viewport view) {
        int[] beyond = new int[4];
        float[] xs = layout.x();
        float[] ys = layout.y();
        for (int i = 0; i < xs.length; i++) {
            double x = view.px(xs[i]);
            double y = view.py(ys[i]);
            if (x < 0) {
                beyond[0]++;
            } else if (x >= view.width()) {
                beyond[1]++;
            } else if (y < 0) {
                beyond[2]++;
            } else if (y >= view.height()) {
                beyond[3]++;
            }
        }
        return new Fit(view, beyond[0], beyond[1], beyond[2], beyond[3]);
    }
}
