package lexiscope.ui.compare;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;

import lexiscope.ui.compare.Comparing.Chosen;
import lexiscope.ui.compare.Comparing.Shown;
import lexiscope.ui.kit.HoverCard;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.typography.Face;

import java.util.function.IntSupplier;

/// The text with a row of pieces below it for each tokenizer, as a score has its voices: where it
/// is longer than a row, the next ones follow below. Only what is visible is drawn.
final class ScoreView extends Region {
    private static final double BAR = 10;
    private static final double SIDE = 12;
    private static final double GAP = 16;

    private final Comparing comparing;
    private final Palette palette;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final HoverCard card = new HoverCard();
    private Shown shown = Shown.NOTHING;
    private ScoreRows rows = new ScoreRows(Shown.NOTHING.cells(), 40);
    private int columns = -1;
    private boolean moving;
    private Chosen hovered = Chosen.NONE;

    ScoreView(Comparing comparing, Palette palette) {
        this.comparing = comparing;
        this.palette = palette;
        setId("score");
        getStyleClass().add("score");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText("The pieces of each tokenizer, aligned by the text");
        canvas.setManaged(false);
        bar.setOrientation(Orientation.VERTICAL);
        bar.getStyleClass().add("thin-bar");
        bar.setFocusTraversable(false);
        getChildren().addAll(canvas, bar, card);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        palette.changes().subscribe(_ -> requestLayout());
        comparing
                .shown()
                .subscribe(
                        now -> {
                            shown = now;
                            columns = -1;
                            requestLayout();
                        });
        comparing.reference().subscribe(_ -> requestLayout());
        comparing.chosen().subscribe(this::follow);
        focusedProperty().subscribe(_ -> requestLayout());
        bar.valueProperty()
                .subscribe(
                        _ -> {
                            if (!moving) {
                                requestLayout();
                            }
                        });
        setOnScroll(
                e -> {
                    scroll(-e.getDeltaY());
                    e.consume();
                });
        setOnMouseMoved(this::hover);
        setOnMouseExited(
                _ -> {
                    hovered = Chosen.NONE;
                    card.hide();
                    requestLayout();
                });
        setOnMousePressed(this::press);
        setOnKeyPressed(this::key);
    }

    private double names() {
        return getWidth() < 760 ? 96 : 150;
    }

    private double cell() {
        return getWidth() < 760 ? 12 : 14;
    }

    /// Height of a row of the text with all its voices.
    private double height() {
        return ScorePainter.TEXT + shown.size() * ScorePainter.VOICE + ScorePainter.CUTS + GAP;
    }

    private void scroll(double by) {
        bar.setValue(Math.clamp(bar.getValue() + by, 0, bar.getMax()));
    }

