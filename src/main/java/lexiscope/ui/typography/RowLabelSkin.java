package lexiscope.ui.typography;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.SkinBase;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Lays a label's text out in rows of one `Text` each, its graphic at the left.
final class RowLabelSkin extends SkinBase<RowLabel> {
    private static final String CUT = "…";

    private final List<Text> nodes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Text scratch = new Text();
    private @Nullable RowBreaker breaker;
    private @Nullable Canvas canvas;
    private @Nullable Node graphic;
    private double laidOutFor = -1;
    private double measuredFor = -1;
    private double measured;

    RowLabelSkin(RowLabel label) {
        super(label);
        consumeMouseEvents(false);
        for (var property :
                List.of(
                        label.textProperty(),
                        label.fontProperty(),
                        label.wrapTextProperty(),
                        label.graphicProperty())) {
            registerChangeListener(property, _ -> changed());
        }
        // what is painted beside the texts
        registerChangeListener(label.textFillProperty(), _ -> label.requestLayout());
        changed();
    }

    private void changed() {
        laidOutFor = -1;
        if (breaker != null && !getSkinnable().getFont().equals(breaker.font())) {
            breaker = null;
        }
        measuredFor = -1;
        Node next = getSkinnable().getGraphic();
        if (!Objects.equals(next, graphic)) {
            getChildren().remove(graphic);
            if (next != null) {
                getChildren().addFirst(next);
            }
            graphic = next;
        }
        getSkinnable().requestLayout();
    }

    private Face face() {
        return Face.of(getSkinnable().getFont());
    }

    private String text() {
        String text = getSkinnable().getText();
        return text == null ? "" : text;
    }

    private double graphicRoom() {
        return graphic == null
                ? 0
                : graphic.prefWidth(-1)
                        + (text().isEmpty() ? 0 : getSkinnable().getGraphicTextGap());
    }

    /// Lines of the text, broken where they are to be.
    private List<String> broken(double width) {
        var out = new ArrayList<String>();
        if (!getSkinnable().isWrapText()) {
            return List.of(text().split("\\R", -1));
        }
        RowBreaker own = breaker == null ? new RowBreaker(face()) : breaker;
        breaker = own;
        for (String line : text().split("\\R", -1)) {
            int[] starts = own.breaks(line, Math.max(1, width));
            for (int i = 0; i < starts.length; i++) {
                int end = i + 1 < starts.length ? starts[i + 1] : line.length();
                out.add(line.substring(starts[i], end).stripTrailing());
            }
        }
        return out;
    }

    private void layRows(double width) {
        if (laidOutFor == width) {
            return;
        }
        laidOutFor = width;
        rows.clear();
        List<String> lines = broken(width);
        for (int i = 0; i < lines.size(); i++) {
            rows.add(row(i, lines.get(i), width));
        }
        for (int i = lines.size(); i < nodes.size(); i++) {
            nodes.get(i).setText("");
        }
    }

    private Row row(int i, String line, double width) {
        boolean backwards = Direction.rightToLeft(line, 0, line.length());
        Row row = new Row(line, face(), backwards, node(i));
        if (getSkinnable().isWrapText() || row.width() <= width + 0.5) {
            return row;
        }
        int[] ends = GraphemeClusters.ends(line);
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            String cut = line.substring(0, ends[middle - 1]) + CUT;
            if (new Row(cut, face(), backwards, node(i)).width() <= width + 0.5) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        String cut = (low == 0 ? "" : line.substring(0, ends[low - 1])) + CUT;
        return new Row(cut, face(), backwards, node(i));
    }

    /// The height of the rows at a width. Only measures: what is laid out stays, since no layout
    /// need follow where the height comes out the same.
    private double tall(double width) {
        if (width != measuredFor) {
            var scratch = new Text();
            measuredFor = width;
            measured = 0;
            for (String line : broken(width)) {
                boolean backwards = Direction.rightToLeft(line, 0, line.length());
                measured += rowHeight(new Row(line, face(), backwards, scratch));
            }
        }
        return measured;
    }

    private Text node(int i) {
        while (nodes.size() <= i) {
            var node = new Text();
            // bound, since a style sheet gives every text a colour, which would count before one
            // that is set
            node.fillProperty().bind(getSkinnable().textFillProperty());
            node.setManaged(false);
            node.setMouseTransparent(true);
            nodes.add(node);
            getChildren().add(node);
        }
        return nodes.get(i);
    }

