package lexiscope.drawing;

import lexiscope.drawing.Shape.Anchor;
import lexiscope.drawing.Shape.Box;
import lexiscope.drawing.Shape.Lettering;
import lexiscope.drawing.Shape.Mark;
import lexiscope.drawing.Shape.Rule;
import lexiscope.drawing.Shape.Words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A long drawing as pages of paper: it is cut only where nothing is drawn, so that no row is
/// parted.
public final class DrawnPages {
    /// What the page's number takes at its foot.
    private static final double FOOT = 34;

    private static final double HEAD = 14;

    /// What is drawn without a gap from its top to its bottom.
    private static final class Band {
        private final List<Shape> shapes = new ArrayList<>();
        private double top;
        private double bottom;
    }

    private DrawnPages() {}

    /// The pages, each as large as the others.
    ///
    /// @param tall height of a page over its width
    public static List<Drawing> of(Drawing drawing, double tall) {
        double height = drawing.width() * tall;
        double room = height - HEAD - FOOT;
        var pages = new ArrayList<List<Band>>();
        for (Band band : bands(drawing)) {
            boolean fits = !pages.isEmpty() && band.bottom - pages.getLast().getFirst().top <= room;
            if (!fits) {
                pages.add(new ArrayList<>());
            }
            pages.getLast().add(band);
        }
        var drawn = new ArrayList<Drawing>();
        for (List<Band> page : pages) {
            double up = page.getFirst().top - HEAD;
            var shapes = new ArrayList<Shape>();
            page.forEach(b -> b.shapes.forEach(s -> shapes.add(moved(s, -up))));
            if (pages.size() > 1) {
                shapes.add(
                        new Words(
                                drawing.width() / 2,
                                height - 12,
                                (drawn.size() + 1) + " of " + pages.size(),
                                0,
                                new Lettering(11, false, false, Anchor.MIDDLE, "fg-muted")));
            }
            drawn.add(new Drawing(drawing.title(), drawing.width(), height, shapes));
        }
        return drawn;
    }

    /// Shapes whose heights overlap are one band; within it they keep their order.
    private static List<Band> bands(Drawing drawing) {
        var all = drawing.shapes();
        var order = new ArrayList<Integer>();
        for (int i = 0; i < all.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> top(all.get(i))));
        var bands = new ArrayList<Band>();
        var members = new ArrayList<List<Integer>>();
        for (int i : order) {
            Shape shape = all.get(i);
            if (bands.isEmpty() || top(shape) > bands.getLast().bottom) {
                var band = new Band();
                band.top = top(shape);
                band.bottom = bottom(shape);
                bands.add(band);
                members.add(new ArrayList<>());
            }
            bands.getLast().bottom = Math.max(bands.getLast().bottom, bottom(shape));
            members.getLast().add(i);
        }
        for (int b = 0; b < bands.size(); b++) {
            members.get(b).sort(Comparator.naturalOrder());
            for (int i : members.get(b)) {
                bands.get(b).shapes.add(all.get(i));
            }
        }
        return bands;
    }

    private static double top(Shape shape) {
        return switch (shape) {
            case Rule r -> Math.min(r.y1(), r.y2()) - r.width() / 2;
            case Box b -> b.y();
            case Mark m -> m.y() - m.radius();
            case Words w -> w.y() - w.lettering().size() * 0.8;
        };
    }

    private static double bottom(Shape shape) {
        return switch (shape) {
            case Rule r -> Math.max(r.y1(), r.y2()) + r.width() / 2;
            case Box b -> b.y() + b.height();
            case Mark m -> m.y() + m.radius();
            case Words w -> w.y() + w.lettering().size() * 0.3;
        };
    }

    private static Shape moved(Shape shape, double by) {
        return switch (shape) {
            case Rule r ->
                    new Rule(
                            r.x1(),
                            r.y1() + by,
                            r.x2(),
                            r.y2() + by,
                            r.width(),
                            r.dashed(),
                            r.ink());
            case Box b -> new Box(b.x(), b.y() + by, b.width(), b.height(), b.radius(), b.look());
            case Mark m -> new Mark(m.x(), m.y() + by, m.radius(), m.form(), m.ink());
            case Words w -> new Words(w.x(), w.y() + by, w.text(), w.width(), w.lettering());
        };
    }
}
