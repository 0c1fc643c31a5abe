package lexiscope.ui.vocabulary;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;

import lexiscope.embedding.RowNorms;
import lexiscope.model.LanguageModel;
import lexiscope.ui.kit.ColumnHead;
import lexiscope.ui.kit.HoverCard;
import lexiscope.ui.kit.KindMark;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.PercentileBar;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// The columns of the table of tokens. A number always has the room it needs: a column is there
/// whole or not at all.
final class TokenColumns {
    /// A digit at this size.
    private static final double DIGIT = 7.25;

    /// Left and right of a cell.
    private static final double AIR = 13;

    private static final double LEAST_TOKEN = 96;
    private static final double SCROLL_BAR = 11;

    /// No table is wider; the toolkit adds these up.
    private static final double WIDEST = 6000;

    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
    private final TableColumn<Integer, Integer> id;
    private final TableColumn<Integer, Integer> token;
    private final TableColumn<Integer, Integer> bytes;
    private final TableColumn<Integer, Integer> kind;
    private final TableColumn<Integer, Integer> norm;
    private final TableColumn<Integer, Integer> percentile;
    private double width;
    private @Nullable LanguageModel model;
    private RowNorms norms = RowNorms.NONE;

    TokenColumns(Consumer<TokenOrder.Column> sort) {
        id = column(new ColumnHead<>("id", "id", TokenOrder.Column.ID, sort), 66);
        texts(id, "number", Numbers::whole);
        token =
                column(
                        new ColumnHead<>(
                                "token", "the token as it is shown", TokenOrder.Column.TOKEN, sort),
                        130);
        token.setMinWidth(LEAST_TOKEN);
        token.setMaxWidth(WIDEST);
        token.setCellFactory(_ -> new Chips());
        bytes =
                column(
                        new ColumnHead<>(
                                "bytes", "the number of bytes", TokenOrder.Column.BYTES, sort),
                        108);
        bytes.setMaxWidth(WIDEST);
        texts(bytes, "mono-muted", this::bytesOf);
        kind = column(new ColumnHead<>("kind", "kind", TokenOrder.Column.KIND, sort), 50);
        kind.setCellFactory(_ -> new Kinds());
        norm = column(new ColumnHead<>("norm", "norm", TokenOrder.Column.NORM, sort), 62);
        texts(norm, "number", i -> Numbers.three(norms.norm(i)));
        var head = new RowLabel("pct");
        head.getStyleClass().setAll("column-head", "unsorted");
        head.setTooltip(new javafx.scene.control.Tooltip("The share of rows with a smaller norm"));
        percentile = column(head, 50);
        percentile.setCellFactory(_ -> new Bars());
        bytes.widthProperty().subscribe(_ -> again());
    }

    List<TableColumn<Integer, Integer>> all() {
        return List.of(id, token, bytes, kind, norm, percentile);
    }

    /// Counts up whenever cells are to be written again, also those that lie in no row just now.
    ReadOnlyIntegerProperty version() {
        return version.getReadOnlyProperty();
    }

    /// Writes all cells again.
    void again() {
        version.set(version.get() + 1);
    }

    void show(LanguageModel next, RowNorms of) {
        model = next;
        norms = of;
        int most = Math.max(1, Math.max(next.vocabulary().size(), next.rows()) - 1);
        exactly(id, Math.max(52, Numbers.whole(most).length() * DIGIT + AIR));
        float[] sorted = of.sorted();
        float largest = sorted.length == 0 ? 1 : sorted[sorted.length - 1];
        exactly(norm, Math.max(62, Numbers.three(largest).length() * DIGIT + AIR));
        fit(width);
        again();
    }

    private static void exactly(TableColumn<?, ?> column, double size) {
        column.setMinWidth(Math.ceil(size));
        column.setMaxWidth(Math.ceil(size));
        column.setPrefWidth(Math.ceil(size));
    }

