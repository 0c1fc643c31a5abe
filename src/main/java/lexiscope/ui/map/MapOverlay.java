package lexiscope.ui.map;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import lexiscope.projection.layout.Layout;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Nearest;
import lexiscope.ui.session.map.Placed;
import lexiscope.vocabulary.TokenKind;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/// What belongs to one token, drawn above the points: the focused one with lines to its neighbours,
/// the one under the pointer, the tried ones; and what lies out of view.
final class MapOverlay extends Canvas {
    /// What to draw.
    ///
    /// @param path joins the tokens of the text
    /// @param names how a token is labelled, on the map or not
    /// @param hidden kinds that are switched off
    /// @param boxes where no name may stand
    /// @param whole how the whole map is fitted
    record Marks(
            Described points,
            Viewport view,
            int focused,
            int hovered,
            Nearest nearest,
            List<Placed> placed,
            TextPath path,
            IntFunction<String> names,
            BitSet hidden,
            List<Box> boxes,
            Fit whole) {
        Layout layout() {
            return points.layout();
        }

        double px(int point) {
            return view.px(layout().x()[point]);
        }

        double py(int point) {
            return view.py(layout().y()[point]);
        }

        /// The point of a token that is on the map and not switched off, or -1.
        int shown(int id) {
            int at = layout().index(id);
            return at >= 0 && !hidden.get(points.kindPlace(at)) ? at : -1;
        }
    }

    private final Palette palette;
    private final CanvasNames names = new CanvasNames(getGraphicsContext2D());

    MapOverlay(Palette palette) {
        this.palette = palette;
        setId("map-marks");
        setMouseTransparent(true);
    }

    void draw(Marks m) {
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        names.begin(m.boxes);
        int focus = m.layout().index(m.focused);
        Placed own =
                m.placed.stream().filter(p -> p.id() == m.focused).reduce((_, b) -> b).orElse(null);
        double x = focus >= 0 ? m.px(focus) : Double.NaN;
        double y = focus >= 0 ? m.py(focus) : Double.NaN;
        if (own != null && focus < 0) {
            x = m.view.px(own.x());
            y = m.view.py(own.y());
        }
        if (inside(x, y)) {
            names.keepFree(x, y, 9);
        }
        PathPainter.paint(
                g,
                m,
                palette.role("fg-default"),
                palette.role("bg-default"),
                getWidth(),
                getHeight());
        lines(g, m, x, y);
        for (Placed p : m.placed) {
            if (!hides(m, p)) {
                anchors(g, p, m);
            }
        }
        // a tried token that is there already has a place of its own: its name stands once
        if (focus >= 0 && own == null) {
            focusedPoint(g, m.px(focus), m.py(focus), m.names.apply(m.focused));
        }
        for (Placed p : m.placed) {
            if (!hides(m, p)) {
                placed(g, p, m);
            }
        }
        if (inside(x, y)) {
            outOfView(m, x, y);
        }
        hovered(g, m, focus);
        beyond(m);
    }

    /// Tokens that the map has no point of go with the added ones.
    private static boolean hides(Marks m, Placed p) {
        return m.layout().index(p.id()) < 0
                && p.id() != m.focused
                && m.hidden.get(Described.place(TokenKind.ADDED));
    }

    private boolean inside(double x, double y) {
        return x >= 0 && y >= 0 && x < getWidth() && y < getHeight();
    }

    private void hovered(GraphicsContext g, Marks m, int focus) {
        int hover = m.shown(m.hovered);
        if (hover < 0 || hover == focus) {
            return;
        }
        double x = m.px(hover);
        double y = m.py(hover);
        if (inside(x, y)) {
            g.setStroke(palette.role("fg-default"));
            g.setLineWidth(1.5);
            g.strokeOval(x - 6, y - 6, 12, 12);
            names.pill(
                    m.names.apply(m.hovered),
                    x,
                    y,
                    palette.role("fg-default"),
                    palette.role("bg-default"));
        }
    }

    /// Lines to the neighbours that are shown; dashed to the border where one is out of view.
    private void lines(GraphicsContext g, Marks m, double x, double y) {
        if (Double.isNaN(x)) {
            return;
        }
        Color line = palette.role("focus-token");
        double best =
                m.nearest.list().isEmpty() ? 1 : Math.abs(m.nearest.list().getFirst().value());
        for (var n : m.nearest.list()) {
            int i = m.shown(n.id());
            if (i < 0) {
                continue;
            }
            double share =
                    switch (m.nearest.view().similarity()) {
                        case COSINE, CSLS -> n.value();
                        case DOT -> best == 0 ? 0.5 : n.value() / best * 0.7;
                        case EUCLIDEAN -> 0.5;
                    };
            double tx = m.px(i);
            double ty = m.py(i);
            g.setStroke(line.deriveColor(0, 1, 1, Math.clamp(0.25 + share, 0.25, 0.9)));
            if (inside(tx, ty)) {
                g.setLineWidth(Math.clamp(1 + 3 * (share - 0.35), 0.8, 3));
                g.strokeLine(x, y, tx, ty);
            } else if (inside(x, y)) {
                double[] at = names.border(x, y, tx, ty);
                g.setLineWidth(1);
                g.setLineDashes(3, 3);
                g.strokeLine(x, y, at[0], at[1]);
                g.setLineDashes((double[]) null);
            }
        }
    }

