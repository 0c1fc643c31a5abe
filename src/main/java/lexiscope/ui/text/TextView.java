package lexiscope.ui.text;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;

import lexiscope.passage.Drift;
import lexiscope.passage.LabelFit;
import lexiscope.passage.TokenWindows;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.edit.EditView;
import lexiscope.ui.edit.GroundKey;
import lexiscope.ui.edit.PlacedRow;
import lexiscope.ui.edit.TypingHistory;
import lexiscope.ui.kit.HoverCard;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.TextColours;
import lexiscope.ui.typography.Lettering;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// An editable text whose tokens are coloured in place.
final class TextView extends EditView {
    private static final double SIDE = 12;
    private static final String PROMPT = "Type or paste a text, or drop a file here";

    /// Narrower views have smaller letters.
    private static final double NARROW = 400;

    private final TokenPainter painter;
    private final SpaceMarks spaces;
    private final DriftMarks drift;
    private final WindowMarks windows;
    private final LabelMarks labels;
    private boolean showSpaces = true;
    private double pointerX = -1;
    private double pointerY = -1;
    private IntConsumer hovered = _ -> {};
    private IntConsumer chosen = _ -> {};

    TextView(Palette palette, Vocabulary none, TypingHistory history, Consumer<Typed> edited) {
        super(palette, SIDE, false, history, edited);
        painter = new TokenPainter(rows(), palette, none);
        spaces = new SpaceMarks(palette);
        drift = new DriftMarks(rows(), palette);
        windows = new WindowMarks(rows(), palette, painter);
        labels = new LabelMarks(rows(), palette);
        getStyleClass().add("text-view");
        setAccessibleText("Text to split into tokens");
        setOnMouseMoved(
                e -> {
                    pointerX = e.getX();
                    pointerY = e.getY();
                    hoverAgain();
                });
        setOnMouseExited(
                _ -> {
                    pointerX = -1;
                    hovered.accept(-1);
                });
    }

    @Override
    protected Font font(double width) {
        return Font.font("JetBrains Mono", width < NARROW ? 13 : 14);
    }

    @Override
    protected double lineHeight(double width) {
        return width < NARROW ? 25 : 27;
    }

    /// Told which piece the pointer is over, or -1.
    void onHover(IntConsumer listener) {
        hovered = listener;
    }

    /// Told which piece the caret was put into by mouse or keys.
    void onChoose(IntConsumer listener) {
        chosen = listener;
    }

    TokenPainter painter() {
        return painter;
    }

    @Override
    public void show(Typed typed) {
        painter.edited(typed);
        leave();
        super.show(typed);
    }

    /// Shows the tokens of a text.
    void show(Encoding encoding, Vocabulary vocabulary, long version) {
        if (painter.show(encoding, vocabulary, version)) {
            paintAgain();
        } else {
            requestLayout();
        }
    }

    /// Marks where the text is cut into other ids than it came from; none where it is no text of
    /// ids.
    void showDrift(List<Drift.Change> changes) {
        drift.show(changes);
        requestLayout();
    }

    /// Shows what the pieces are coloured by.
    void show(TextColours colours) {
        painter.show(colours);
        paintAgain();
    }

    /// Shows labels over the pieces.
    void showLabels(List<LabelFit> fits) {
        labels.show(fits);
        requestLayout();
    }

    /// Marks where the model would cut the text, and windows.
    ///
    /// @param cut the first piece that the model does not see, or -1
    void showWindows(int cut, @Nullable TokenWindows over) {
        windows.show(cut, over);
        requestLayout();
    }

    void showSpaces(boolean show) {
        showSpaces = show;
        requestLayout();
    }

    /// @param at where its piece begins in the text, or -1 where it was not chosen in the text
    void focusToken(int id, int at) {
        painter.focus(id, at);
        requestLayout();
    }

    void hoverToken(int id) {
        painter.hover(id);
        requestLayout();
    }

    /// Looks again which piece is under the pointer, where that may be another one by now.
    void hoverAgain() {
        int unit = pointerX < 0 ? -1 : unitAt(pointerX, pointerY);
        hovered.accept(unit < 0 ? -1 : painter.pieceAt(unit));
    }

    /// The text of a piece; of one that the text has outrun, what is left of it.
    String piece(int piece) {
        String text = editor().text();
        int start = Math.min(painter.start(piece), text.length());
        return text.substring(start, Math.clamp(painter.end(piece), start, text.length()));
    }

    /// Puts a card under a piece.
    void place(HoverCard card, int piece) {
        for (PlacedRow r : rows().visible()) {
            var places = r.stretches(painter.start(piece), painter.end(piece));
            if (!places.isEmpty()) {
                double x = places.getFirst().left() + SIDE;
                card.placeBeside(x, r.bottom() + 2, getWidth(), getHeight());
                return;
            }
        }
        card.hide();
    }

    @Override
    protected void chosen(int unit) {
        int piece = unit < 0 ? -1 : painter.pieceAt(unit);
        if (piece >= 0) {
            chosen.accept(piece);
        }
    }

    @Override
    protected void scrolled() {
        leave();
    }

    /// Takes the card away until the pointer moves again: what is under it is another piece now.
    private void leave() {
        pointerX = -1;
        hovered.accept(-1);
    }

    @Override
    protected void describeGround(PlacedRow row, GroundKey key) {
        key.add(showSpaces ? 1 : 0);
        key.add(spaces.end(row, editor().text()).length());
        painter.describe(row, key);
    }

    @Override
    protected void paintGround(GraphicsContext g, PlacedRow row) {
        painter.paint(g, row);
        if (showSpaces) {
            spaces.paint(g, row, editor().text());
        }
    }

    @Override
    protected void paintPrompt(GraphicsContext g) {
        g.setFill(palette().role("fg-subtle"));
        Lettering.fitting(PROMPT, Font.font("Inter", 13), getWidth() - 3 * SIDE)
                .fillFrom(g, 2, rows().lineHeight() / 2);
    }

    @Override
    protected boolean hasMarks() {
        return labels.any() || windows.any() || drift.any();
    }

    @Override
    protected void paintOver(GraphicsContext g) {
        labels.paint(g);
        windows.paint(g, -SIDE, getWidth() - SIDE);
        drift.paint(g);
    }
}
