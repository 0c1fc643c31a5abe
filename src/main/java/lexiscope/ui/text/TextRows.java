package lexiscope.ui.text;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.LayoutInfo;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;

/// Lays out the part of a text that is visible, as chunks of at most 2,048 characters, each one
/// pooled `Text` node.
///
/// A chunk ends at a line end or, inside a long line, at the start of a row, so rows are the same
/// as if the line were laid out whole. The place in the text is a chunk's start and the pixels of
/// it that are scrolled away; nothing is ever computed over the whole text.
final class TextRows {
    private static final int LONGEST = 2048;

    /// A laid out stretch of the text.
    ///
    /// @param start first unit
    /// @param end the unit after the last one shown, line end left out
    /// @param next where the next chunk starts
    /// @param y top edge in the view
    /// @param height of its rows
    record Chunk(
            int start, int end, int next, double y, double height, Text node, LayoutInfo layout) {
        /// Whether a line ends with it.
        boolean endsLine() {
            return next > end;
        }
    }

    private final Pane pane;
    private final List<Text> pool = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private Font font = Font.getDefault();
    private double lineHeight = 27;
    private Color colour = Color.BLACK;
    private String text = "";
    private double width = 100;
    private double height = 100;
    private int top;
    private double hidden;

    TextRows(Pane pane) {
        this.pane = pane;
    }

    void look(Font next, double rowHeight, Color fill) {
        font = next;
        lineHeight = rowHeight;
        colour = fill;
        pool.forEach(this::dress);
    }

    private void dress(Text t) {
        t.setFont(font);
        t.setFill(colour);
    }

    double lineHeight() {
        return lineHeight;
    }

    List<Chunk> chunks() {
        return chunks;
    }

    /// First unit of the first chunk that is visible.
    int top() {
        return top;
    }

    int bottom() {
        return chunks.isEmpty() ? 0 : chunks.getLast().next;
    }

    /// Lays out anew.
    void layout(String whole, double viewWidth, double viewHeight) {
        text = whole;
        width = Math.max(40, viewWidth);
        height = viewHeight;
        top = Math.min(top, text.length());
        if (top > 0 && !chunkStart(top)) {
            top = chunkContaining(top);
            hidden = 0;
        }
        fill();
        if (!chunks.isEmpty() && chunks.getLast().next >= text.length() && top > 0) {
            pullDown();
        }
    }

    private boolean chunkStart(int at) {
        return at == 0
                || Boundaries.endsLine(text, at)
                || chunks.stream().anyMatch(c -> c.start == at);
    }

    private void fill() {
        chunks.clear();
        double y = -hidden;
        int at = top;
        int used = 0;
        do {
            Chunk chunk = chunk(at, y, used++);
            chunks.add(chunk);
            y += chunk.height;
            at = chunk.next;
        } while (y < height && at < text.length());
        boolean lastLineEmpty =
                at == text.length() && at > 0 && y < height && Boundaries.endsLine(text, at);
        if (lastLineEmpty && (chunks.getLast().next == at && chunks.getLast().endsLine())) {
            chunks.add(chunk(at, y, used++));
        }
        for (int i = used; i < pool.size(); i++) {
            pool.get(i).setVisible(false);
        }
    }

    /// No empty space below the end of the text while there is text above.
    private void pullDown() {
        double end = chunks.getLast().y + chunks.getLast().height;
        double gap = height - end;
        if (gap > 0 && (top > 0 || hidden > 0)) {
            scroll(-gap);
        }
    }

    private Chunk chunk(int at, double y, int slot) {
        int lineEnd = at;
        int limit = Math.min(text.length(), at + LONGEST);
        while (lineEnd < limit && text.charAt(lineEnd) != '\n' && text.charAt(lineEnd) != '\r') {
            lineEnd++;
        }
        boolean whole =
                lineEnd == text.length()
                        || lineEnd < limit
                        || lineEnd < text.length() && isLineEnd(lineEnd);
        int end = whole ? lineEnd : Boundaries.snapped(text, lineEnd);
        Text node = slot < pool.size() ? pool.get(slot) : grown();
        String shown = shown(text.substring(at, end));
        if (!node.getText().equals(shown)) {
            node.setText(shown);
        }
        node.setWrappingWidth(width);
        node.setVisible(true);
        LayoutInfo layout = node.getLayoutInfo();
        int next = end;
        if (whole) {
            next = text.startsWith("\r\n", end) ? end + 2 : Math.min(text.length(), end + 1);
        } else {
            int rows = layout.getTextLineCount();
            int lastRow = rows > 1 ? layout.getTextLine(rows - 1, false).start() : 0;
            if (lastRow > 0) {
                // the next chunk begins where this one's last row did, so that row is laid out
                // whole
                end = at + lastRow;
                next = end;
                node.setText(shown(text.substring(at, end)));
                layout = node.getLayoutInfo();
            }
        }
        node.relocate(0, 0);
        node.setLayoutX(0);
        node.setLayoutY(y + (lineHeight - rowHeight(layout)) / 2);
        return new Chunk(at, end, next, y, layout.getTextLineCount() * lineHeight, node, layout);
    }

    private double rowHeight(LayoutInfo layout) {
        return layout.getTextLineCount() == 0
                ? lineHeight
                : layout.getTextLine(0, false).bounds().getHeight();
    }

