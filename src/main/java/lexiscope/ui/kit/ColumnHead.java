package lexiscope.ui.kit;

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
///
/// @param <C> what a table can be sorted by
public final class ColumnHead<C> extends RowLabel {
    private final String title;
    private final C by;
    private final Consumer<C> sort;

    /// @param title what stands in the head
    /// @param about what is sorted by, in words that go on after "Sort by"
    /// @param by what is sorted by
    /// @param sort told when it is asked for
    public ColumnHead(String title, String about, C by, Consumer<C> sort) {
        super(title);
        this.title = title;
        this.by = by;
        this.sort = sort;
        getStyleClass().setAll("column-head", "unsorted");
        setMinWidth(0);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText("Sort by " + about);
        setTooltip(new Tooltip("Sort by " + about));
        setOnKeyPressed(
                e -> {
                    if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                        sort();
                        e.consume();
                    }
                });
    }

    /// Marks what is sorted by; that head takes the keyboard.
    ///
    /// @param named what it says where it is sorted by
    public void sorted(C now, boolean descending, String named) {
        boolean sorted = by.equals(now);
        setText(sorted ? named + (descending ? " ↓" : " ↑") : title);
        getStyleClass().setAll("column-head", sorted ? "sorted" : "unsorted");
        setFocusTraversable(sorted);
    }

    /// What stands in it where it is not sorted by.
    public String title() {
        return title;
    }

    /// Asks for the order.
    public void sort() {
        sort.accept(by);
    }

    /// The head of the column whose header was clicked, not dragged.
    public static @Nullable ColumnHead<?> clicked(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || !e.isStillSincePress()) {
            return null;
        }
        for (Node n = e.getTarget() instanceof Node t ? t : null; n != null; n = n.getParent()) {
            if (n instanceof TableColumnHeader header
                    && header.getTableColumn() instanceof TableColumn<?, ?> column
                    && column.getGraphic() instanceof ColumnHead<?> head) {
                return head;
            }
        }
        return null;
    }
}