    /// Names of neighbours that are out of view, where their lines leave it.
    private void outOfView(Marks m, double x, double y) {
        for (var n : m.nearest.list()) {
            int i = m.shown(n.id());
            if (i >= 0 && !inside(m.px(i), m.py(i))) {
                names.atBorder(
                        m.names.apply(n.id()),
                        names.border(x, y, m.px(i), m.py(i)),
                        m.px(i) - x,
                        m.py(i) - y,
                        palette.role("bg-default"),
                        palette.role("fg-default"));
            }
        }
    }

    /// How many points lie far outside the bulk that the whole map is fitted to.
    private void beyond(Marks m) {
        if (!m.view.equals(m.whole.view())) {
            return;
        }
        double middleX = getWidth() / 2;
        double middleY = getHeight() / 2;
        beyond(m.whole.left(), new double[] {0, middleY}, -1, 0);
        beyond(m.whole.right(), new double[] {getWidth(), middleY}, 1, 0);
        beyond(m.whole.top(), new double[] {middleX, 0}, 0, -1);
        beyond(m.whole.bottom(), new double[] {middleX, getHeight()}, 0, 1);
    }

    private void beyond(int count, double[] at, double dx, double dy) {
        if (count > 0) {
            names.atBorder(
                    Numbers.whole(count) + " more",
                    at,
                    dx,
                    dy,
                    palette.role("bg-default"),
                    palette.role("fg-muted"));
        }
    }

    private void focusedPoint(GraphicsContext g, double x, double y, String name) {
        Color colour = palette.role("focus-token");
        if (!inside(x, y)) {
            double middleX = getWidth() / 2;
            double middleY = getHeight() / 2;
            names.atBorder(
                    name,
                    names.border(middleX, middleY, x, y),
                    x - middleX,
                    y - middleY,
                    palette.role("bg-default"),
                    colour);
            return;
        }
        g.setFill(palette.role("bg-default"));
        g.fillOval(x - 9, y - 9, 18, 18);
        g.setStroke(colour);
        g.setLineWidth(2.5);
        g.strokeOval(x - 7.5, y - 7.5, 15, 15);
        g.setFill(colour);
        g.fillOval(x - 3.5, y - 3.5, 7, 7);
        names.pill(name, x, y, colour, palette.role("bg-default"));
    }

    /// Thin lines from a place that is not exact to the tokens that it was found among.
    private void anchors(GraphicsContext g, Placed p, Marks m) {
        g.setStroke(palette.role("kind-added").deriveColor(0, 1, 1, 0.6));
        g.setLineWidth(1);
        g.setLineDashes(2, 3);
        for (int id : p.anchors()) {
            int i = m.shown(id);
            if (i >= 0) {
                g.strokeLine(m.view.px(p.x()), m.view.py(p.y()), m.px(i), m.py(i));
            }
        }
        g.setLineDashes((double[]) null);
    }

    private void placed(GraphicsContext g, Placed p, Marks m) {
        double x = m.view.px(p.x());
        double y = m.view.py(p.y());
        if (!inside(x, y)) {
            return;
        }
        Color colour =
                p.id() == m.focused ? palette.role("focus-token") : palette.role("kind-added");
        g.setFill(palette.role("bg-default"));
        g.fillOval(x - 9, y - 9, 18, 18);
        g.setStroke(colour);
        g.setLineWidth(2.5);
        if (!p.exact()) {
            g.setLineDashes(3, 2.5);
        }
        g.strokeOval(x - 7.5, y - 7.5, 15, 15);
        g.setLineDashes((double[]) null);
        g.setFill(colour);
        g.fillRect(x - 3.5, y - 1, 7, 2);
        g.fillRect(x - 1, y - 3.5, 2, 7);
        String name = m.names.apply(p.id());
        names.pill(
                p.exact() ? name : name + " (approximate)",
                x,
                y,
                colour,
                palette.role("bg-default"));
    }

    @Override
    public boolean isResizable() {
        return false;
    }
}