    private boolean isLineEnd(int at) {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private Text grown() {
        var node = new Text();
        node.setTextOrigin(VPos.TOP);
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setTabSize(4);
        dress(node);
        double natural = new Measured(font).height();
        node.setLineSpacing(lineHeight - natural);
        pool.add(node);
        pane.getChildren().add(node);
        return node;
    }

    /// The height that a font's row takes by itself.
    private record Measured(double height) {
        Measured(Font font) {
            this(measure(font));
        }

        private static double measure(Font font) {
            var t = new Text("Xg");
            t.setFont(font);
            return t.getLayoutBounds().getHeight();
        }
    }

    /// Control characters have no glyph: their pictures stand for them, unit by unit.
    private static String shown(String s) {
        StringBuilder out = null;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            char picture =
                    c < 0x20 && c != '\t'
                            ? (char) (0x2400 + c)
                            : c == 0x7F ? '␡' : c >= 0x80 && c < 0xA0 ? '□' : c;
            if (picture != c) {
                out = out == null ? new StringBuilder(s) : out;
                out.setCharAt(i, picture);
            }
        }
        return out == null ? s : out.toString();
    }

    /// Scrolls by pixels, down for positive ones.
    void scroll(double pixels) {
        hidden += pixels;
        while (hidden < 0 && top > 0) {
            int previous = chunkBefore(top);
            Chunk above = chunk(previous, 0, 0);
            top = above.next > top ? previous : above.start;
            hidden += above.height;
        }
        hidden = Math.max(0, hidden);
        fill();
        while (!chunks.isEmpty()
                && hidden >= chunks.getFirst().height
                && chunks.getFirst().next < text.length()) {
            hidden -= chunks.getFirst().height;
            top = chunks.getFirst().next;
            fill();
        }
        double end = chunks.getLast().y + chunks.getLast().height;
        boolean atEnd = chunks.getLast().next >= text.length();
        if (atEnd && end < lineHeight) {
            hidden -= lineHeight - end;
            fill();
        }
    }

    /// Begins at a place of the text.
    void scrollTo(int at) {
        top = chunkContaining(Math.clamp(at, 0, text.length()));
        hidden = 0;
        fill();
    }

    /// The start of a chunk that holds `at`, found from the start of its line, or from some way
    /// before in a very long one.
    private int chunkContaining(int at) {
        int start = Boundaries.lineStart(text, at);
        if (at - start > LONGEST) {
            start = Boundaries.snapped(text, Math.max(start, at - LONGEST / 2));
            int space = text.lastIndexOf(' ', at);
            return space > start ? Boundaries.snapped(text, text.indexOf(' ', start) + 1) : start;
        }
        return start;
    }

    private int chunkBefore(int at) {
        if (at <= 0) {
            return 0;
        }
        int before =
                Boundaries.endsLine(text, at)
                        ? (text.startsWith("\r\n", at - 2) ? at - 2 : at - 1)
                        : at - 1;
        return chunkContaining(before);
    }

    /// The unit under a point: the border nearest to it.
    int hit(double x, double y) {
        Chunk c = chunkAt(y);
        if (c == null) {
            return 0;
        }
        double localY = Math.clamp(y - c.node.getLayoutY(), 0, Math.max(0, c.height - 1));
        int index =
                c.node.hitTest(new javafx.geometry.Point2D(Math.max(0, x), localY))
                        .getInsertionIndex();
        return Math.min(c.end, c.start + Math.max(0, index));
    }

    /// The unit whose glyph lies under a point, or -1.
    int unitAt(double x, double y) {
        Chunk c = chunkAt(y);
        if (c == null || y > c.y + c.height) {
            return -1;
        }
        double localY = Math.clamp(y - c.node.getLayoutY(), 0, Math.max(0, c.height - 1));
        int index = c.node.hitTest(new javafx.geometry.Point2D(x, localY)).getCharIndex();
        int unit = c.start + Math.max(0, index);
        if (unit >= c.end) {
            return -1;
        }
        for (Rectangle2D r : geometry(c, unit, unit + 1)) {
            if (r.contains(x, y)) {
                return unit;
            }
        }
        return -1;
    }

    private @org.jspecify.annotations.Nullable Chunk chunkAt(double y) {
        Chunk found = chunks.isEmpty() ? null : chunks.getLast();
        for (Chunk c : chunks) {
            if (y < c.y + c.height) {
                return c;
            }
        }
        return found;
    }

    /// Where the units `[from, to)` of the text lie in a chunk, a rectangle a row and direction, in
    /// the view; the height is that of a row.
    List<Rectangle2D> geometry(Chunk c, int from, int to) {
        int a = Math.max(from, c.start) - c.start;
        int b = Math.min(to, c.end) - c.start;
        if (a >= b) {
            return List.of();
        }
        var out = new ArrayList<Rectangle2D>();
        for (Rectangle2D r : c.layout.getSelectionGeometry(a, b, false)) {
            int row = (int) Math.round(r.getMinY() / lineHeight);
            out.add(
                    new Rectangle2D(
                            Math.max(0, r.getMinX()),
                            c.y + row * lineHeight,
                            Math.max(0, r.getWidth()),
                            lineHeight));
        }
        return out;
    }

    /// The caret's place in the view: x, and the top of its row; null when it is not visible.
    double @org.jspecify.annotations.Nullable [] caret(int at) {
        for (Chunk c : chunks) {
            boolean last = c.next >= text.length() && at == c.end;
            if (at >= c.start && (at < c.next || last || at == c.end && c.endsLine())) {
                int local = Math.min(at, c.end) - c.start;
                var info = c.layout.caretInfoAt(local, true);
                if (info.getSegmentCount() == 0) {
                    return new double[] {0, c.y};
                }
                Rectangle2D r = info.getSegmentAt(0);
                int row = (int) Math.round(r.getMinY() / lineHeight);
                return new double[] {r.getMinX(), c.y + row * lineHeight};
            }
        }
        return null;
    }
}
