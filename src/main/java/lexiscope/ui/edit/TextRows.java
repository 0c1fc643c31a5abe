package lexiscope.ui.edit;

import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

import lexiscope.ui.typography.Direction;
import lexiscope.ui.typography.Face;
import lexiscope.ui.typography.Row;
import lexiscope.ui.typography.RowBreaker;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// The rows of a text that are visible, each one unwrapped `Text` node.
///
/// The place in the text is the first visible row's first unit and the pixels of it that are
/// scrolled away; nothing is ever computed over the whole text but where the line at hand begins.
public final class TextRows {
    private static final double ENDLESS = 1e7;

    private final Pane pane;
    private final boolean single;
    private final List<PlacedRow> rows = new ArrayList<>();
    private Map<String, ArrayDeque<PlacedRow>> last = new HashMap<>();
    private final List<Text> spare = new ArrayList<>();
    private final Text scratch = new Text();
    private Face face = Face.of(javafx.scene.text.Font.getDefault());
    private RowBreaker breaker = new RowBreaker(face);
    private double lineHeight = 27;
    private Color colour = Color.BLACK;
    private String text = "";
    private LineStretches stretches;
    private double width = 100;
    private double height = 100;
    private int top;
    private double hidden;
    private DoubleUnaryOperator snap = Math::round;

    /// @param pane takes the nodes
    /// @param single whether the text is one row, whatever it holds
    TextRows(Pane pane, boolean single) {
        this.pane = pane;
        this.single = single;
        stretches = new LineStretches(text, single);
    }

    /// Sets the look; rows are laid out anew where it is another.
    ///
    /// @param snapped the nearest height at which a pixel of the screen begins
    void look(Face next, double rowHeight, Color fill, DoubleUnaryOperator snapped) {
        snap = snapped;
        if (!next.equals(face) || rowHeight != lineHeight) {
            face = next;
            breaker = new RowBreaker(face);
            lineHeight = rowHeight;
            forget();
        }
        if (!fill.equals(colour)) {
            colour = fill;
            rows.forEach(r -> r.node().setFill(colour));
        }
    }

    private void forget() {
        rows.forEach(r -> spare.add(r.node()));
        rows.clear();
    }

    /// Height of a row of ordinary letters.
    public double lineHeight() {
        return lineHeight;
    }

    public Face face() {
        return face;
    }

    /// The rows that are visible, top to bottom.
    public List<PlacedRow> visible() {
        return rows;
    }

    /// First unit of the first visible row.
    int top() {
        return top;
    }

    /// The unit after the last visible row.
    int bottom() {
        return rows.isEmpty() ? 0 : rows.getLast().next();
    }

    /// Lays out anew.
    void layout(String whole, double viewWidth, double viewHeight) {
        if (!whole.equals(text)) {
            text = whole;
            stretches = new LineStretches(text, single);
        }
        width = single ? ENDLESS : Math.max(40, viewWidth);
        height = viewHeight;
        top = rowHolding(Math.min(top, text.length()));
        fill();
        pullDown();
    }

    /// No empty space below the end of the text while there is text above.
    private void pullDown() {
        double end = rows.getLast().bottom();
        boolean atEnd = rows.getLast().next() >= text.length();
        if (atEnd && end < height && (top > 0 || hidden > 0)) {
            moveBy(end - height);
            fill();
        }
    }

    private void fill() {
        last = new HashMap<>();
        for (PlacedRow r : rows) {
            last.computeIfAbsent(r.row().typed(), _ -> new ArrayDeque<>()).add(r);
        }
        rows.clear();
        double y = -hidden;
        int at = top;
        boolean more = true;
        while (more) {
            var stretch = stretches.holding(at);
            int[] starts = starts(stretch);
            boolean backwards = backwards(stretch);
            for (int i = index(starts, at - stretch.start()); i < starts.length && more; i++) {
                int start = stretch.start() + starts[i];
                boolean ends = i + 1 == starts.length;
                int end = ends ? stretch.end() : stretch.start() + starts[i + 1];
                PlacedRow row = placed(start, end, ends ? stretch.next() : end, y, backwards);
                rows.add(row);
                y += row.height();
                more = y < height;
            }
            at = stretch.next();
            boolean emptyLast = at == text.length() && stretch.end() < at;
            more &= at < text.length() || emptyLast && !single;
        }
        last.values().forEach(all -> all.forEach(r -> spare.add(r.node())));
        last.clear();
        spare.forEach(t -> t.setVisible(false));
    }

    private int[] starts(LineStretches.Stretch s) {
        return breaker.breaks(text.substring(s.start(), s.end()), width);
    }

    private boolean backwards(LineStretches.Stretch s) {
        int to = Math.min(text.length(), s.line() + 4096);
        return Direction.rightToLeft(text, s.line(), Math.max(Math.min(to, s.end()), s.line()));
    }

    /// The row that holds a place, counted within its stretch.
    private static int index(int[] starts, int at) {
        int i = java.util.Arrays.binarySearch(starts, at);
        return i >= 0 ? i : -i - 2;
    }