    /// Brings the chosen piece into view.
    private void follow(Chosen chosen) {
        if (chosen.model() >= 0 && chosen.model() < shown.size() && columns > 0) {
            int unit = shown.model(chosen.model()).encoding().start(chosen.piece());
            int row = rows.rowOf(Math.min(shown.cells().at(unit), shown.cells().size() - 1));
            double top = row * height();
            double end = top + height();
            if (top < bar.getValue()) {
                bar.setValue(Math.max(0, top));
            } else if (end > bar.getValue() + getHeight()) {
                bar.setValue(Math.min(bar.getMax(), end - getHeight()));
            }
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        int fitting = (int) ((w - names() - SIDE - BAR) / cell());
        if (fitting != columns) {
            columns = fitting;
            rows = new ScoreRows(shown.cells(), fitting);
        }
        double whole = shown.size() == 0 ? 0 : rows.size() * height() + GAP;
        bar.resizeRelocate(w - BAR - 1, 0, BAR, h);
        moving = true;
        bar.setMax(Math.max(0, whole - h));
        bar.setVisibleAmount(bar.getMax() * Math.clamp(h / Math.max(1, whole), 0.04, 1));
        bar.setVisible(whole > h);
        if (bar.getValue() > bar.getMax()) {
            bar.setValue(bar.getMax());
        }
        moving = false;
        if (canvas.getWidth() != w || canvas.getHeight() != h) {
            canvas.setWidth(w);
            canvas.setHeight(h);
        }
        paint(canvas.getGraphicsContext2D(), w, h);
    }

    private void paint(GraphicsContext g, double w, double h) {
        g.clearRect(0, 0, w, h);
        if (shown.size() == 0 || shown.cells().size() == 0) {
            return;
        }
        var painter =
                new ScorePainter(
                        g,
                        palette,
                        Face.of(Font.font("JetBrains Mono", 14)),
                        shown,
                        comparing.reference().get(),
                        comparing.chosen().get(),
                        hovered,
                        names(),
                        cell());
        double y = GAP / 2 - bar.getValue();
        int first = (int) Math.max(0, Math.floor((bar.getValue() - GAP / 2) / height()));
        for (int row = first; row < rows.size() && y + row * height() < h; row++) {
            painter.row(rows, row, y + row * height());
        }
        if (isFocused()) {
            g.setStroke(palette.role("ring"));
            g.setLineWidth(2);
            g.strokeRect(1, 1, w - 2, h - 2);
        }
    }

    /// The voice and the unit of the text under a point; -1 where there is none.
    private record Place(int model, int unit) {}

    private Place at(double x, double y) {
        double down = y - GAP / 2 + bar.getValue();
        int row = (int) Math.floor(down / height());
        if (row < 0 || row >= rows.size() || shown.size() == 0) {
            return new Place(-1, -1);
        }
        double inRow = down - row * height() - ScorePainter.TEXT;
        int model = (int) Math.floor(inRow / ScorePainter.VOICE);
        int[] first = rows.columns(row);
        int column = (int) Math.floor((x - names()) / cell());
        for (int i = 0; i < first.length; i++) {
            int cellAt = rows.from(row) + i;
            if (column >= first[i] && column < first[i] + shown.cells().columns()[cellAt]) {
                boolean voice = inRow >= 0 && model < shown.size();
                return new Place(voice ? model : -1, shown.cells().starts()[cellAt]);
            }
        }
        return new Place(-1, -1);
    }

    private void hover(MouseEvent e) {
        Place place = at(e.getX(), e.getY());
        int piece = place.model < 0 ? -1 : shown.model(place.model).encoding().pieceAt(place.unit);
        Chosen now = piece < 0 ? Chosen.NONE : new Chosen(place.model, piece);
        if (!now.equals(hovered)) {
            hovered = now;
            requestLayout();
        }
        if (piece < 0) {
            card.hide();
            return;
        }
        var one = shown.model(place.model);
        int id = one.encoding().ids()[piece];
        var session = shown.sessions().get(place.model);
        card.show(one.by().tokenizer().vocabulary(), id, session.norms().get().norm(id));
        card.placeBeside(e.getX() + 8, e.getY() + 18, getWidth(), getHeight());
    }

    private void press(MouseEvent e) {
        requestFocus();
        Place place = at(e.getX(), e.getY());
        comparing.choose(place.model, place.unit);
        if (e.getClickCount() == 2 && place.model >= 0) {
            comparing.reveal();
        }
    }

    private void key(KeyEvent e) {
        IntSupplier page = () -> Math.max(1, (int) (getHeight() / height()));
        switch (e.getCode()) {
            case LEFT -> comparing.step(-1);
            case RIGHT -> comparing.step(1);
            case UP -> comparing.across(-1);
            case DOWN -> comparing.across(1);
            case PAGE_UP -> scroll(-page.getAsInt() * height());
            case PAGE_DOWN -> scroll(page.getAsInt() * height());
            case HOME -> bar.setValue(0);
            case END -> bar.setValue(bar.getMax());
            case ENTER -> comparing.reveal();
            default -> {
                return;
            }
        }
        e.consume();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 320;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 80;
    }
}
