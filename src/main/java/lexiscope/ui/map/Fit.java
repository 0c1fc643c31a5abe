package lexiscope.ui.map;

import lexiscope.projection.layout.Layout;

import java.util.ArrayList;
import java.util.Comparator;
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

    /// Points that are looked at to know whether a box covers any.
    private static final int LOOKED_AT = 1000;

    /// What a box can take away: nothing, half or all of its rows, half or all of its columns.
    private static final int WAYS = 5;

    /// A free part that is smaller than this share of the panel is none.
    private static final double LEAST = 0.4;

    /// Fits a map into a panel.
    ///
    /// @param boxes what stands in the corners of the panel
    static Fit of(Layout layout, double width, double height, List<Box> boxes) {
        if (layout.size() == 0) {
            return new Fit(new Viewport(0, 0, 1, width, height), 0, 0, 0, 0);
        }
        var bulk = Bulk.of(layout);
        var cloud =
                new Cloud(
                        layout,
                        (bulk.left() + bulk.right()) / 2,
                        (bulk.bottom() + bulk.top()) / 2,
                        Math.max(1e-9, bulk.right() - bulk.left()),
                        Math.max(1e-9, bulk.top() - bulk.bottom()));
        return counted(layout, beside(cloud, width, height, boxes));
    }

    /// A map whose bulk has a middle and an extent.
    private record Cloud(Layout layout, double x, double y, double w, double h) {
        Viewport in(Box free, double width, double height) {
            double scale = Math.min(free.width() * FILLED / w, free.height() * FILLED / h);
            if (layout.size() == 1 || !(scale < 1e9)) {
                scale = 1;
            }
            double dx = (free.left() + free.right() - width) / 2;
            double dy = (free.top() + free.bottom() - height) / 2;
            return new Viewport(x - dx / scale, y + dy / scale, scale, width, height);
        }

        /// Whether hardly a point lies under the boxes, going by some of them.
        boolean clear(Viewport view, List<Box> boxes) {
            int step = 1 + (layout.size() - 1) / LOOKED_AT;
            int allowed = layout.size() / step / 500;
            for (int i = 0, covered = 0; i < layout.size(); i += step) {
                double px = view.px(layout.x()[i]);
                double py = view.py(layout.y()[i]);
                for (Box box : boxes) {
                    if (box.holds(px, py) && ++covered > allowed) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /// A part of the panel, and how large the map becomes in it.
    private record Part(Box free, double worth) {}

    /// The view in which the map is largest without lying under the boxes. Each box takes away rows
    /// or columns of the panel, all that it stands in, half of them, or none: a round cloud leaves
    /// corners empty.
    private static Viewport beside(Cloud cloud, double width, double height, List<Box> boxes) {
        Box panel = new Box(0, 0, width, height);
        var parts = new ArrayList<Part>();
        int ways = (int) Math.pow(WAYS, boxes.size());
        for (int way = 0; way < ways; way++) {
            Box free = panel;
            for (int b = 0, rest = way; b < boxes.size(); b++, rest /= WAYS) {
                free = without(free, boxes.get(b), rest % WAYS, panel);
            }
            if (free.width() >= LEAST * width && free.height() >= LEAST * height) {
                double scale = cloud.in(free, width, height).scale();
                // of equal scales the part with more air
                double air = free.width() * free.height() / (width * height);
                parts.add(new Part(free, scale * (1 + 1e-3 * air)));
            }
        }
        parts.sort(Comparator.comparingDouble(part -> -part.worth));
        for (Part part : parts) {
            var view = cloud.in(part.free, width, height);
            if (cloud.clear(view, boxes)) {
                return view;
            }
        }
        return cloud.in(panel, width, height);
    }

    private static Box without(Box free, Box box, int way, Box panel) {
        if (way == 0) {
            return free;
        }
        double share = way % 2 == 0 ? 1 : 0.5;
        boolean atLeft = box.left() + box.right() < panel.right();
        boolean atTop = box.top() + box.bottom() < panel.bottom();
        double left = free.left();
        double top = free.top();
        double right = free.right();
        double bottom = free.bottom();
        if (way <= 2 && atTop) {
            top = Math.max(top, share * box.bottom());
        } else if (way <= 2) {
            bottom = Math.min(bottom, panel.bottom() - share * (panel.bottom() - box.top()));
        } else if (atLeft) {
            left = Math.max(left, share * box.right());
        } else {
            right = Math.min(right, panel.right() - share * (panel.right() - box.left()));
        }
        return new Box(left, top, right, bottom);
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