    /// Leaves out what a table of this width has no room for.
    void fit(double tableWidth) {
        width = tableWidth;
        boolean rows = model != null && model.matrix().isPresent();
        double room = tableWidth - SCROLL_BAR - id.getMinWidth() - LEAST_TOKEN;
        boolean[] there = new boolean[4];
        var columns = List.of(norm, kind, percentile, bytes);
        for (int i = 0; i < there.length; i++) {
            var column = columns.get(i);
            boolean wanted = rows || column.equals(kind) || column.equals(bytes);
            there[i] = wanted && room >= column.getMinWidth();
            // what goes first does not stay where what goes later had to go
            room = wanted ? room - column.getMinWidth() : room;
        }
        for (int i = 0; i < there.length; i++) {
            if (columns.get(i).isVisible() != there[i]) {
                columns.get(i).setVisible(there[i]);
            }
        }
    }

    /// All that is known of a token, a line each.
    String facts(int of) {
        if (model == null) {
            return "";
        }
        Vocabulary v = model.vocabulary();
        var lines = new ArrayList<String>();
        lines.add(v.shown(of) + "   " + Numbers.whole(of));
        lines.add(v.label(v.kind(of)));
        if (v.has(of)) {
            byte[] all = v.bytes(of);
            lines.add(
                    HoverCard.cut(all)
                            + "   "
                            + all.length
                            + (all.length == 1 ? " byte" : " bytes"));
        }
        float n = norms.norm(of);
        if (!Float.isNaN(n)) {
            lines.add(
                    "norm "
                            + Numbers.three(n)
                            + ", larger than of "
                            + Numbers.percent(norms.percentile(n))
                            + " of rows");
        }
        return String.join("\n", lines);
    }

    private String bytesOf(int of) {
        if (model == null || !model.vocabulary().has(of)) {
            return "";
        }
        return HoverCard.cut(model.vocabulary().bytes(of), bytes.getWidth() - 12);
    }

    private static TableColumn<Integer, Integer> column(RowLabel head, double size) {
        var column = new TableColumn<Integer, Integer>();
        column.setGraphic(head);
        exactly(column, size);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(f -> new SimpleObjectProperty<>(f.getValue()));
        return column;
    }

    private void texts(
            TableColumn<Integer, Integer> column, String style, IntFunction<String> written) {
        if (style.equals("number")) {
            column.getStyleClass().add("number");
        }
        column.setCellFactory(
                _ -> {
                    var cell =
                            new Cell() {
                                @Override
                                void write(int of) {
                                    setText(written.apply(of));
                                }
                            };
                    cell.getStyleClass().add(style);
                    return cell;
                });
    }

    /// A cell that is written again whenever the model, the norms or a width change.
    private abstract class Cell extends TableCell<Integer, Integer> {
        Cell() {
            version.subscribe(_ -> write(getItem(), isEmpty()));
        }

        @Override
        protected void updateItem(Integer item, boolean empty) {
            super.updateItem(item, empty);
            write(item, empty);
        }

        private void write(@Nullable Integer item, boolean empty) {
            if (empty || item == null || model == null) {
                setText(null);
                setGraphic(null);
            } else {
                write(item);
            }
        }

        abstract void write(int of);

        final void show(Node graphic) {
            if (!graphic.equals(getGraphic())) {
                setGraphic(graphic);
            }
        }
    }

    private final class Chips extends Cell {
        private final TokenChip chip = new TokenChip();

        /// As wide as the cell, so that a long chip is cut at a whole character; the row's tool tip
        /// has it all.
        private final HBox line = new HBox(chip);

        Chips() {
            chip.setMinWidth(0);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            line.prefWidthProperty().bind(token.widthProperty().subtract(12));
        }

        @Override
        void write(int of) {
            if (model != null) {
                chip.show(model.vocabulary(), of);
            }
            show(line);
        }
    }

    private final class Kinds extends Cell {
        private final KindMark mark = new KindMark();

        Kinds() {
            getStyleClass().add("centred");
        }

        @Override
        void write(int of) {
            if (model != null) {
                Vocabulary v = model.vocabulary();
                mark.show(v.kind(of));
                setAccessibleText(v.label(v.kind(of)));
            }
            show(mark);
        }
    }

    private final class Bars extends Cell {
        private final PercentileBar bar = new PercentileBar(36);

        @Override
        void write(int of) {
            bar.show(norms.percentile(norms.norm(of)));
            show(bar);
        }
    }
}
