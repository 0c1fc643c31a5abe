package lexiscope.ui.vocabulary;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import lexiscope.ui.typography.RowLabel;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// The head of a column that is sorted by: reacts on the whole width of its column, to the space
/// bar and Enter, and left and right go to its neighbours.
final class ColumnHead extends RowLabel {
    private final String title;
    private final TokenOrder.Column by;

    ColumnHead(String title, TokenOrder.Column by, Consumer<TokenOrder.Column> sort) {
        super(title);
        this.title = title;
        this.by = by;
        getStyleClass().setAll("column-head", "unsorted");
        setMinWidth(0);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText("Sort by " + about());
        setTooltip(new Tooltip("Sort by " + about()));
        setOnKeyPressed(
                e -> {
                    if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                        sort.accept(by);
                        e.consume();
                    }
                });
    }

    private String about() {
        return switch (by) {
            case ID -> "id";
            case TOKEN -> "the token as it is shown";
            case BYTES -> "the number of bytes";
            case KIND -> "kind";
            case NORM -> "norm";
        };
    }

    /// Marks what is sorted by; that head takes the keyboard.
    void sorted(TokenOrder.Column now, boolean descending) {
        boolean sorted = now == by;
        String named = sorted && by == TokenOrder.Column.BYTES ? "bytes: length" : title;
        setText(named + (sorted ? descending ? " ↓" : " ↑" : ""));
        getStyleClass().setAll("column-head", sorted ? "sorted" : "unsorted");
        setFocusTraversable(sorted);
    }

    TokenOrder.Column by() {
        return by;
    }

    /// The head of the column whose header was clicked, not dragged.
    static @Nullable ColumnHead clicked(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || !e.isStillSincePress()) {
            return null;
        }
        for (Node n = e.getTarget() instanceof Node t ? t : null; n != null; n = n.getParent()) {
            if (n instanceof TableColumnHeader header
                    && header.getTableColumn() instanceof TableColumn<?, ?> column
                    && column.getGraphic() instanceof ColumnHead head) {
                return head;
            }
        }
        return null;
    }
}