    private PlacedRow placed(int start, int end, int next, double exact, boolean backwards) {
        double y = snap.applyAsDouble(exact);
        String typed = text.substring(start, end);
        var alike = last.get(typed);
        PlacedRow before = alike == null ? null : alike.poll();
        if (before != null && before.row().rightToLeft() != backwards) {
            spare.add(before.node());
            before = null;
        }
        Text node = before != null ? before.node() : node();
        Row row = before != null ? before.row() : new Row(typed, face, backwards, node);
        double tall = height(row);
        double left = backwards ? (single ? 0 : width - row.width()) : 0;
        double baseline = y + (lineHeight - face.ascent() - face.descent()) / 2 + row.ascent();
        node.setFill(colour);
        node.setVisible(true);
        node.setLayoutX(left);
        node.setLayoutY(baseline);
        return new PlacedRow(row, start, end, next, left, y, tall, baseline, node);
    }

    private double height(Row row) {
        double over = row.ascent() - face.ascent() + row.descent() - face.descent();
        return over < 1 ? lineHeight : lineHeight + Math.ceil(over);
    }

    private Text node() {
        if (!spare.isEmpty()) {
            return spare.removeLast();
        }
        var node = new Text();
        node.setManaged(false);
        node.setMouseTransparent(true);
        pane.getChildren().add(node);
        return node;
    }

    /// The first unit of the row that holds a unit.
    private int rowHolding(int at) {
        var stretch = stretches.holding(at);
        int[] starts = starts(stretch);
        return stretch.start() + starts[index(starts, at - stretch.start())];
    }

    /// The height of the row that begins at a unit, and where the next one begins.
    private double[] measured(int start) {
        var stretch = stretches.holding(start);
        int[] starts = starts(stretch);
        int i = index(starts, start - stretch.start());
        boolean ends = i + 1 == starts.length;
        int end = ends ? stretch.end() : stretch.start() + starts[i + 1];
        Row row = new Row(text.substring(start, end), face, backwards(stretch), scratch);
        return new double[] {height(row), ends ? stretch.next() : end};
    }

    /// The first unit of the row above the one that begins at a unit above 0.
    private int rowBefore(int start) {
        int before = start - 1;
        if (!single && before > 0 && text.startsWith("\r\n", before - 1)) {
            before--;
        }
        return rowHolding(before);
    }

    /// Scrolls by pixels, down for positive ones, not beyond the ends of the text.
    void scroll(double pixels) {
        moveBy(pixels);
        fill();
        pullDown();
    }

    private void moveBy(double pixels) {
        hidden += pixels;
        while (hidden < 0 && top > 0) {
            top = rowBefore(top);
            hidden += measured(top)[0];
        }
        hidden = Math.max(0, hidden);
        while (hidden > 0) {
            double[] row = measured(top);
            int next = (int) row[1];
            boolean lastRow = next >= text.length() && !(next == text.length() && emptyLast(top));
            if (hidden < row[0] || lastRow || next == top) {
                return;
            }
            hidden -= row[0];
            top = next;
        }
    }

    /// Whether an empty row follows the one that begins at a unit.
    private boolean emptyLast(int start) {
        return !single
                && start < text.length()
                && Boundaries.endsLine(text, text.length())
                && stretches.holding(start).next() == text.length();
    }

    /// Begins at the row that holds a place of the text.
    void scrollTo(int at) {
        top = rowHolding(Math.clamp(at, 0, text.length()));
        hidden = 0;
        fill();
        pullDown();
    }

    /// The border between clusters that is nearest to a point.
    int hit(double x, double y) {
        PlacedRow r = rowAt(y);
        return r == null ? 0 : r.start() + r.row().insertionAt(x - r.left());
    }

    /// The first unit of the cluster under a point, or -1.
    int unitAt(double x, double y) {
        PlacedRow r = rowAt(y);
        if (r == null || y < r.top() || y >= r.bottom()) {
            return -1;
        }
        int unit = r.row().unitAt(x - r.left());
        return unit < 0 ? -1 : r.start() + unit;
    }

    private @Nullable PlacedRow rowAt(double y) {
        for (PlacedRow r : rows) {
            if (y < r.bottom()) {
                return r;
            }
        }
        return rows.isEmpty() ? null : rows.getLast();
    }

    /// The row that a caret before a unit stands in; null where it is not visible.
    @Nullable PlacedRow rowOf(int unit) {
        for (PlacedRow r : rows) {
            boolean last = r.next() >= text.length() && unit == r.end();
            boolean within = unit >= r.start() && unit < r.next();
            if (within || last && !(r.endsLine() && unit == text.length() && r.end() < unit)) {
                return r;
            }
        }
        return null;
    }

    /// Where a caret before a unit stands in the view; null where it is not visible.
    @Nullable CaretPlace caret(int unit) {
        PlacedRow r = rowOf(unit);
        return r == null
                ? null
                : new CaretPlace(
                        r.left() + r.row().caret(Math.min(unit, r.end()) - r.start()),
                        r.top(),
                        r.height());
    }

    /// Where a caret stands: pixels of the view.
    ///
    /// @param x of it
    /// @param top of its row
    /// @param height of its row
    record CaretPlace(double x, double top, double height) {}
}
