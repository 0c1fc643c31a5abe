package lexiscope.ui.edit;

import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;

import lexiscope.tokenizer.aligned.Span;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.typography.Face;

import java.util.Objects;
import java.util.function.Consumer;

/// An editable text, drawn row by row.
///
/// Paints in layers: what lies behind the letters of each row, the selection, the rows as `Text`
/// nodes, marks and the caret on top. Only what is visible is laid out, and only rows that changed
/// are painted. What a kind of text has besides it paints in [#paintGround], [#paintPrompt] and
/// [#paintOver], in pixels of the rows' area.
public abstract class EditView extends Region {
    private static final double BAR = 10;

    private final Palette palette;
    private final double side;
    private final boolean single;
    private final RowGrounds grounds = new RowGrounds(new Grounds());
    private final Layer behind = new Layer();
    private final Pane texts = new Pane();
    private final Layer marks = new Layer();
    private final Caret caret = new Caret(focusedProperty());
    private final ScrollBar bar = new ScrollBar();
    private final TextRows rows;
    private final TextEditor editor;
    private boolean moving;
    private boolean followCaret;
    private double across;

    /// @param side left of the rows, in pixels
    /// @param single whether it is a field of one row
    /// @param history what was typed
    /// @param edited told of every new text
    @SuppressWarnings("this-escape") // what it is handed to calls it at the first event only
    protected EditView(
            Palette palette,
            double side,
            boolean single,
            TypingHistory history,
            Consumer<Typed> edited) {
        this.palette = palette;
        this.side = side;
        this.single = single;
        rows = new TextRows(texts, single);
        editor =
                new TextEditor(
                        history,
                        typed -> {
                            followCaret = true;
                            edited.accept(typed);
                            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
                            requestLayout();
                        });
        setFocusTraversable(true);
        setAccessibleRole(single ? AccessibleRole.TEXT_FIELD : AccessibleRole.TEXT_AREA);
        setCursor(Cursor.TEXT);
        texts.setMouseTransparent(true);
        texts.setManaged(false);
        marks.setMouseTransparent(true);
        bar.setOrientation(Orientation.VERTICAL);
        bar.getStyleClass().add("thin-bar");
        bar.setCursor(Cursor.DEFAULT);
        bar.setFocusTraversable(false);
        getChildren().addAll(grounds.pane(), behind, texts, marks, caret);
        if (!single) {
            getChildren().add(bar);
        }
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        palette.changes().subscribe(_ -> paintAgain());
        new TextKeys(this, editor, single);
        setOnMousePressed(this::press);
        setOnMouseDragged(
                e -> {
                    editor.place(rows.hit(across(e.getX()), e.getY()), true);
                    caretMoved();
                });
        setOnScroll(this::wheel);
        bar.valueProperty().subscribe((_, v) -> dragged(v.intValue()));
    }

    private void dragged(int unit) {
        if (!moving) {
            rows.scrollTo(unit);
            requestLayout();
            scrolled();
        }
    }

    /// What caret, selection and undo are.
    public final TextEditor editor() {
        return editor;
    }

    protected final TextRows rows() {
        return rows;
    }

    protected final Palette palette() {
        return palette;
    }

    /// Shows a text that came from elsewhere.
    public void show(Typed typed) {
        if (typed.version() != editor.typed().version() || !typed.text().equals(editor.text())) {
            editor.show(typed);
            requestLayout();
        }
    }

    /// Font and height of rows at a width of the view.
    protected abstract Font font(double width);

    /// Height of a row of ordinary letters, in pixels.
    protected abstract double lineHeight(double width);

    /// Says what the ground of a row depends on beside its text.
    protected void describeGround(PlacedRow row, GroundKey key) {}

    /// Paints the ground of a row; once for as long as [#describeGround] says the same of it.
    protected void paintGround(GraphicsContext g, PlacedRow row) {}

    /// Paints the grounds of all rows anew, since they depend on something else now.
    protected final void paintAgain() {
        grounds.forget();
        requestLayout();
    }

