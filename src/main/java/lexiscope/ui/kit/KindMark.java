package lexiscope.ui.kit;

import javafx.scene.layout.Region;

import lexiscope.vocabulary.TokenKind;

/// The small shape of a kind of token: disc, square, diamond, star, plus, triangle, ring. Shape and
/// colour come from the style sheet (`.kind-mark.word-start` and so on).
public final class KindMark extends Region {
    public KindMark() {
        getStyleClass().add("kind-mark");
    }

    public KindMark(TokenKind kind) {
        this();
        show(kind);
    }

    /// Shows a kind.
    public void show(TokenKind kind) {
        getStyleClass().setAll("kind-mark", kind.label().replace(' ', '-'));
    }
}
