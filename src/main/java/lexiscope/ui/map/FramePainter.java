package lexiscope.ui.map;

import java.util.Set;

/// Paints a picture into pixels: points as splats, then labels. Plain loops, run on a worker.
final class FramePainter {
    /// A painted frame.
    ///
    /// @param width in pixels
    /// @param height in pixels
    /// @param pixels premultiplied ARGB, row by row
    /// @param missing labels that had no mask
    record Frame(int width, int height, int[] pixels, Set<LabelMasks.Key> missing) {}

    private final Picture picture;
    private final int width;
    private final int height;
    private final int[] pixels;
    private final int[] columns;
    private final int[] rows;

    private FramePainter(Picture picture) {
        this.picture = picture;
        width = Math.max(1, (int) picture.view().width());
        height = Math.max(1, (int) picture.view().height());
        columns = new int[picture.layout().size()];
        rows = new int[columns.length];
        pixels = new int[width * height];
        java.util.Arrays.fill(pixels, 0xFF000000 | picture.ink().ground());
    }

    static Frame paint(Picture picture, LabelMasks masks) {
        var painter = new FramePainter(picture);
        var chosen = Labelling.choose(picture, masks);
        painter.points(chosen);
        for (var label : chosen.labels()) {
            if (label.mask().ink().length > 0) {
                painter.label(label);
            }
        }
        return new Frame(painter.width, painter.height, painter.pixels, chosen.missing());
    }

    private void points(Labelling.Chosen chosen) {
        var layout = picture.layout();
        int n = layout.size();
        double radius = Math.clamp(1.5 * Math.pow(picture.zoom(), 0.2), 1, 3.5);
        var masks = Splats.of(picture.ink().kinds().length, radius);
        int inView = locate();
        int alpha = inView < 2000 ? 204 : inView < 20_000 ? 153 : 64;
        boolean selecting = !picture.selected().isEmpty();
        for (int i = 0; i < n; i++) {
            int kind = picture.kinds()[i];
            if (!picture.hidden().get(kind)) {
                boolean grey = selecting && !picture.selected().get(layout.ids()[i]);
                boolean opaque = kind == 3 || kind == 4;
                int colour = grey ? picture.ink().faint() : picture.colour(i);
                splat(i, masks[kind], colour, grey ? alpha / 2 : opaque ? 255 : alpha);
            }
        }
        for (var label : chosen.labels()) {
            int kind = picture.kinds()[label.point()];
            splat(label.point(), masks[kind], picture.colour(label.point()), 255);
        }
        var ring = Splats.of(1, Math.max(3.6, radius + 1.6))[0];
        var dot = Splats.of(1, Math.max(2.2, radius))[0];
        for (int id = picture.marked().nextSetBit(0);
                id >= 0;
                id = picture.marked().nextSetBit(id + 1)) {
            int i = layout.index(id);
            if (i >= 0 && !picture.hidden().get(picture.kinds()[i])) {
                splat(i, ring, picture.ink().strong(), 255);
                splat(i, dot, picture.colour(i), 255);
            }
        }
    }

    /// Finds every point's pixel, and counts those in view.
    private int locate() {
        var layout = picture.layout();
        var view = picture.view();
        float[] xs = layout.x();
        float[] ys = layout.y();
        double left = view.width() / 2 - view.x() * view.scale() + 0.5;
        double top = view.height() / 2 + view.y() * view.scale() + 0.5;
        int inView = 0;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = (int) Math.floor(xs[i] * view.scale() + left);
            rows[i] = (int) Math.floor(top - ys[i] * view.scale());
            boolean inside =
                    columns[i] >= 0 && rows[i] >= 0 && columns[i] < width && rows[i] < height;
            inView += inside ? 1 : 0;
        }
        return inView;
    }

    private void splat(int point, Splats.Mask mask, int colour, int alpha) {
        int half = mask.size() / 2;
        int left = columns[point] - half;
        int top = rows[point] - half;
        if (left >= width || top >= height || left + mask.size() <= 0 || top + mask.size() <= 0) {
            return;
        }
        for (int y = Math.max(0, -top); y < mask.size() && top + y < height; y++) {
            for (int x = Math.max(0, -left); x < mask.size() && left + x < width; x++) {
                int coverage = mask.coverage()[y * mask.size() + x];
                if (coverage > 0) {
                    blend((top + y) * width + left + x, colour, over255(coverage * alpha));
                }
            }
        }
    }

    private void label(Labelling.Label label) {
        var mask = label.mask();
        int ink = label.key().strong() ? picture.ink().strong() : picture.ink().muted();
        for (int y = 0; y < mask.height(); y++) {
            int row = label.top() + y;
            if (row < 0 || row >= height) {
                continue;
            }
            for (int x = 0; x < mask.width(); x++) {
                int column = label.left() + x;
                if (column >= 0 && column < width) {
                    int at = row * width + column;
                    int halo = mask.halo()[y * mask.width() + x] & 0xFF;
                    if (halo > 0) {
                        blend(at, picture.ink().ground(), halo);
                        blend(at, ink, mask.ink()[y * mask.width() + x] & 0xFF);
                    }
                }
            }
        }
    }

    private void blend(int at, int colour, int alpha) {
        int under = pixels[at];
        int rest = 255 - alpha;
        int r = over255((colour >> 16 & 0xFF) * alpha + (under >> 16 & 0xFF) * rest);
        int g = over255((colour >> 8 & 0xFF) * alpha + (under >> 8 & 0xFF) * rest);
        int b = over255((colour & 0xFF) * alpha + (under & 0xFF) * rest);
        pixels[at] = 0xFF000000 | r << 16 | g << 8 | b;
    }

    /// Divided by 255 and rounded, without a division; exact for 0 to 255².
    private static int over255(int v) {
        int t = v + 128;
        return t + (t >> 8) >> 8;
    }
}
