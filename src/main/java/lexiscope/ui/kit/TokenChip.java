package lexiscope.ui.kit;

import javafx.scene.layout.Region;

import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.TokenHue;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

/// A token as a chip: its shown form on its tint, a bracket below; outlined where it is special,
/// unknown or unused.
public final class TokenChip extends RowLabel {
    public TokenChip() {
        getStyleClass().setAll("token-chip");
        setMinWidth(Region.USE_PREF_SIZE);
    }

    public TokenChip(Vocabulary vocabulary, int id) {
        this();
        show(vocabulary, id);
    }

    /// Shows a token; an id without a token is shown as its number.
    public void show(Vocabulary vocabulary, int id) {
        setText(vocabulary.shown(id));
        TokenKind kind = vocabulary.kind(id);
        String look =
                switch (kind) {
                    case SPECIAL -> "special";
                    case UNUSED -> "unused";
                    case BYTE -> "bytes";
                    case ADDED, CONTROL, WORD_START, CONTINUATION ->
                            "hue-" + TokenHue.of(vocabulary, id);
                };
        if (kind == TokenKind.ADDED) {
            getStyleClass().setAll("token-chip", look, "added");
        } else {
            getStyleClass().setAll("token-chip", look);
        }
    }
}
