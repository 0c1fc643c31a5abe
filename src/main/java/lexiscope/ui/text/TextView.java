package lexiscope.ui.text;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Span;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.kit.Palette;
import lexiscope.vocabulary.Vocabulary;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// An editable text whose tokens are coloured in place.
///
/// Paints in three layers: tints and selection on a canvas, the text as `Text` nodes, marks for
/// spaces and the caret on top. Only what is visible is laid out.
final class TextView extends Region {
    private static final double BAR = 10;
    private static final double SIDE = 12;

    private final Palette palette;
    private final Canvas behind = new Canvas();
    private final Pane texts = new Pane();
    private final Canvas marks = new Canvas();
    private final Caret caret = new Caret(focusedProperty());
    private final ScrollBar bar = new ScrollBar();
    private final TextRows rows = new TextRows(texts);
    private final TokenPainter painter;
    private final SpaceMarks spaces;
    private final TextEditor editor;
    private boolean showSpaces = true;
    private boolean moving;
    private boolean followCaret;
    private IntConsumer hovered = _ -> {};
    private IntConsumer chosen = _ -> {};

    TextView(Palette palette, Vocabulary none, Consumer<Typed> edited) {
        this.palette = palette;
        painter = new TokenPainter(rows, palette, none);
        spaces = new SpaceMarks(rows, palette);
        editor =
                new TextEditor(
                        typed -> {
                            painter.edited(typed);
                            followCaret = true;
                            edited.accept(typed);
                            requestLayout();
                        });
        getStyleClass().add("text-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText("Text to split into tokens");
        setCursor(Cursor.TEXT);
        texts.setMouseTransparent(true);
        texts.setManaged(false);
        behind.setManaged(false);
        marks.setManaged(false);
        marks.setMouseTransparent(true);
        bar.setOrientation(Orientation.VERTICAL);
        bar.getStyleClass().add("thin-bar");
        bar.setCursor(Cursor.DEFAULT);
        bar.setFocusTraversable(false);
        getChildren().addAll(behind, texts, marks, caret, bar);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        palette.changes().subscribe(_ -> requestLayout());
        new TextKeys(this, editor);
        setOnMousePressed(this::press);
        setOnMouseDragged(
                e -> {
                    editor.place(rows.hit(e.getX() - SIDE, e.getY()), true);
                    caretMoved();
                });
        setOnMouseMoved(this::move);
        setOnMouseExited(_ -> hovered.accept(-1));
        setOnScroll(this::wheel);
        bar.valueProperty()
                .subscribe(
                        v -> {
                            if (!moving) {
                                rows.scrollTo(v.intValue());
                                requestLayout();
                            }
                        });
    }

    /// Told which piece the pointer is over, or -1.
    void onHover(IntConsumer listener) {
        hovered = listener;
    }

    /// Told which piece the caret was put into by mouse or keys, or -1.
    void onChoose(IntConsumer listener) {
        chosen = listener;
    }

    TextEditor editor() {
        return editor;
    }

    TokenPainter painter() {
        return painter;
    }

    TextRows rows() {
        return rows;
    }

    /// Shows a text that came from elsewhere.
    void show(Typed typed) {
        if (typed.version() != editor.typed().version() || !typed.text().equals(editor.text())) {
            painter.edited(typed);
            editor.show(typed);
            requestLayout();
        }
    }

    /// Shows the tokens of a text.
    void show(Encoding encoding, Vocabulary vocabulary, long version) {
        painter.show(encoding, vocabulary, version);
        requestLayout();
    }

    void showSpaces(boolean show) {
        showSpaces = show;
        requestLayout();
    }

    void focusToken(int id, int piece) {
        painter.focus(id, piece);
        requestLayout();
    }

    void hoverToken(int id) {
        painter.hover(id);
        requestLayout();
    }

    /// Scrolls so that a unit of the text is visible.
    void reveal(int unit) {
        if (unit < rows.top() || unit >= rows.bottom()) {
            rows.scrollTo(unit);
        }
        requestLayout();
    }

    /// Puts a card under a piece.
    void place(lexiscope.ui.kit.HoverCard card, int piece) {
        for (var chunk : rows.chunks()) {
            var places = rows.geometry(chunk, painter.start(piece), painter.end(piece));
            if (!places.isEmpty()) {
                var r = places.getFirst();
                card.placeBeside(r.getMinX() + SIDE, r.getMaxY() + 2, getWidth(), getHeight());
                return;
            }
        }
        card.hide();
    }

    private void press(MouseEvent e) {
        requestFocus();
        int at = rows.hit(e.getX() - SIDE, e.getY());
        switch (e.getClickCount()) {
            case 2 -> {
                int[] word =
                        Boundaries.wordAt(
                                editor.text(), Math.max(0, rows.unitAt(e.getX() - SIDE, e.getY())));
                editor.select(word[0], word[1]);
            }
            case 3 ->
                    editor.select(
                            Boundaries.lineStart(editor.text(), at),
                            Boundaries.lineEnd(editor.text(), at));
            default -> editor.place(at, e.isShiftDown());
        }
        if (e.getClickCount() == 1) {
            int unit = rows.unitAt(e.getX() - SIDE, e.getY());
            int piece = unit < 0 ? -1 : painter.pieceAt(unit);
            if (piece >= 0) {
                chosen.accept(piece);
            }
        }
        caretMoved();
    }

    private void move(MouseEvent e) {
        int unit = rows.unitAt(e.getX() - SIDE, e.getY());
        hovered.accept(unit < 0 ? -1 : painter.pieceAt(unit));
    }

    private void wheel(ScrollEvent e) {
        rows.scroll(-e.getDeltaY());
        requestLayout();
        e.consume();
    }

    /// Follows the caret with the view, and the focus with the caret where keys moved it.
    void caretMoved() {
        followCaret = true;
        caret.restart();
        requestLayout();
    }

    /// Tells which piece the caret stands in.
    void caretChooses() {
        int piece = painter.pieceAt(editor.caret());
        if (piece >= 0) {
            chosen.accept(piece);
        }
    }

    /// Moves the caret by rows, keeping its column.
    void moveRows(int count, boolean extend) {
        double[] at = rows.caret(editor.caret());
        if (at == null) {
            rows.scrollTo(editor.caret());
            at = rows.caret(editor.caret());
        }
        if (at != null) {
            double y = at[1] + rows.lineHeight() * (count + 0.5);
            if (y < 0 || y > getHeight()) {
                double by = y < 0 ? y - rows.lineHeight() : y - getHeight() + rows.lineHeight();
                rows.scroll(by);
                y -= by;
            }
            editor.place(rows.hit(at[0], y), extend);
        }
        caretMoved();
    }

    int rowsOnPage() {
        return Math.max(1, (int) (getHeight() / rows.lineHeight()) - 1);
    }

    /// The ends of the row that the caret stands in.
    int rowEdge(boolean end) {
        double[] at = rows.caret(editor.caret());
        return at == null ? editor.caret() : rows.hit(end ? 1e6 : 0, at[1] + rows.lineHeight() / 2);
    }

    /// Where the caret is in the window, for input methods.
    javafx.geometry.Point2D caretOnScreen() {
        double[] at = rows.caret(editor.caret());
        var point = at == null ? null : localToScreen(at[0] + SIDE, at[1] + rows.lineHeight());
        return point == null ? javafx.geometry.Point2D.ZERO : point;
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double textWidth = w - SIDE - BAR - 4;
        boolean small = w < 400;
        rows.look(
                Font.font("JetBrains Mono", small ? 13 : 14),
                small ? 25 : 27,
                palette.role("fg-default"));
        texts.resizeRelocate(SIDE, 0, textWidth, h);
        rows.layout(editor.text(), textWidth, h);
        if (followCaret) {
            followCaret = false;
            keepCaretVisible(h);
        }
        size(behind, w, h);
        size(marks, w, h);
        paintBehind();
        paintMarks();
        caret.place(rows.caret(editor.caret()), rows.lineHeight(), SIDE);
        bar.resizeRelocate(w - BAR - 1, 0, BAR, h);
        moving = true;
        bar.setMax(Math.max(1, editor.text().length()));
        bar.setVisibleAmount(Math.max(1, rows.bottom() - rows.top()));
        bar.setVisible(rows.top() > 0 || rows.bottom() < editor.text().length());
        bar.setValue(rows.top());
        moving = false;
    }

    private void keepCaretVisible(double h) {
        double[] at = rows.caret(editor.caret());
        if (at == null) {
            rows.scrollTo(editor.caret());
            at = rows.caret(editor.caret());
        }
        if (at != null && at[1] < 0) {
            rows.scroll(at[1]);
        } else if (at != null && at[1] + rows.lineHeight() > h) {
            rows.scroll(at[1] + rows.lineHeight() - h);
        }
    }

    private static void size(Canvas canvas, double w, double h) {
        if (canvas.getWidth() != w || canvas.getHeight() != h) {
            canvas.setWidth(w);
            canvas.setHeight(h);
        }
    }

    private void paintBehind() {
        GraphicsContext g = behind.getGraphicsContext2D();
        g.clearRect(0, 0, behind.getWidth(), behind.getHeight());
        g.save();
        g.translate(SIDE, 0);
        painter.paint(g);
        Span s = editor.selection();
        if (s.length() > 0) {
            g.setFill(palette.role("ring").deriveColor(0, 1, 1, 0.28));
            for (var chunk : rows.chunks()) {
                for (var r : rows.geometry(chunk, s.start(), s.end())) {
                    g.fillRect(
                            r.getMinX(),
                            r.getMinY() + 2,
                            Math.max(3, r.getWidth()),
                            r.getHeight() - 4);
                }
            }
        }
        g.restore();
    }

    private void paintMarks() {
        GraphicsContext g = marks.getGraphicsContext2D();
        g.clearRect(0, 0, marks.getWidth(), marks.getHeight());
        if (!showSpaces) {
            return;
        }
        g.save();
        g.translate(SIDE, 0);
        spaces.paint(g, editor.text());
        g.restore();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 200;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 300;
    }
}
