package lexiscope.ui.map;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Draws the path of the text over the map: thin bows from token to token, each with a head where
/// there is room for one. A bow leans to the left of its direction, so that there and back are two.
final class PathPainter {
    private static final double LEAN = 0.09;
    private static final double HEAD = 4.5;

    /// Shorter steps have no head.
    private static final double ROOM = 26;

    /// Paths of more steps have none at all.
    private static final int MOST_HEADS = 200;

    private final GraphicsContext g;
    private final MapOverlay.Marks marks;
    private final double width;
    private final double height;

    private PathPainter(GraphicsContext g, MapOverlay.Marks marks, double width, double height) {
        this.g = g;
        this.marks = marks;
        this.width = width;
        this.height = height;
    }

    /// @param width of the canvas
    /// @param height of the canvas
    static void paint(
            GraphicsContext g,
            MapOverlay.Marks marks,
            Color ink,
            Color ground,
            double width,
            double height) {
        new PathPainter(g, marks, width, height).paint(ink, ground);
    }

    private void paint(Color ink, Color ground) {
        double[] xs = new double[marks.path().ids().length];
        double[] ys = new double[xs.length];
        int n = places(xs, ys);
        double diagonal = Math.hypot(width, height);
        for (int i = 0; i + 1 < n; i++) {
            double length = Math.hypot(xs[i + 1] - xs[i], ys[i + 1] - ys[i]);
            if (length < 1 || !near(xs, ys, i)) {
                continue;
            }
            double strength = TextPath.strength(i, n - 1, length / diagonal);
            // on a ground of its own, so that it is told from the points that it leads over
            g.setStroke(ground.deriveColor(0, 1, 1, strength * 0.7));
            g.setLineWidth(4);
            step(xs[i], ys[i], xs[i + 1], ys[i + 1], length, false);
            g.setStroke(ink.deriveColor(0, 1, 1, strength));
            g.setFill(g.getStroke());
            g.setLineWidth(1.4);
            step(xs[i], ys[i], xs[i + 1], ys[i + 1], length, n <= MOST_HEADS);
        }
        if (n > 0) {
            // where it begins
            g.setStroke(ink);
            g.setLineWidth(1.2);
            g.strokeOval(xs[0] - 5, ys[0] - 5, 10, 10);
        }
    }

    /// Where the tokens lie that are on the map and not switched off; of those at the same place in
    /// a row one.
    private int places(double[] xs, double[] ys) {
        int n = 0;
        int last = -1;
        for (int id : marks.path().ids()) {
            int at = marks.shown(id);
            double x = Double.NaN;
            double y = Double.NaN;
            if (at >= 0) {
                x = marks.px(at);
                y = marks.py(at);
            } else {
                for (var p : marks.placed()) {
                    if (p.id() == id) {
                        x = marks.view().px(p.x());
                        y = marks.view().py(p.y());
                    }
                }
            }
            if (!Double.isNaN(x) && id != last) {
                xs[n] = x;
                ys[n++] = y;
                last = id;
            }
        }
        return n;
    }

    /// Whether a step can be seen.
    private boolean near(double[] xs, double[] ys, int i) {
        return Math.max(xs[i], xs[i + 1]) >= 0
                && Math.max(ys[i], ys[i + 1]) >= 0
                && Math.min(xs[i], xs[i + 1]) <= width
                && Math.min(ys[i], ys[i + 1]) <= height;
    }

    private void step(double x1, double y1, double x2, double y2, double length, boolean headed) {
        double dx = (x2 - x1) / length;
        double dy = (y2 - y1) / length;
        double bow = 2 * LEAN * length;
        double middleX = (x1 + x2) / 2 + dy * bow;
        double middleY = (y1 + y2) / 2 - dx * bow;
        g.beginPath();
        g.moveTo(x1, y1);
        g.quadraticCurveTo(middleX, middleY, x2, y2);
        g.stroke();
        if (headed && length >= ROOM) {
            // in its middle the bow runs as its ends lie
            double x = (x1 + x2) / 2 + dy * bow / 2 + dx * HEAD / 2;
            double y = (y1 + y2) / 2 - dx * bow / 2 + dy * HEAD / 2;
            double backX = x - dx * 2 * HEAD;
            double backY = y - dy * 2 * HEAD;
            g.fillPolygon(
                    new double[] {x, backX - dy * HEAD * 0.8, backX + dy * HEAD * 0.8},
                    new double[] {y, backY + dx * HEAD * 0.8, backY - dx * HEAD * 0.8},
                    3);
        }
    }
}
