package lexiscope.ui.map;

import java.util.Arrays;
import java.util.Set;

/// Paints a picture into pixels: points as splats, then labels. Plain loops, run on a worker.
final class FramePainter {
    /// A painted frame.
    ///
    /// @param width in pixels
    /// @param height in pixels
    /// @param density pixels of it a pixel of the window
    /// @param pixels premultiplied ARGB, row by row
    /// @param missing labels that had no mask
    /// @param outlined how many tokens of the text are outlined
    /// @param ofText how many tokens of the text are in view
    record Frame(
            int width,
            int height,
            double density,
            int[] pixels,
            Set<LabelMasks.Key> missing,
            int outlined,
            int ofText) {}

    /// Rings are drawn around as many selected points in view; more would be one blot, and their
    /// colour among the grey says it too.
    private static final int MOST_RINGS = 600;

    private final Picture picture;
    private final double density;
    private final double radius;
    private final int width;
    private final int height;
    private final int[] pixels;
    private final int[] columns;
    private final int[] rows;

    private FramePainter(Picture picture) {
        this.picture = picture;
        density = picture.density();
        radius = Math.clamp(1.5 * Math.pow(picture.zoom(), 0.2), 1, 3.5) * density;
        width = Math.max(1, (int) Math.ceil(picture.view().width()));
        height = Math.max(1, (int) Math.ceil(picture.view().height()));
        columns = new int[picture.layout().size()];
        rows = new int[columns.length];
        pixels = new int[width * height];
        Arrays.fill(pixels, 0xFF000000 | picture.ink().ground());
    }

    static Frame paint(Picture picture, LabelMasks masks) {
        var painter = new FramePainter(picture);
        var outlines = Outlines.of(picture);
        var chosen = Labelling.choose(picture, outlines.points(), masks);
        int inView = painter.locate();
        painter.points(chosen, inView);
        painter.outlines(outlines.points());
        painter.rings();
        for (var label : chosen.labels()) {
            if (label.mask().ink().length > 0) {
                painter.label(label);
            }
        }
        return new Frame(
                painter.width,
                painter.height,
                painter.density,
                painter.pixels,
                chosen.missing(),
                outlines.points().length,
                outlines.inView());
    }

    /// The mask of each point's shape, by what [#shape] gives.
    private Splats.Mask[] masks() {
        return picture.looks().shapes().length > 0
                ? Splats.shapes(radius, density)
                : Splats.kinds(radius, density);
    }

    private int shape(int point) {
        byte[] shapes = picture.looks().shapes();
        return shapes.length > 0 ? shapes[point] : picture.points().kindPlace(point);
    }

    private void points(Labelling.Chosen chosen, int inView) {
        int n = columns.length;
        var masks = masks();
        int alpha = inView < 2000 ? 204 : inView < 20_000 ? 153 : 64;
        int faint = Math.min(64, alpha);
        for (int i = 0; i < n; i++) {
            if (picture.hides(i)) {
                continue;
            }
            var mask = masks[shape(i)];
            if (picture.recedes(i)) {
                splat(i, mask, picture.ink().faint(), faint);
            } else {
                boolean opaque = Splats.large(picture.points().kind(i));
                splat(i, mask, picture.colour(i), opaque ? 255 : alpha);
            }
        }
        for (var label : chosen.labels()) {
            int i = label.point();
            int colour = picture.recedes(i) ? picture.ink().faint() : picture.colour(i);
            splat(i, masks[shape(i)], colour, 255);
        }
    }

    /// The tokens of the text, the most frequent last, so on top.
    private void outlines(int[] points) {
        var ring = Splats.disc(Math.max(3.6 * density, radius + 1.6 * density));
        var dot = Splats.disc(Math.max(2.2 * density, radius));
        for (int k = points.length - 1; k >= 0; k--) {
            int i = points[k];
            boolean recedes = picture.recedes(i);
            splat(i, ring, recedes ? picture.ink().faint() : picture.ink().strong(), 255);
            // beside a selection they are hollow, so as not to weigh more than it
            splat(i, dot, recedes ? picture.ink().ground() : picture.colour(i), 255);
        }
    }

    /// The selection: a ring with ground between it and the point.
    private void rings() {
        var layout = picture.layout();
        var selected = picture.selected();
        int[] points = new int[MOST_RINGS];
        int n = 0;
        for (int id = selected.nextSetBit(0); id >= 0; id = selected.nextSetBit(id + 1)) {
            int i = layout.index(id);
            if (i >= 0 && !picture.hides(i) && inside(i)) {
                if (n == MOST_RINGS) {
                    return;
                }
                points[n++] = i;
            }
        }
        double dotRadius = Math.max(2.4 * density, radius);
        var ring = Splats.disc(dotRadius + 3.6 * density);
        var gap = Splats.disc(dotRadius + 2 * density);
        var dot = Splats.disc(dotRadius);
        for (int k = 0; k < n; k++) {
            splat(points[k], ring, picture.ink().strong(), 255);
            splat(points[k], gap, picture.ink().ground(), 255);
        }
        for (int k = 0; k < n; k++) {
            splat(points[k], dot, picture.colour(points[k]), 255);
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
            inView += inside(i) ? 1 : 0;
        }
        return inView;
    }

    private boolean inside(int point) {
        return columns[point] >= 0
                && rows[point] >= 0
                && columns[point] < width
                && rows[point] < height;
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
        int[] emoji = mask.picture();
        for (int y = 0; y < mask.height(); y++) {
            int row = label.top() + y;
            if (row < 0 || row >= height) {
                continue;
            }
            for (int x = 0; x < mask.width(); x++) {
                int column = label.left() + x;
                int from = y * mask.width() + x;
                int halo = mask.halo()[from] & 0xFF;
                if (column >= 0 && column < width && halo > 0) {
                    int at = row * width + column;
                    blend(at, picture.ink().ground(), halo);
                    blend(at, ink, mask.ink()[from] & 0xFF);
                    if (emoji != null) {
                        cover(at, emoji[from]);
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

    /// Lays a premultiplied pixel over another.
    private void cover(int at, int over) {
        int rest = 255 - (over >>> 24);
        if (rest == 255) {
            return;
        }
        int under = pixels[at];
        int r = Math.min(255, (over >> 16 & 0xFF) + over255((under >> 16 & 0xFF) * rest));
        int g = Math.min(255, (over >> 8 & 0xFF) + over255((under >> 8 & 0xFF) * rest));
        int b = Math.min(255, (over & 0xFF) + over255((under & 0xFF) * rest));
        pixels[at] = 0xFF000000 | r << 16 | g << 8 | b;
    }

    /// Divided by 255 and rounded, without a division; exact for 0 to 255².
    private static int over255(int v) {
        int t = v + 128;
        return t + (t >> 8) >> 8;
    }
}
