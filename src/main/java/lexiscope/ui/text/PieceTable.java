package lexiscope.ui.text;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

import lexiscope.tokenizer.Encoding;
import lexiscope.ui.kit.HoverCard;
import lexiscope.ui.kit.KindMark;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.RowList;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// The pieces of the text as a list: number, piece, id, span, kind.
final class PieceTable extends TableView<RowList.Row> {
    private final RowList rows = new RowList();
    private Encoding encoding = Encoding.EMPTY;
    private Vocabulary vocabulary;
    private final Label placeholder = new RowLabel();
    private int focused = -1;

    PieceTable(Vocabulary none, IntConsumer chosen, IntConsumer hovered) {
        vocabulary = none;
        getStyleClass().add("token-table");
        setItems(rows);
        setFixedCellSize(24);
        setAccessibleText("Pieces of the text");
        setPlaceholder(placeholder);
        placeholder.getStyleClass().add("empty-sentence");
        placeholder.setWrapText(true);
        getColumns().add(column("#", 44, true, i -> Numbers.whole(i + 1)));
        getColumns().add(chips());
        getColumns().add(column("id", 70, true, i -> Numbers.whole(encoding.ids()[i])));
        getColumns().add(column("bytes", 110, false, this::bytes));
        var bytes = getColumns().getLast();
        getColumns().add(column("span", 84, true, i -> encoding.start(i) + "–" + encoding.end(i)));
        getColumns().add(kinds());
        var kind = getColumns().getLast();
        widthProperty().subscribe(w -> kind.setVisible(w.doubleValue() > 360));
        widthProperty().subscribe(w -> bytes.setVisible(w.doubleValue() > 480));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setRowFactory(
                _ ->
                        new TableRow<>() {
                            {
                                setOnMouseClicked(
                                        _ -> {
                                            if (!isEmpty()) {
                                                chosen.accept(getItem().number());
                                            }
                                        });
                                hoverProperty()
                                        .subscribe(
                                                over ->
                                                        hovered.accept(
                                                                over && !isEmpty()
                                                                        ? getItem().number()
                                                                        : -1));
                            }

                            @Override
                            protected void updateItem(RowList.@Nullable Row item, boolean empty) {
                                super.updateItem(item, empty);
                                pseudoClassStateChanged(
                                        FOCUSED_TOKEN,
                                        !empty && item != null && item.number() == focused);
                            }
                        });
    }

    private static final javafx.css.PseudoClass FOCUSED_TOKEN =
            javafx.css.PseudoClass.getPseudoClass("focused-token");

    private String bytes(int piece) {
        int id = encoding.ids()[piece];
        return vocabulary.has(id) ? HoverCard.cut(vocabulary.bytes(id)) : "–";
    }

    /// Says why there are no pieces.
    void say(String sentence) {
        placeholder.setText(sentence);
    }

    /// Shows the pieces of an encoding.
    void show(Encoding next, Vocabulary of) {
        encoding = next;
        vocabulary = of;
        getSelectionModel().clearSelection();
        rows.show(next, IntStream.range(0, next.size()).toArray());
    }

    /// Marks a piece as the focused one and brings it into view.
    void focus(int piece) {
        focused = piece;
        refresh();
        if (piece >= 0 && piece < rows.size()) {
            scrollTo(Math.max(0, piece - 2));
        }
    }

    /// Whether a row is one of the encoding shown; a cell may be asked for one that was before.
    @SuppressWarnings("ReferenceEquality") // of which object it is: that is the question
    private boolean current(RowList.Row row) {
        return row.of() == encoding;
    }

    private interface Written {
        String of(int row);
    }

    private TableColumn<RowList.Row, RowList.Row> column(
            String title, double width, boolean number, Written written) {
        TableColumn<RowList.Row, RowList.Row> column = plain(title, width);
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

    private static TableColumn<RowList.Row, RowList.Row> plain(String title, double width) {
        TableColumn<RowList.Row, RowList.Row> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        // numbers are never cut; the chips give way
        column.setMinWidth(title.equals("piece") ? 60 : Math.min(width, 80));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                f -> new javafx.beans.property.SimpleObjectProperty<>(f.getValue()));
        return column;
    }

    private TableColumn<RowList.Row, RowList.Row> chips() {
        TableColumn<RowList.Row, RowList.Row> column = plain("piece", 150);
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
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
                        });
        return column;
    }

    private TableColumn<RowList.Row, RowList.Row> kinds() {
        TableColumn<RowList.Row, RowList.Row> column = plain("kind", 110);
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            private final KindMark mark = new KindMark();
                            private final Label name = new RowLabel();
                            private final HBox both = new HBox(6, mark, name);

                            {
                                both.setAlignment(Pos.CENTER_LEFT);
                            }

                            @Override
                            protected void updateItem(RowList.@Nullable Row item, boolean empty) {
                                super.updateItem(item, empty);
                                boolean there = !empty && item != null && current(item);
                                if (there && item != null) {
                                    var kind = vocabulary.kind(encoding.ids()[item.number()]);
                                    mark.show(kind);
                                    name.setText(vocabulary.label(kind));
                                }
                                setGraphic(there ? both : null);
                            }
                        });
        return column;
    }
}
