package lexiscope.ui.vocabulary;

import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import lexiscope.embedding.RowNorms;
import lexiscope.model.LanguageModel;
import lexiscope.tokens.TokenColumn;
import lexiscope.tokens.TokenValue;
import lexiscope.ui.kit.ColumnHead;
import lexiscope.ui.kit.IndexList;
import lexiscope.ui.session.Selection;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// The table of tokens. Cells read by id; sorting is asked for, not done here. Where it is narrow
/// columns go whole: bytes, the bar of the percentile, the kind, the norm; a tool tip at the row
/// has them all.
final class VocabularyTable extends TableView<Integer> {
    private static final PseudoClass FOCUSED_TOKEN = PseudoClass.getPseudoClass("focused-token");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /// What a person does in the table.
    ///
    /// @param focus a token was chosen
    /// @param toggle a token is to be put into the selection or taken out
    /// @param select these tokens are to be put into the selection
    /// @param copy the selection or the row at the cursor is to be copied; as spelled, else as
    ///   typed
    /// @param hover the pointer is over a token, or -1
    /// @param sort a column's head was clicked
    /// @param leave the keyboard goes up beyond the first row
    record Intents(
            IntConsumer focus,
            IntConsumer toggle,
            Consumer<int[]> select,
            Consumer<Boolean> copy,
            IntConsumer hover,
            Consumer<String> sort,
            Runnable leave) {}

    private final IndexList rows = new IndexList();
    private final Intents intents;
    private final TableKeys keys;
    private final TokenColumns columns;
    private Selection selection = Selection.NONE;
    private int focused = -1;
    private String sortedBy = "id";
    private boolean sortedDown;

    VocabularyTable(Intents intents) {
        this.intents = intents;
        getStyleClass().add("token-table");
        setItems(rows);
        setFixedCellSize(24);
        setAccessibleText("Vocabulary");
        // why there are none is said by the frame around it
        setPlaceholder(new Region());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        columns = new TokenColumns(intents.sort());
        getColumns().setAll(columns.all());
        widthProperty().subscribe(w -> columns.fit(w.doubleValue()));
        setRowFactory(_ -> new Row());
        keys = new TableKeys(this, intents);
        addEventFilter(
                MouseEvent.MOUSE_CLICKED,
                e -> {
                    ColumnHead<?> head = ColumnHead.clicked(e);
                    if (head != null) {
                        head.sort();
                        e.consume();
                    }
                });
        setContextMenu(
                new ContextMenu(
                        item("Copy the text", () -> intents.copy().accept(false)),
                        item("Copy the spelling", () -> intents.copy().accept(true))));
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// A row that shows whether its token is the focused one, or selected.
    private final class Row extends TableRow<Integer> {
        private final Tooltip whole = new Tooltip();

        Row() {
            setOnMouseClicked(this::clicked);
            hoverProperty()
                    .subscribe(over -> intents.hover().accept(over && !isEmpty() ? getItem() : -1));
            whole.setOnShowing(_ -> whole.setText(isEmpty() ? "" : columns.facts(getItem())));
            columns.version().subscribe(_ -> mark());
        }

        private void clicked(MouseEvent e) {
            if (isEmpty() || e.getButton() != MouseButton.PRIMARY) {
                return;
            }
            if (e.isShiftDown()) {
                keys.extendTo(getIndex());
            } else if (e.isShortcutDown()) {
                keys.begin(getIndex());
                intents.toggle().accept(getItem());
            } else {
                keys.begin(getIndex());
                intents.focus().accept(getItem());
            }
        }

        @Override
        protected void updateItem(Integer item, boolean empty) {
            super.updateItem(item, empty);
            setTooltip(empty ? null : whole);
            mark();
        }

        private void mark() {
            Integer id = getItem();
            boolean there = !isEmpty() && id != null;
            pseudoClassStateChanged(FOCUSED_TOKEN, there && id == focused);
            pseudoClassStateChanged(CHOSEN, there && selection.has(id));
        }
    }

    /// The rows as they stand; not to be written.
    int[] rows() {
        return rows.rows();
    }

    /// The row the keyboard is at, or -1.
    int cursor() {
        return getSelectionModel().getSelectedIndex();
    }

    /// Puts the keyboard's row somewhere and shows it.
    void cursor(int row) {
        getSelectionModel().clearAndSelect(row);
        getFocusModel().focus(row);
        if (!visible(row)) {
            scrollTo(Math.max(0, row - 3));
        }
    }

    /// Takes the keyboard, at its row or at the first.
    void enter() {
        requestFocus();
        if (cursor() < 0 && rows().length > 0) {
            cursor(0);
        }
    }

    /// Chooses the columns beside the id and the token.
    ///
    /// @param known values of all tokens, by the ids of those that the table does not draw by
    ///   itself
    void choose(List<TokenValue> values, Map<String, TokenColumn> known) {
        columns.choose(values, known);
        if (!getColumns().equals(columns.all())) {
            getColumns().setAll(columns.all());
        }
        sorted(sortedBy, sortedDown);
    }

    /// Whether the table draws a value without being given a column of it.
    boolean draws(String value) {
        return columns.draws(value);
    }

    /// Whether a value that was chosen has no room.
    boolean hidden(String value) {
        return columns.hidden(value);
    }

    void show(LanguageModel next, RowNorms of) {
        columns.show(next, of);
    }

    /// Shows other rows; the array is owned from then on.
    ///
    /// @param fromTop from the first row on, else where the focused token is
    void show(int[] ids, boolean fromTop) {
        getSelectionModel().clearSelection();
        keys.begin(-1);
        rows.show(ids);
        if (fromTop) {
            scrollTo(0);
        } else {
            revealFocused();
        }
    }

    void select(Selection next) {
        selection = next;
        columns.again();
    }

    void focus(int id) {
        focused = id;
        columns.again();
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
    void sorted(String by, boolean descending) {
        sortedBy = by;
        sortedDown = descending;
        for (TableColumn<Integer, ?> column : getColumns()) {
            if (column.getGraphic() instanceof ColumnHead<?> head) {
                sorted(head, by, descending);
            }
        }
    }

    @SuppressWarnings("unchecked") // all heads of this table are of its columns
    private static void sorted(ColumnHead<?> head, String by, boolean descending) {
        String named = by.equals("bytes") ? "bytes: length" : head.title();
        ((ColumnHead<String>) head).sorted(by, descending, named);
    }
}
