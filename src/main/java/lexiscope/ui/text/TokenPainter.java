package lexiscope.ui.text;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Edit;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.TokenHue;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Paints tokens behind the text: a tint each, a bracket under each, and the marks of look.md §7.
///
/// The encoding may lag behind the text; its spans are then moved by the edits made since.
final class TokenPainter {
    private static final double TINT_HEIGHT = 20;

    private final TextRows rows;
    private final Palette palette;
    private final Deque<Typed> since = new ArrayDeque<>();
    private Encoding encoding = Encoding.EMPTY;
    private Vocabulary vocabulary;
    private long version;
    private byte[] hues = new byte[0];
    private int focusedId = -1;
    private int focusedPiece = -1;
    private int hoveredId = -1;

    TokenPainter(TextRows rows, Palette palette, Vocabulary none) {
        this.rows = rows;
        this.palette = palette;
        this.vocabulary = none;
    }

    /// Takes a new encoding.
    void show(Encoding next, Vocabulary of, long textVersion) {
        if (!of.equals(vocabulary)) {
            vocabulary = of;
            hues = new byte[of.size()];
            java.util.Arrays.fill(hues, (byte) -1);
        }
        encoding = next;
        version = textVersion;
        since.removeIf(t -> t.version() <= version);
    }

    /// Notes an edit made after the encoding.
    void edited(Typed typed) {
        if (typed.edit() == null) {
            since.clear();
            encoding = Encoding.EMPTY;
        } else {
            since.addLast(typed);
        }
    }

    void focus(int id, int piece) {
        focusedId = id;
        focusedPiece = piece;
    }

    void hover(int id) {
        hoveredId = id;
    }

    Encoding encoding() {
        return encoding;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /// The piece that holds a unit of the text as it is now, or -1.
    int pieceAt(int unit) {
        int i = firstEndingAfter(unit);
        while (i < encoding.size() && start(i) == end(i)) {
            i++;
        }
        return i < encoding.size() && start(i) <= unit && unit < end(i) ? i : -1;
    }

    int start(int piece) {
        return moved(encoding.starts()[piece]);
    }

    int end(int piece) {
        return moved(encoding.ends()[piece]);
    }

    private int moved(int unit) {
        int at = unit;
        for (Typed t : since) {
            Edit edit = t.edit();
            if (edit != null) {
                at = edit.moved(at);
            }
        }
        return at;
    }

    private int firstEndingAfter(int unit) {
        int low = 0;
        int high = encoding.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (end(middle) <= unit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Paints the tokens of all visible chunks.
    void paint(GraphicsContext g) {
        for (var chunk : rows.chunks()) {
            int drawnTo = -1;
            for (int i = firstEndingAfter(chunk.start());
                    i < encoding.size() && start(i) < chunk.next();
                    i++) {
                int from = start(i);
                int to = end(i);
                boolean sharesCharacter = encoding.is(i, Pieces.PART) && from == drawnTo;
                if (from < to && !sharesCharacter) {
                    paint(g, i, rows.geometry(chunk, from, to), from >= chunk.start());
                    drawnTo = from;
                }
            }
        }
    }

    private void paint(GraphicsContext g, int i, List<Rectangle2D> places, boolean beginsHere) {
        int id = encoding.ids()[i];
        boolean unknown = encoding.is(i, Pieces.UNKNOWN);
        boolean part = encoding.is(i, Pieces.PART);
        TokenKind kind = vocabulary.kind(id);
        boolean special = kind == TokenKind.SPECIAL;
        int hue = hue(id);
        boolean first = beginsHere;
        for (Rectangle2D r : places) {
            double x = r.getMinX();
            double w = Math.max(1, r.getWidth() - 1);
            double y = r.getMinY() + (r.getHeight() - TINT_HEIGHT) / 2;
            if (unknown) {
                hatched(g, x, y, w, palette.role("danger-subtle"), palette.role("danger"));
                outline(g, x, y, w, palette.role("danger"), 1.5, 4);
            } else if (part) {
                hatched(g, x, y, w, palette.role("bg-inset"), palette.role("border-strong"));
                outline(g, x, y, w, palette.role("fg-muted"), 1, 0);
            } else if (special) {
                outline(g, x, y, w, palette.kind(kind), 1, 0);
            } else {
                g.setFill(palette.tint(hue));
                g.fillRoundRect(x, y, w, TINT_HEIGHT, 6, 6);
                if (encoding.is(i, Pieces.ADDED)) {
                    outline(g, x, y, w, palette.kind(TokenKind.ADDED), 1.5, 0);
                }
                bracket(g, x, y, w, palette.line(hue), first, encoding.is(i, Pieces.CHANGED));
            }
            if (focusedPiece >= 0 ? focusedPiece == i : id == focusedId) {
                ring(g, x - 1, y - 1, w + 2, palette.role("focus-token"), 2);
            } else if (id == hoveredId) {
                ring(g, x, y, w, palette.role("fg-default"), 1.5);
            } else if (focusedPiece >= 0 && id == focusedId) {
                ring(g, x, y, w, palette.role("focus-token"), 1);
            }
            first = false;
        }
    }

    private void bracket(
            GraphicsContext g,
            double x,
            double y,
            double w,
            Color line,
            boolean first,
            boolean changed) {
        double bottom = y + TINT_HEIGHT + 0.75;
        g.setStroke(line);
        g.setLineWidth(1.5);
        if (changed) {
            g.setLineDashes(1.5, 1.5);
        }
        g.strokeLine(x + 0.75, bottom, x + Math.max(1.5, w - 1), bottom);
        g.setLineDashes((double[]) null);
        if (first) {
            g.strokeLine(x + 0.75, bottom, x + 0.75, bottom - 5);
        }
    }

    private static void hatched(
            GraphicsContext g, double x, double y, double w, Color ground, Color line) {
        g.setFill(ground);
        g.fillRoundRect(x, y, w, TINT_HEIGHT, 6, 6);
        g.save();
        g.beginPath();
        g.rect(x, y, w, TINT_HEIGHT);
        g.clip();
        g.setStroke(line.deriveColor(0, 1, 1, 0.55));
        g.setLineWidth(0.8);
        for (double d = x - TINT_HEIGHT; d < x + w; d += 5) {
            g.strokeLine(d, y + TINT_HEIGHT, d + TINT_HEIGHT, y);
        }
        g.restore();
    }

    private static void outline(
            GraphicsContext g,
            double x,
            double y,
            double w,
            Color line,
            double width,
            double dash) {
        g.setStroke(line);
        g.setLineWidth(width);
        if (dash > 0) {
            g.setLineDashes(dash, dash * 0.75);
        }
        g.strokeRoundRect(
                x + width / 2, y + width / 2, Math.max(1, w - width), TINT_HEIGHT - width, 6, 6);
        g.setLineDashes((double[]) null);
    }

    private static void ring(
            GraphicsContext g, double x, double y, double w, Color line, double width) {
        g.setStroke(line);
        g.setLineWidth(width);
        g.strokeRoundRect(x, y, w, TINT_HEIGHT + 2, 7, 7);
    }

    private int hue(int id) {
        if (id >= hues.length) {
            return 0;
        }
        if (hues[id] < 0) {
            hues[id] = (byte) TokenHue.of(vocabulary, id);
        }
        return hues[id];
    }
}
