package lexiscope.ui.vocabulary;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import lexiscope.model.LanguageModel;
import lexiscope.ui.kit.IndexList;
import lexiscope.ui.kit.KindMark;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.PercentileBar;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.session.Norms;
import lexiscope.ui.session.Selection;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.ShownForm;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// The table of tokens. Cells read by id; sorting is asked for, not done here.
final class TokenTable extends TableView<Integer> {
    private static final PseudoClass FOCUSED_TOKEN = PseudoClass.getPseudoClass("focused-token");

    /// Two digits and a space at this size.
    private static final double BYTE_WIDTH = 21.7;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /// What a person does in the table.
    ///
    /// @param focus a token was chosen
    /// @param toggle a token is to be put into the selection or taken out
    /// @param hover the pointer is over a token, or -1
    /// @param sort a column's head was clicked
    record Intents(
            IntConsumer focus,
            IntConsumer toggle,
            IntConsumer hover,
            Consumer<TokenOrder.Column> sort) {}

    private final IndexList rows = new IndexList();
    private final Intents intents;
    private final TableColumn<Integer, Integer> bytes;
    private final TableColumn<Integer, Integer> norm;
    private final TableColumn<Integer, Integer> percentile;
    private @Nullable LanguageModel model;
    private Norms norms = Norms.NONE;
    private Selection selection = Selection.NONE;
    private int focused = -1;