    /// What rows depend on that is not theirs.
    private final class Grounds implements RowGrounds.Painter {
        @Override
        public void describe(PlacedRow row, GroundKey key) {
            describeGround(row, key);
        }

        @Override
        public void paint(GraphicsContext g, PlacedRow row) {
            paintGround(g, row);
            row.row().paintInsets(g, row.left(), row.baseline(), palette.role("fg-muted"));
        }
    }

    /// Paints what stands in the place of an empty text.
    protected void paintPrompt(GraphicsContext g) {}

    /// Whether something is painted over the letters.
    protected boolean hasMarks() {
        return false;
    }

    /// Paints over the letters.
    protected void paintOver(GraphicsContext g) {}

    /// Told when the caret was put somewhere by a single click or by keys.
    ///
    /// @param unit under the pointer, or the caret's; -1 beside the text
    protected void chosen(int unit) {}

    /// Told when other rows came into view without an edit.
    protected void scrolled() {}

    /// Where a point of the view is in the rows' area.
    protected final double across(double x) {
        return x - side + across;
    }

    /// The first unit of the cluster under a point of the view, or -1.
    protected final int unitAt(double x, double y) {
        return rows.unitAt(across(x), y);
    }

    /// Scrolls so that a unit of the text is visible.
    public void reveal(int unit) {
        if (unit < rows.top() || unit >= rows.bottom()) {
            rows.scrollTo(unit);
        }
        requestLayout();
    }

    private void press(MouseEvent e) {
        requestFocus();
        int at = rows.hit(across(e.getX()), e.getY());
        switch (e.getClickCount()) {
            case 2 -> {
                int unit = Math.max(0, unitAt(e.getX(), e.getY()));
                int[] word = Boundaries.wordAt(editor.text(), unit);
                editor.select(word[0], word[1]);
            }
            case 3 ->
                    editor.select(
                            Boundaries.lineStart(editor.text(), at),
                            Boundaries.lineEnd(editor.text(), at));
            default -> editor.place(at, e.isShiftDown());
        }
        if (e.getClickCount() == 1) {
            chosen(unitAt(e.getX(), e.getY()));
        }
        caretMoved();
    }

    private void wheel(ScrollEvent e) {
        if (!single) {
            rows.scroll(-e.getDeltaY());
            requestLayout();
            scrolled();
            e.consume();
        }
    }

    /// Follows the caret with the view.
    public final void caretMoved() {
        scrolled();
        followCaret = true;
        caret.restart();
        notifyAccessibleAttributeChanged(AccessibleAttribute.CARET_OFFSET);
        requestLayout();
    }

    /// Tells where keys put the caret.
    final void caretChooses() {
        chosen(editor.caret());
    }

    /// Moves the caret by rows, keeping its column.
    final void moveRows(int count, boolean extend) {
        var at = rows.caret(editor.caret());
        if (at == null) {
            rows.scrollTo(editor.caret());
            at = rows.caret(editor.caret());
        }
        if (at != null) {
            double y = at.top() + at.height() / 2 + rows.lineHeight() * count;
            if (y < 0 || y > getHeight()) {
                double by = y < 0 ? y - rows.lineHeight() : y - getHeight() + rows.lineHeight();
                double before = firstTop();
                int first = rows.top();
                rows.scroll(by);
                y -= rows.top() == first ? before - firstTop() : by;
            }
            int to = rows.hit(at.x(), y);
            boolean stuck =
                    count != 0 && Objects.equals(rows.rowOf(to), rows.rowOf(editor.caret()));
            editor.place(stuck ? (count < 0 ? 0 : editor.text().length()) : to, extend);
        }
        caretMoved();
    }

    private double firstTop() {
        return rows.visible().isEmpty() ? 0 : rows.visible().getFirst().top();
    }

    final int rowsOnPage() {
        return Math.max(1, (int) (getHeight() / rows.lineHeight()) - 1);
    }

