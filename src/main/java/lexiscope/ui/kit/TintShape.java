package lexiscope.ui.kit;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// The rectangle behind a piece in a row, and what is drawn with it.
///
/// @param x left edge, in pixels
/// @param y upper edge
/// @param w width; ends a pixel before the next piece
/// @param h height, that of its row less the air between rows
public record TintShape(GraphicsContext g, double x, double y, double w, double h) {
    /// Height in a row of ordinary letters.
    public static final double HEIGHT = 20;

    private static final double ROUND = 6;
    private static final double HATCH = 5;
    private static final double LINE = 1.5;
    private static final double DOT = 2;

    public void fill(Color tint) {
        g.setFill(tint);
        g.fillRoundRect(x, y, w, h, ROUND, ROUND);
    }

    /// The lines are cut by their ends and not by a clip, for which the toolkit makes a picture of
    /// the whole canvas each time.
    public void hatched(Color ground, Color line) {
        fill(ground);
        g.setStroke(line.deriveColor(0, 1, 1, 0.55));
        g.setLineWidth(0.8);
        // strokes of all marks meet, wherever each begins
        double first = Math.floor((x - h) / HATCH) * HATCH;
        for (double d = first; d < x + w; d += HATCH) {
            double left = Math.max(d, x);
            double right = Math.min(d + h, x + w);
            if (right > left) {
                g.strokeLine(left, y + h - (left - d), right, y + h - (right - d));
            }
        }
    }

    /// @param dash length of dashes, 0 for a line
    public void outline(Color line, double width, double dash) {
        g.setStroke(line);
        g.setLineWidth(width);
        if (dash > 0) {
            g.setLineDashes(dash, dash * 0.75);
        }
        g.strokeRoundRect(
                x + width / 2, y + width / 2, Math.max(1, w - width), h - width, ROUND, ROUND);
        g.setLineDashes((double[]) null);
    }

    /// The bracket below, with a tick where the piece begins. Of rectangles: the software pipeline
    /// draws those ten times as fast as lines.
    public void bracket(Color line, boolean tick, boolean atRight, boolean dotted) {
        double bottom = y + h;
        double from = atRight ? x + Math.min(1, w / 2) - LINE / 2 : x;
        double to = atRight ? x + w : x + Math.max(LINE, w - 1) + LINE / 2;
        g.setFill(line);
        if (dotted) {
            for (double at = from; at < to; at += 2 * DOT) {
                g.fillRect(at, bottom, Math.min(DOT, to - at), LINE);
            }
        } else {
            g.fillRect(from, bottom, to - from, LINE);
        }
        if (tick) {
            g.fillRect(atRight ? to - LINE : from, bottom - 5 - LINE / 2, LINE, 5 + LINE / 2);
        }
    }

    /// @param off distance from the tint
    public void ring(Color line, double width, double off) {
        g.setStroke(line);
        g.setLineWidth(width);
        g.strokeRoundRect(x - off, y - off, w + 2 * off, h + 2, ROUND + 1, ROUND + 1);
    }
}