    private double rowHeight(Row row) {
        return Math.ceil(row.ascent() + row.descent());
    }

    @Override
    protected void layoutChildren(double x, double y, double w, double h) {
        double room = graphicRoom();
        layRows(w - room);
        double tall = rows.stream().mapToDouble(this::rowHeight).sum();
        var pos = getSkinnable().getAlignment();
        double top =
                switch (pos.getVpos()) {
                    case TOP, BASELINE -> y;
                    case CENTER -> y + (h - tall) / 2;
                    case BOTTOM -> y + h - tall;
                };
        double wide = rows.stream().mapToDouble(Row::width).max().orElse(0);
        double spare = w - room - wide;
        double left =
                x
                        + switch (pos.getHpos()) {
                            case LEFT -> 0;
                            case CENTER -> Math.max(0, spare / 2);
                            case RIGHT -> Math.max(0, spare);
                        };
        if (graphic != null) {
            // beside the first row
            double beside = rows.size() > 1 ? top : y;
            double high = rows.size() > 1 ? rowHeight(rows.getFirst()) : h;
            layoutInArea(
                    graphic, left, beside, graphic.prefWidth(-1), high, 0, HPos.LEFT, VPos.CENTER);
        }
        place(left + room, top, Math.max(wide, w - room));
    }

    private void place(double left, double top, double width) {
        Color ink = getSkinnable().getTextFill() instanceof Color colour ? colour : Color.BLACK;
        boolean drawn = rows.stream().anyMatch(Row::hasInsets);
        Canvas own = drawn ? sized(canvas()) : canvas;
        if (own != null) {
            own.setVisible(drawn);
            own.getGraphicsContext2D().clearRect(0, 0, own.getWidth(), own.getHeight());
        }
        double at = top;
        boolean several = rows.size() > 1;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double start = left + (several && row.rightToLeft() ? width - row.width() : 0);
            double baseline = snapPositionY(at + row.ascent());
            nodes.get(i).setLayoutX(start);
            nodes.get(i).setLayoutY(baseline);
            if (drawn && own != null) {
                row.paintInsets(own.getGraphicsContext2D(), start, baseline, ink);
            }
            at += rowHeight(row);
        }
    }

    private Canvas canvas() {
        Canvas own = canvas;
        if (own == null) {
            own = new Canvas();
            own.setManaged(false);
            own.setMouseTransparent(true);
            canvas = own;
            getChildren().add(own);
        }
        return own;
    }

    private Canvas sized(Canvas own) {
        own.setWidth(getSkinnable().getWidth());
        own.setHeight(getSkinnable().getHeight());
        return own;
    }

    @Override
    protected double computePrefWidth(double h, double t, double r, double b, double l) {
        double widest = 0;
        for (String line : text().split("\\R", -1)) {
            boolean backwards = Direction.rightToLeft(line, 0, line.length());
            widest = Math.max(widest, new Row(line, face(), backwards, scratch).width());
        }
        return l + graphicRoom() + snapSizeX(widest) + r;
    }

    @Override
    protected double computePrefHeight(double w, double t, double r, double b, double l) {
        double tall = tall(w < 0 ? Double.MAX_VALUE : w - l - r - graphicRoom());
        return t + Math.max(tall, graphic == null ? 0 : graphic.prefHeight(-1)) + b;
    }

    @Override
    protected double computeMinWidth(double h, double t, double r, double b, double l) {
        double cut = face().width(CUT);
        return l + graphicRoom() + Math.min(cut, computePrefWidth(h, t, r, b, l)) + r;
    }

    @Override
    protected double computeMinHeight(double w, double t, double r, double b, double l) {
        return computePrefHeight(w, t, r, b, l);
    }

    @Override
    protected double computeMaxWidth(double h, double t, double r, double b, double l) {
        return getSkinnable().prefWidth(h);
    }

    @Override
    protected double computeMaxHeight(double w, double t, double r, double b, double l) {
        return getSkinnable().prefHeight(w);
    }

    @Override
    public double computeBaselineOffset(double t, double r, double b, double l) {
        return t + face().ascent();
    }
}