    /// The ends of the row that the caret stands in.
    final int rowEdge(boolean end) {
        var row = rows.rowOf(editor.caret());
        if (row == null) {
            return editor.caret();
        }
        boolean wrapped = !row.endsLine() && row.end() < editor.text().length();
        return end
                ? (wrapped ? Boundaries.before(editor.text(), row.end()) : row.end())
                : row.start();
    }

    /// Where the caret is on the screen, for input methods.
    final Point2D caretOnScreen() {
        var at = rows.caret(editor.caret());
        var point =
                at == null ? null : localToScreen(at.x() + side - across, at.top() + at.height());
        return point == null ? Point2D.ZERO : point;
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double textWidth = single ? w - 2 * side : w - side - BAR - 4;
        rows.look(Face.of(font(w)), lineHeight(w), palette.role("fg-default"), this::snapPositionY);
        rows.layout(editor.text(), textWidth, h);
        if (followCaret) {
            followCaret = false;
            keepCaretVisible(textWidth, h);
        }
        double shift = side - across;
        texts.resizeRelocate(shift, 0, textWidth, h);
        grounds.show(rows.visible(), w, shift);
        boolean ground = editor.selection().length() > 0 || editor.text().isEmpty();
        behind.paint(ground, w, h, shift, this::paintBack);
        marks.paint(hasMarks(), w, h, shift, this::paintOver);
        var at = rows.caret(editor.caret());
        caret.place(at, shift);
        if (!single) {
            placeBar(w, h);
        }
    }

    private void placeBar(double w, double h) {
        int length = editor.text().length();
        int seen = rows.bottom() - rows.top();
        bar.resizeRelocate(w - BAR - 1, 0, BAR, h);
        moving = true;
        double range = Math.max(1, length - seen);
        // long enough to be taken hold of, however long the text
        double share = Math.clamp((double) seen / Math.max(1, length), Math.min(1, 28 / h), 1);
        bar.setMax(range);
        bar.setVisibleAmount(range * share);
        bar.setVisible(rows.top() > 0 || rows.bottom() < length || firstTop() < 0);
        bar.setValue(Math.min(range, rows.top()));
        moving = false;
    }

    private void keepCaretVisible(double w, double h) {
        var at = rows.caret(editor.caret());
        if (at == null) {
            rows.scrollTo(editor.caret());
            at = rows.caret(editor.caret());
        }
        if (at == null) {
            return;
        }
        if (single) {
            across = Math.max(Math.min(across, at.x()), at.x() - w);
            across = Math.max(0, across);
        } else if (at.top() < 0) {
            rows.scroll(at.top());
        } else if (at.top() + at.height() > h) {
            rows.scroll(at.top() + at.height() - h);
        }
    }

    private void paintBack(GraphicsContext g) {
        if (editor.text().isEmpty()) {
            paintPrompt(g);
        }
        Span s = editor.selection();
        if (s.length() == 0) {
            return;
        }
        g.setFill(palette.role("ring").deriveColor(0, 1, 1, 0.28));
        for (PlacedRow r : rows.visible()) {
            for (var x : r.stretches(s.start(), s.end())) {
                g.fillRect(x.left(), r.top() + 2, Math.max(3, x.width()), r.height() - 4);
            }
            if (r.endsLine() && s.start() <= r.end() && s.end() > r.end()) {
                double end = r.left() + r.row().caret(r.end() - r.start());
                double x = r.row().rightToLeft() ? end - 6 : end;
                g.fillRect(x, r.top() + 2, 6, r.height() - 4);
            }
        }
    }

    /// What a screen reader asks a text for.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> editor.text();
            case EDITABLE -> true;
            case CARET_OFFSET -> editor.caret();
            case SELECTION_START -> editor.selection().start();
            case SELECTION_END -> editor.selection().end();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    protected double computePrefHeight(double width) {
        return single ? 26 : 200;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 300;
    }
}