    TokenTable(Intents intents) {
        this.intents = intents;
        getStyleClass().add("token-table");
        setItems(rows);
        setFixedCellSize(24);
        setAccessibleText("Vocabulary");
        setPlaceholder(new RowLabel("No token fits."));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        bytes = text("bytes", TokenOrder.Column.BYTES, 100, "mono-muted", this::bytesOf);
        getColumns().add(text("id", TokenOrder.Column.ID, 66, "number", id -> Numbers.whole(id)));
        getColumns().add(chips());
        getColumns().add(bytes);
        getColumns().add(kinds());
        norm =
                text(
                        "norm",
                        TokenOrder.Column.NORM,
                        62,
                        "number",
                        id -> Numbers.three(norms.norm(id)));
        percentile = percentiles();
        getColumns().add(norm);
        getColumns().add(percentile);
        widthProperty().subscribe(w -> bytes.setVisible(w.doubleValue() > 390));
        bytes.widthProperty().subscribe(_ -> refresh());
        setRowFactory(_ -> row());
        setOnKeyPressed(
                e -> {
                    Integer at = getSelectionModel().getSelectedItem();
                    if (e.getCode() == KeyCode.ENTER && at != null) {
                        intents.focus.accept(at);
                    } else if (e.getCode() == KeyCode.SPACE && at != null) {
                        intents.toggle.accept(at);
                    } else if (e.getCode() == KeyCode.A && e.isShortcutDown()) {
                        e.consume();
                    }
                });
        addEventFilter(
                javafx.scene.input.KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.A && e.isShortcutDown()) {
                        // the built-in one freezes a table of this size
                        e.consume();
                    }
                });
    }

    private TableRow<Integer> row() {
        return new TableRow<>() {
            {
                setOnMouseClicked(
                        e -> {
                            if (isEmpty()) {
                                return;
                            }
                            if (e.isShortcutDown()) {
                                intents.toggle.accept(getItem());
                            } else {
                                intents.focus.accept(getItem());
                            }
                        });
                hoverProperty()
                        .subscribe(
                                over -> intents.hover.accept(over && !isEmpty() ? getItem() : -1));
            }

            @Override
            protected void updateItem(Integer item, boolean empty) {
                super.updateItem(item, empty);
                boolean there = !empty && item != null;
                pseudoClassStateChanged(FOCUSED_TOKEN, there && item == focused);
                pseudoClassStateChanged(CHOSEN, there && selection.has(item));
            }
        };
    }

    void show(LanguageModel next, Norms of) {
        model = next;
        norms = of;
        norm.setVisible(next.matrix().isPresent());
        percentile.setVisible(next.matrix().isPresent());
        refresh();
    }

    /// Shows other rows; the array is owned from then on.
    void show(int[] ids) {
        getSelectionModel().clearSelection();
        rows.show(ids);
        revealFocused();
    }

    void select(Selection next) {
        selection = next;
        refresh();
    }

    void focus(int id) {
        focused = id;
        refresh();
        revealFocused();
    }

    private void revealFocused() {
        int[] ids = rows.rows();
        for (int i = 0; i < ids.length && focused >= 0; i++) {
            if (ids[i] == focused) {
                if (!visible(i)) {
                    scrollTo(Math.max(0, i - 3));
                }
                return;
            }
        }
    }

    private boolean visible(int row) {
        return lookup(".virtual-flow") instanceof javafx.scene.control.skin.VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getLastVisibleCell() != null
                && row > flow.getFirstVisibleCell().getIndex()
                && row < flow.getLastVisibleCell().getIndex();
    }

    /// Marks the sorted column.
    void sorted(TokenOrder.Column by, boolean descending) {
        for (var column : getColumns()) {
            if (column.getUserData() instanceof TokenOrder.Column c
                    && column.getGraphic() instanceof Label head) {
                boolean sorted = c == by;
                head.setText(column.getId() + (sorted ? descending ? " ↓" : " ↑" : ""));
                head.getStyleClass().setAll("column-head", sorted ? "sorted" : "unsorted");
            }
        }
    }

    private interface Written {
        String of(int id);
    }

    private String bytesOf(int id) {
        if (model == null || !model.vocabulary().has(id)) {
            return "";
        }
        byte[] all = model.vocabulary().bytes(id);
        int fitting = Math.max(1, (int) ((bytes.getWidth() - 12 + BYTE_WIDTH / 3) / BYTE_WIDTH));
        return all.length <= fitting
                ? ShownForm.hex(all)
                : ShownForm.hex(java.util.Arrays.copyOf(all, Math.max(1, fitting - 1))) + " …";
    }

    private TableColumn<Integer, Integer> column(
            String title, TokenOrder.@Nullable Column by, double width, boolean number) {
        var column = new TableColumn<Integer, Integer>();
        column.setId(title);
        var head = new RowLabel(title);
        head.getStyleClass().setAll("column-head", "unsorted");
        column.setGraphic(head);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                f -> new javafx.beans.property.SimpleObjectProperty<>(f.getValue()));
        if (number) {
            column.getStyleClass().add("number");
        }
        if (by != null) {
            column.setUserData(by);
            head.setOnMouseClicked(_ -> intents.sort.accept(by));
        }
        return column;
    }

    private TableColumn<Integer, Integer> text(
            String title, TokenOrder.Column by, double width, String style, Written written) {
        var column = column(title, by, width, style.equals("number"));
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            {
                                getStyleClass().add(style);
                            }

                            @Override
                            protected void updateItem(Integer id, boolean empty) {
                                super.updateItem(id, empty);
                                setText(empty || id == null ? null : written.of(id));
                            }
                        });
        return column;
    }

    private TableColumn<Integer, Integer> chips() {
        var column = column("token", TokenOrder.Column.TOKEN, 130, false);
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            private final TokenChip chip = new TokenChip();

                            @Override
                            protected void updateItem(Integer id, boolean empty) {
                                super.updateItem(id, empty);
                                boolean there = !empty && id != null && model != null;
                                if (there && model != null) {
                                    chip.show(model.vocabulary(), id);
                                }
                                setGraphic(there ? chip : null);
                            }
                        });
        return column;
    }

    private TableColumn<Integer, Integer> kinds() {
        var column = column("kind", TokenOrder.Column.KIND, 44, false);
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            private final KindMark mark = new KindMark();

                            {
                                getStyleClass().add("centred");
                            }

                            @Override
                            protected void updateItem(Integer id, boolean empty) {
                                super.updateItem(id, empty);
                                boolean there = !empty && id != null && model != null;
                                if (there && model != null) {
                                    var kind = model.vocabulary().kind(id);
                                    mark.show(kind);
                                    setAccessibleText(kind.label());
                                }
                                setGraphic(there ? mark : null);
                            }
                        });
        return column;
    }

    private TableColumn<Integer, Integer> percentiles() {
        var column = column("pct", null, 50, false);
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            private final PercentileBar bar = new PercentileBar(36);

                            @Override
                            protected void updateItem(Integer id, boolean empty) {
                                super.updateItem(id, empty);
                                boolean there = !empty && id != null;
                                bar.show(there ? norms.percentile(norms.norm(id)) : Double.NaN);
                                setGraphic(there ? bar : null);
                            }
                        });
        return column;
    }
}
