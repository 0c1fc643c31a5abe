package lexiscope.ui.text;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;

import lexiscope.tokenizer.Encoding;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.task.Tasks;
import lexiscope.vocabulary.Vocabulary;

import java.util.function.IntConsumer;

/// The tokens of the text as a list below it, a row a piece or a row a token, and what orders it.
final class TokenList extends StackPane {
    /// What is listed.
    ///
    /// @param encoding compared by identity, as its arrays are
    private record Input(Encoding encoding, Vocabulary vocabulary, PieceOrder order) {}

    private final PieceTable table;
    private final ToggleButton grouped =
            Icons.named(new ToggleButton(), "fth-layers", "Group by token, with counts");
    private final Derived<Input, PieceRows> listed;
    private PieceOrder order = PieceOrder.AS_IN_THE_TEXT;
    private Input input;
    private int focused = -1;

    /// @param chosen told of a piece that was clicked, or chosen by Enter
    /// @param hovered told of the piece under the pointer, or -1
    TokenList(Tasks tasks, Vocabulary none, IntConsumer chosen, IntConsumer hovered) {
        input = new Input(Encoding.EMPTY, none, order);
        table = new PieceTable(none, chosen, hovered, by -> order(order.by(by)));
        grouped.setId("group-tokens");
        grouped.setOnAction(_ -> order(order.turned()));
        listed =
                new Derived<Input, PieceRows>(
                                tasks,
                                PieceRows.of(Encoding.EMPTY, none, order),
                                (in, _) -> PieceRows.of(in.encoding, in.vocabulary, in.order))
                        .staying((_, _) -> true);
        listed.value()
                .subscribe(
                        rows -> {
                            if (rows.order().equals(order)) {
                                table.show(rows);
                                table.focus(focused);
                            }
                        });
        getChildren().add(table);
    }

    /// Lists a row a token.
    ToggleButton grouped() {
        return grouped;
    }

    void show(Encoding encoding, Vocabulary vocabulary) {
        input = new Input(encoding, vocabulary, order);
        list();
    }

    private void order(PieceOrder next) {
        order = next;
        grouped.setSelected(next.grouped());
        input = new Input(input.encoding, input.vocabulary, next);
        list();
    }

    /// As they stand in the text they need no sorting, and follow a keystroke at once.
    private void list() {
        if (order.equals(PieceOrder.AS_IN_THE_TEXT)) {
            listed.from(null);
            table.show(PieceRows.of(input.encoding, input.vocabulary, order));
        } else {
            listed.from(input);
        }
    }

    /// Marks a piece as the focused one and brings it into view.
    void focus(int piece) {
        focused = piece;
        table.focus(piece);
    }
}
