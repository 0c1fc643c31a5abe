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
import lexiscope.tokens.TokenColumn;
import lexiscope.tokens.TokenValue;
import lexiscope.tokens.TokenValues;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// The columns of the table of tokens: its id, the token, and the values that were chosen, of which
/// bytes, kind, norm and percentile are drawn in a way of their own. A number always has the room
/// it needs: a column is there whole or not at all.
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

    /// Those with a way of their own, by the ids of their values; what goes last where it is narrow
    /// stands first.
    private final Map<String, TableColumn<Integer, Integer>> own = new LinkedHashMap<>();

    private final Consumer<String> sort;

    /// The values that are shown, in the order of the columns.
    private List<TokenValue> chosen =
            List.of(TokenValues.BYTES, TokenValues.KIND, TokenValues.NORM, TokenValues.PERCENTILE);

    private Map<String, ValueColumn> more = Map.of();
    private double width;
    private @Nullable LanguageModel model;
    private RowNorms norms = RowNorms.NONE;

    TokenColumns(Consumer<String> sort) {
        this.sort = sort;
        id = column(new ColumnHead<>("id", "id", "id", sort), 66);
        texts(id, "number", Numbers::whole);
        token =
                column(
                        new ColumnHead<>(
                                "token", "the token as it is shown", TokenOrder.TOKEN, sort),
                        130);
        token.setMinWidth(LEAST_TOKEN);
        token.setMaxWidth(WIDEST);
        token.setCellFactory(_ -> new Chips());
        bytes = column(new ColumnHead<>("bytes", "the number of bytes", "bytes", sort), 108);
        bytes.setMaxWidth(WIDEST);
        texts(bytes, "mono-muted", this::bytesOf);
        kind = column(new ColumnHead<>("kind", "kind", "kind", sort), 50);
        kind.setCellFactory(_ -> new Kinds());
        norm = column(new ColumnHead<>("norm", "norm", "norm", sort), 62);
        texts(norm, "number", i -> Numbers.three(norms.norm(i)));
        percentile =
                column(
                        new ColumnHead<>(
                                "pct", "the share of rows with a smaller norm", "percentile", sort),
                        50);
        percentile.setCellFactory(_ -> new Bars());
        bytes.widthProperty().subscribe(_ -> again());
        own.put("norm", norm);
        own.put("kind", kind);
        own.put("percentile", percentile);
        own.put("bytes", bytes);
    }

    /// All of them, in their order, also those that have no room now.
    List<TableColumn<Integer, Integer>> all() {
        var all = new ArrayList<>(List.of(id, token));
        chosen.forEach(v -> all.add(of(v.id())));
        return all;
    }

    private TableColumn<Integer, Integer> of(String value) {
        ValueColumn written = more.get(value);
        return written == null ? Objects.requireNonNull(own.get(value)) : written.column();
    }

    /// Whether a value is drawn from the model alone, so that no column of values is needed.
    boolean draws(String value) {
        return own.containsKey(value);
    }

    /// Chooses what is shown.
    ///
    /// @param values in the order of the columns
    /// @param known the values of all tokens, by the ids of those that are not drawn otherwise
    void choose(List<TokenValue> values, Map<String, TokenColumn> known) {
        var next = new LinkedHashMap<String, ValueColumn>();
        for (TokenValue value : values) {
            TokenColumn of = known.get(value.id());
            if (of != null) {
                next.put(value.id(), written(value, of));
            }
        }
        chosen = values.stream().filter(v -> draws(v.id()) || next.containsKey(v.id())).toList();
        more = next;
        fit(width);
        again();
    }

    private ValueColumn written(TokenValue value, TokenColumn values) {
        var head =
                new ColumnHead<>(
                        value.id(), value.label().toLowerCase(Locale.ROOT), value.id(), sort);
        var column = column(head, ValueColumn.width(value, values));
        var made = new ValueColumn(value, values, column);
        texts(column, value.numeric() ? "number" : "category", made::shown);
        return made;
    }

    /// Whether a value that was chosen has no room.
    boolean hidden(String value) {
        return chosen.stream().anyMatch(v -> v.id().equals(value)) && !of(value).isVisible();
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
        // what was asked for beyond the usual stays longest
        var names = new ArrayList<>(more.keySet());
        names.addAll(own.keySet());
        for (String name : names) {
            var column = of(name);
            boolean wanted =
                    chosen.stream().anyMatch(v -> v.id().equals(name))
                            && (rows || !column.equals(norm) && !column.equals(percentile));
            boolean there = wanted && room >= column.getMinWidth();
            // what goes first does not stay where what goes later had to go
            room = wanted ? room - column.getMinWidth() : room;
            if (column.isVisible() != there) {
                column.setVisible(there);
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
