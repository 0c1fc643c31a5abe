package lexiscope.ui.text;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import lexiscope.tokenizer.Encoding;
import lexiscope.ui.kit.ColumnHead;
import lexiscope.ui.kit.HoverCard;
import lexiscope.ui.kit.KindMark;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.RowList;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// The pieces of the text as a list, a row each or a row a token: number, piece, id, how often, its
/// bytes, span, kind. The heads sort.
final class PieceTable extends TableView<RowList.Row> {
    private final RowList rows = new RowList();
    private PieceRows shown;
    private Encoding encoding = Encoding.EMPTY;
    private Vocabulary vocabulary;
    private final TableColumn<RowList.Row, RowList.Row> number;
    private final TableColumn<RowList.Row, RowList.Row> times;
    private final TableColumn<RowList.Row, RowList.Row> bytes;
    private final TableColumn<RowList.Row, RowList.Row> span;
    private final TableColumn<RowList.Row, RowList.Row> kind;
    private final IntConsumer chosen;
    private int focused = -1;

    /// The rows that the table has made, some more than are visible.
    private final Set<PieceRow> made = Collections.newSetFromMap(new WeakHashMap<>());

    /// @param chosen told of a piece that was clicked, or chosen by Enter
    /// @param hovered told of the piece under the pointer, or -1
    /// @param sort told what the rows shall be sorted by
    PieceTable(
            Vocabulary none,
            IntConsumer chosen,
            IntConsumer hovered,
            Consumer<PieceOrder.Column> sort) {
        vocabulary = none;
        this.chosen = chosen;
        shown = PieceRows.of(encoding, none, PieceOrder.AS_IN_THE_TEXT);
        getStyleClass().add("token-table");
        setItems(rows);
        setFixedCellSize(24);
        setAccessibleText("Pieces of the text");
        // why there are none is said by the frame around it
        setPlaceholder(new Region());
        number =
                column(
                        head("#", "place in the text", PieceOrder.Column.PLACE, sort),
                        52,
                        true,
                        i -> Numbers.whole(i + 1));
        var piece =
                plain(
                        head("piece", "the token as it is shown", PieceOrder.Column.TOKEN, sort),
                        150);
        piece.setMinWidth(60);
        piece.setCellFactory(_ -> new Chips());
        var id =
                column(
                        head("id", "id", PieceOrder.Column.ID, sort),
                        70,
                        true,
                        i -> Numbers.whole(encoding.ids()[i]));
        times =
                column(
                        head("times", "how often it occurs", PieceOrder.Column.TIMES, sort),
                        64,
                        true,
                        i -> Numbers.whole(shown.times()[encoding.ids()[i]]));
        bytes =
                column(
                        head("bytes", "the number of bytes", PieceOrder.Column.BYTES, sort),
                        110,
                        false,
                        this::bytes);
        bytes.widthProperty().subscribe(_ -> refresh());
        span =
                column(
                        new RowLabel("span"),
                        84,
                        true,
                        i -> encoding.start(i) + "–" + encoding.end(i));
        kind = plain(head("kind", "kind", PieceOrder.Column.KIND, sort), 110);
        kind.setCellFactory(_ -> new Kinds());
        getColumns().setAll(List.of(number, piece, id, times, bytes, span, kind));
        widthProperty().subscribe(_ -> fit());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setRowFactory(_ -> new PieceRow(hovered));
        addEventFilter(
                MouseEvent.MOUSE_CLICKED,
                e -> {
                    ColumnHead<?> head = ColumnHead.clicked(e);
                    if (head != null) {
                        head.sort();
                        e.consume();
                    }
                });
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                e -> {
                    int at = getSelectionModel().getSelectedIndex();
                    if (e.getCode() == KeyCode.ENTER && isFocused() && at >= 0) {
                        chosen.accept(rows.number(at));
                        e.consume();
                    }
                });
        show(shown);
    }

    private static ColumnHead<PieceOrder.Column> head(
            String title, String about, PieceOrder.Column by, Consumer<PieceOrder.Column> sort) {
        return new ColumnHead<>(title, about, by, sort);
    }

    /// Leaves out what has no room, and what a list of this kind does not have.
    private void fit() {
        boolean grouped = shown.order().grouped();
        double width = getWidth();
        number.setVisible(!grouped);
        times.setVisible(grouped);
        span.setVisible(!grouped);
        kind.setVisible(width > 360);
        bytes.setVisible(width > (grouped ? 420 : 480));
    }

    /// A row that shows whether its token is the focused one.
    private final class PieceRow extends TableRow<RowList.Row> {
        PieceRow(IntConsumer hovered) {
            made.add(this);
            setOnMouseClicked(
                    _ -> {
                        if (!isEmpty()) {
                            chosen.accept(getItem().number());
                        }
                    });
            hoverProperty()
                    .subscribe(
                            over -> hovered.accept(over && !isEmpty() ? getItem().number() : -1));
        }

        @Override
        protected void updateItem(RowList.@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            mark();
        }

        void mark() {
            RowList.Row item = getItem();
            boolean there = !isEmpty() && item != null && current(item);
            pseudoClassStateChanged(FOCUSED_TOKEN, there && marked(item.number()));
        }
    }

    private boolean marked(int piece) {
        int[] ids = encoding.ids();
        return piece == focused
                || shown.order().grouped()
                        && focused >= 0
                        && focused < ids.length
                        && ids[piece] == ids[focused];
    }

    private static final javafx.css.PseudoClass FOCUSED_TOKEN =
            javafx.css.PseudoClass.getPseudoClass("focused-token");

    private String bytes(int piece) {
        int id = encoding.ids()[piece];
        return vocabulary.has(id)
                ? HoverCard.cut(vocabulary.bytes(id), bytes.getWidth() - 12)
                : "–";
    }

    /// Shows pieces in the order in which they are listed.
    void show(PieceRows next) {
        boolean same = encoding.equals(next.encoding());
        boolean reordered = !next.order().equals(shown.order());
        shown = next;
        encoding = next.encoding();
        vocabulary = next.vocabulary();
        getSelectionModel().clearSelection();
        // cells are written again also where the pieces are the same in another order
        int[] listed = next.rows();
        if (listed == null) {
            rows.show(shown, next.count());
        } else {
            rows.show(shown, listed);
        }
        for (TableColumn<RowList.Row, ?> column : getColumns()) {
            if (column.getGraphic() instanceof ColumnHead<?> head) {
                sorted(head, next.order());
            }
        }
        fit();
        if (same && reordered) {
            scrollTo(0);
        }
    }

    @SuppressWarnings("unchecked") // all heads of this table are of these columns
    private static void sorted(ColumnHead<?> head, PieceOrder order) {
        ((ColumnHead<PieceOrder.Column>) head).sorted(order.by(), order.descending(), head.title());
    }

    /// Marks a piece as the focused one and brings it into view.
    void focus(int piece) {
        focused = piece;
        made.forEach(PieceRow::mark);
        int row = shown.rowOf(piece);
        if (row >= 0) {
            scrollTo(Math.max(0, row - 2));
        }
    }

    /// Whether a row is one of those shown; a cell may be asked for one that was before.
    @SuppressWarnings("ReferenceEquality") // of which object it is: that is the question
    private boolean current(RowList.Row row) {
        return row.of() == shown;
    }

    private interface Written {
        String of(int row);
    }

    private TableColumn<RowList.Row, RowList.Row> column(
            Label head, double width, boolean number, Written written) {
        TableColumn<RowList.Row, RowList.Row> column = plain(head, width);
        if (number) {
            column.getStyleClass().add("number");
        }
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            {
                                getStyleClass().add(number ? "number" : "mono");
                            }

                            @Override
                            protected void updateItem(RowList.@Nullable Row item, boolean empty) {
                                super.updateItem(item, empty);
                                setText(
                                        empty || item == null || !current(item)
                                                ? null
                                                : written.of(item.number()));
                            }
                        });
        return column;
    }

    private static TableColumn<RowList.Row, RowList.Row> plain(Label head, double width) {
        TableColumn<RowList.Row, RowList.Row> column = new TableColumn<>();
        head.setMinWidth(0);
        head.getStyleClass().setAll("column-head", "unsorted");
        column.setId(head.getText());
        column.setGraphic(head);
        column.setPrefWidth(width);
        // numbers are never cut; the chips give way
        column.setMinWidth(Math.min(width, 80));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                f -> new javafx.beans.property.SimpleObjectProperty<>(f.getValue()));
        return column;
    }

    private final class Chips extends TableCell<RowList.Row, RowList.Row> {
        private final TokenChip chip = new TokenChip();

        @Override
        protected void updateItem(RowList.@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            boolean there = !empty && item != null && current(item);
            if (there && item != null) {
                chip.show(vocabulary, encoding.ids()[item.number()]);
            }
            setGraphic(there ? chip : null);
        }
    }

    private final class Kinds extends TableCell<RowList.Row, RowList.Row> {
        private final KindMark mark = new KindMark();
        private final Label name = new RowLabel();
        private final HBox both = new HBox(6, mark, name);

        Kinds() {
            both.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(RowList.@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            boolean there = !empty && item != null && current(item);
            if (there && item != null) {
                var of = vocabulary.kind(encoding.ids()[item.number()]);
                mark.show(of);
                name.setText(vocabulary.label(of));
            }
            setGraphic(there ? both : null);
        }
    }
}
