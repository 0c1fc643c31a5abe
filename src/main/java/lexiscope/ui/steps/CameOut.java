package lexiscope.ui.steps;

import javafx.scene.layout.VBox;

import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.ui.kit.Numbers;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The pieces of a word where they are not those that the search left: a character that is no token
/// by itself gave its bytes or the unknown token, an unused piece its parts. Elsewhere there is
/// nothing to see.
final class CameOut extends VBox {
    private static final int LISTED = 40;

    private final Consumer<Steps.Piece> chosen;

    /// @param chosen hears of a piece that was clicked, with its place in the word
    CameOut(Consumer<Steps.Piece> chosen) {
        super(4);
        this.chosen = chosen;
        setId("came-out");
        setMinHeight(USE_PREF_SIZE);
        nothing();
    }

    /// The pieces that came out, where the search left others; else none.
    static List<Steps.Piece> of(Steps steps) {
        return steps.left().equals(steps.pieces()) ? List.of() : steps.pieces();
    }

    void nothing() {
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    void show(Steps steps, Vocabulary vocabulary) {
        nothing();
        List<Steps.Piece> pieces = of(steps);
        if (pieces.isEmpty()) {
            return;
        }
        var line = new ArrayList<javafx.scene.Node>();
        pieces.stream()
                .limit(LISTED)
                .forEach(p -> line.add(Lines.chip(vocabulary, p.id(), _ -> chosen.accept(p))));
        if (pieces.size() > LISTED) {
            line.add(Lines.small("and " + Numbers.whole(pieces.size() - LISTED) + " more"));
        }
        getChildren()
                .setAll(
                        Lines.title("Its pieces"),
                        Lines.sentence(
                                "After the search, what is no token by itself became other"
                                        + " tokens."),
                        Lines.flow(line));
        setVisible(true);
        setManaged(true);
    }
}
