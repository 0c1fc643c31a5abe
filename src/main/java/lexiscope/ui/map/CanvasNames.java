package lexiscope.ui.map;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import lexiscope.ui.typography.Face;
import lexiscope.ui.typography.Row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes names above the points: each where it covers neither another name nor a box of the panel.
final class CanvasNames {
    private static final double PILL = 13;
    private static final double PILL_HEIGHT = 19;
    private static final double PLAIN = 11;
    private static final double PLAIN_HEIGHT = 16;
    private static final double AIR = 2;

    /// How far a name at the border moves to find room, in rows.
    private static final int ROWS = 6;

    private static final int KEPT = 100;

    private record Key(String text, double size) {}

    private final Map<Key, Row> rows =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Row> eldest) {
                    return size() > KEPT;
                }
            };
    private final Text scratch = new Text();
    private final GraphicsContext g;
    private final List<Box> taken = new ArrayList<>();

    CanvasNames(GraphicsContext g) {
        this.g = g;
    }

    /// Begins a picture.
    ///
    /// @param boxes where no name may stand
    void begin(List<Box> boxes) {
        taken.clear();
        taken.addAll(boxes);
    }

    private Row row(String text, double size) {
        return rows.computeIfAbsent(
                new Key(text, size),
                k -> new Row(k.text, Face.of(Font.font("Inter SemiBold", k.size)), false, scratch));
    }

    /// Keeps names away from a point.
    void keepFree(double x, double y, double radius) {
        taken.add(new Box(x - radius, y - radius, x + radius, y + radius));
    }

    /// A name on a filled ground beside a point: above it, else below, right or left.
    ///
    /// @return where it stands
    Box pill(String name, double x, double y, Color ground, Color ink) {
        var row = row(name, PILL);
        double w = row.width() + 12;
        double h = Math.max(PILL_HEIGHT, row.ascent() + row.descent() + 3);
        double away = 12;
        Box[] places = {
            box(x - w / 2, y - away - h, w, h),
            box(x - w / 2, y + away, w, h),
            box(x + away, y - h / 2, w, h),
            box(x - away - w, y - h / 2, w, h)
        };
        Box at = free(places);
        g.setFill(ground);
        g.fillRoundRect(at.left(), at.top(), w, h, 7, 7);
        write(row, at.left() + 6, at.top(), h, ink);
        taken.add(at);
        return at;
    }

    /// The first place where nothing stands, else the one that is nearest to the first and free.
    private Box free(Box[] places) {
        for (Box place : places) {
            if (free(place)) {
                return place;
            }
        }
        Box first = places[0];
        for (double away = 8; away < width(); away += 8) {
            for (int way = 0; way < 4; way++) {
                double dx = way == 0 ? away : way == 1 ? -away : 0;
                double dy = way == 2 ? away : way == 3 ? -away : 0;
                Box moved = box(first.left() + dx, first.top() + dy, first.width(), first.height());
                if (free(moved)) {
                    return moved;
                }
            }
        }
        return first;
    }

    /// Pushed into the canvas.
    private Box box(double left, double top, double w, double h) {
        double l = Math.clamp(left, AIR, Math.max(AIR, width() - w - AIR));
        double t = Math.clamp(top, AIR, Math.max(AIR, height() - h - AIR));
        return new Box(l, t, l + w, t + h);
    }

    private boolean free(Box box) {
        return taken.stream().noneMatch(box::meets);
    }

    /// Where a line that leaves the canvas meets its border.
    ///
    /// @return x and y, a few pixels within
    double[] border(double x, double y, double tx, double ty) {
        double t = 1;
        if (tx < AIR) {
            t = Math.min(t, (AIR - x) / (tx - x));
        } else if (tx > width() - AIR) {
            t = Math.min(t, (width() - AIR - x) / (tx - x));
        }
        if (ty < AIR) {
            t = Math.min(t, (AIR - y) / (ty - y));
        } else if (ty > height() - AIR) {
            t = Math.min(t, (height() - AIR - y) / (ty - y));
        }
        return new double[] {x + t * (tx - x), y + t * (ty - y)};
    }

    /// A name at the border with an arrow to where the token is; left out where there is no room.
    ///
    /// @param at on the border
    /// @param dx direction of the token
    /// @param dy direction of the token, growing downwards
    /// @param ground of the panel
    void atBorder(String name, double[] at, double dx, double dy, Color ground, Color ink) {
        String arrow = arrow(dx, dy);
        boolean leftwards = dx < 0;
        var row = row(leftwards ? arrow + " " + name : name + " " + arrow, PLAIN);
        double h = Math.max(PLAIN_HEIGHT, row.ascent() + row.descent());
        double w = row.width() + 4;
        for (int k = 0; k < 2 * ROWS; k++) {
            double moved = Math.ceilDiv(k, 2) * (h + 1) * (k % 2 == 0 ? 1 : -1);
            double left = at[0] < 2 * AIR ? at[0] : at[0] > width() - 2 * AIR ? at[0] - w : -1;
            Box place = box(left < 0 ? at[0] - w / 2 : left, at[1] - h / 2 + moved, w, h);
            if (free(place)) {
                g.setFill(ground.deriveColor(0, 1, 1, 0.9));
                g.fillRect(place.left(), place.top(), w, h);
                write(row, place.left() + 2, place.top(), h, ink);
                taken.add(place);
                return;
            }
        }
    }

    /// The nearest of eight directions; y grows downwards.
    static String arrow(double dx, double dy) {
        String[] arrows = {"→", "↘", "↓", "↙", "←", "↖", "↑", "↗"};
        return arrows[Math.floorMod(Math.round(Math.atan2(dy, dx) / (Math.PI / 4)), 8)];
    }

    private void write(Row row, double left, double top, double height, Color ink) {
        double inked = row.ascent() + row.descent();
        row.paintOutlined(g, left, Math.rint(top + (height - inked) / 2 + row.ascent()), ink);
    }

    private double width() {
        return g.getCanvas().getWidth();
    }

    private double height() {
        return g.getCanvas().getHeight();
    }
}
