package lexiscope.ui.map;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import lexiscope.projection.Layout;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Nearest;
import lexiscope.ui.session.Placed;

import java.util.List;

/// What belongs to one token, drawn above the points: the focused one with lines to its neighbours,
/// the one under the pointer, the tried ones.
final class MapOverlay extends Canvas {
    /// What to draw.
    ///
    /// @param names how a token is labelled
    record Marks(
            Layout layout,
            Viewport view,
            int focused,
            int hovered,
            Nearest nearest,
            List<Placed> placed,
            java.util.function.IntFunction<String> names) {}

    private final Palette palette;

    MapOverlay(Palette palette) {
        this.palette = palette;
        setMouseTransparent(true);
    }

    void draw(Marks m) {
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        int focus = m.layout.index(m.focused);
        Placed own =
                m.placed.stream()
                        .filter(p -> p.proposed() || p.id() == m.focused)
                        .reduce((_, b) -> b)
                        .orElse(null);
        if (own != null && (own.proposed() || focus < 0)) {
            lines(g, m, m.view.px(own.x()), m.view.py(own.y()));
        } else if (focus >= 0) {
            lines(g, m, m.view.px(m.layout.x()[focus]), m.view.py(m.layout.y()[focus]));
        }
        int hover = m.layout.index(m.hovered);
        if (hover >= 0 && hover != focus) {
            double x = m.view.px(m.layout.x()[hover]);
            double y = m.view.py(m.layout.y()[hover]);
            g.setStroke(palette.role("fg-default"));
            g.setLineWidth(1.5);
            g.strokeOval(x - 6, y - 6, 12, 12);
            pill(
                    g,
                    m.names.apply(m.hovered),
                    x,
                    y - 18,
                    palette.role("fg-default"),
                    palette.role("bg-default"));
        }
        if (focus >= 0 && m.placed.stream().noneMatch(Placed::proposed)) {
            focusedPoint(
                    g,
                    m.view.px(m.layout.x()[focus]),
                    m.view.py(m.layout.y()[focus]),
                    m.names.apply(m.focused));
        }
        for (Placed p : m.placed) {
            anchors(g, p, m);
            placed(g, p, m);
        }
    }

    private void lines(GraphicsContext g, Marks m, double x, double y) {
        Color line = palette.role("focus-token");
        double best =
                m.nearest.list().isEmpty() ? 1 : Math.abs(m.nearest.list().getFirst().value());
        for (var n : m.nearest.list()) {
            int i = m.layout.index(n.id());
            if (i < 0) {
                continue;
            }
            double share =
                    switch (m.nearest.view().similarity()) {
                        case COSINE, CSLS -> n.value();
                        case DOT -> best == 0 ? 0.5 : n.value() / best * 0.7;
                        case EUCLIDEAN -> 0.5;
                    };
            double tx = m.view.px(m.layout.x()[i]);
            double ty = m.view.py(m.layout.y()[i]);
            g.setStroke(line.deriveColor(0, 1, 1, Math.clamp(0.25 + share, 0.25, 0.9)));
            g.setLineWidth(Math.clamp(1 + 3 * (share - 0.35), 0.8, 3));
            boolean outside = tx < 0 || ty < 0 || tx > getWidth() || ty > getHeight();
            if (outside) {
                g.setLineWidth(1);
                g.setLineDashes(3, 3);
            }
            g.strokeLine(x, y, tx, ty);
            g.setLineDashes((double[]) null);
            if (outside) {
                atBorder(g, m.names.apply(n.id()), x, y, tx, ty);
            }
        }
    }

    /// The name of a neighbour that is out of view, where its line leaves the view.
    private void atBorder(
            GraphicsContext g, String name, double x, double y, double tx, double ty) {
        boolean focusInView = x >= 0 && y >= 0 && x <= getWidth() && y <= getHeight();
        if (!focusInView) {
            return;
        }
        double t = 1;
        t =
                tx < 0
                        ? Math.min(t, (8 - x) / (tx - x))
                        : tx > getWidth() ? Math.min(t, (getWidth() - 8 - x) / (tx - x)) : t;
        t =
                ty < 0
                        ? Math.min(t, (12 - y) / (ty - y))
                        : ty > getHeight() ? Math.min(t, (getHeight() - 12 - y) / (ty - y)) : t;
        double bx = x + t * (tx - x);
        double by = y + t * (ty - y);
        g.setFont(Font.font("Inter SemiBold", 11));
        g.setTextBaseline(VPos.CENTER);
        boolean left = bx < getWidth() / 2;
        g.setTextAlign(left ? TextAlignment.LEFT : TextAlignment.RIGHT);
        String text = left ? "← " + name : name + " →";
        double w = width(text, "Inter SemiBold", 11);
        g.setFill(palette.role("bg-default").deriveColor(0, 1, 1, 0.9));
        g.fillRect(left ? bx - 1 : bx - w - 1, by - 8, w + 2, 16);
        g.setFill(palette.role("fg-default"));
        g.fillText(text, bx, by);
    }

    private void focusedPoint(GraphicsContext g, double x, double y, String name) {
        Color colour = palette.role("focus-token");
        g.setFill(palette.role("bg-default"));
        g.fillOval(x - 9, y - 9, 18, 18);
        g.setStroke(colour);
        g.setLineWidth(2.5);
        g.strokeOval(x - 7.5, y - 7.5, 15, 15);
        g.setFill(colour);
        g.fillOval(x - 3.5, y - 3.5, 7, 7);
        pill(g, name, x, y - 22, colour, palette.role("bg-default"));
    }

    /// Thin lines from a place that is not exact to the tokens that it was found among.
    private void anchors(GraphicsContext g, Placed p, Marks m) {
        g.setStroke(palette.role("kind-added").deriveColor(0, 1, 1, 0.6));
        g.setLineWidth(1);
        g.setLineDashes(2, 3);
        for (int id : p.anchors()) {
            int i = m.layout.index(id);
            if (i >= 0) {
                g.strokeLine(
                        m.view.px(p.x()),
                        m.view.py(p.y()),
                        m.view.px(m.layout.x()[i]),
                        m.view.py(m.layout.y()[i]));
            }
        }
        g.setLineDashes((double[]) null);
    }

    private void placed(GraphicsContext g, Placed p, Marks m) {
        double x = m.view.px(p.x());
        double y = m.view.py(p.y());
        Color colour =
                p.proposed() || p.id() == m.focused
                        ? palette.role("focus-token")
                        : palette.role("kind-added");
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
        pill(
                g,
                p.exact() ? name : name + " (approximate)",
                x,
                y - 22,
                colour,
                palette.role("bg-default"));
    }

    private void pill(GraphicsContext g, String name, double x, double y, Color ground, Color ink) {
        double w = width(name, "Inter SemiBold", 13) + 12;
        double left = Math.clamp(x - w / 2, 2, Math.max(2, getWidth() - w - 2));
        double top = Math.clamp(y - 9, 2, Math.max(2, getHeight() - 20));
        g.setFill(ground);
        g.fillRoundRect(left, top, w, 19, 7, 7);
        g.setFill(ink);
        g.setFont(Font.font("Inter SemiBold", 13));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(name, left + 6, top + 9.5);
    }

    private static double width(String text, String family, double size) {
        var node = new Text(text);
        node.setFont(Font.font(family, size));
        return node.getLayoutBounds().getWidth();
    }

    @Override
    public boolean isResizable() {
        return false;
    }
}
