package lexiscope.ui.compare;

import javafx.scene.text.Font;

import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.edit.EditView;
import lexiscope.ui.edit.TypingHistory;
import lexiscope.ui.kit.Palette;

import java.util.function.Consumer;

/// The text itself, to be edited where it is compared.
final class PlainText extends EditView {
    PlainText(Palette palette, TypingHistory history, Consumer<Typed> edited) {
        super(palette, 12, false, history, edited);
        getStyleClass().add("text-view");
        setId("compared-text");
        setAccessibleText("Text to compare tokenizers on");
    }

    @Override
    protected Font font(double width) {
        return Font.font("JetBrains Mono", 13);
    }

    @Override
    protected double lineHeight(double width) {
        return 21;
    }
}
