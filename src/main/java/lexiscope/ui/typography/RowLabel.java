package lexiscope.ui.typography;

import javafx.scene.control.Label;
import javafx.scene.control.Skin;

/// A label whose rows are ours: for every text that a person or a model wrote. It is styled as any
/// label; with `wrapText` it is broken into rows, without it is cut at a whole grapheme cluster
/// where it does not fit.
public class RowLabel extends Label {
    public RowLabel() {}

    public RowLabel(String text) {
        super(text);
    }

    @Override
    protected final Skin<?> createDefaultSkin() {
        return new RowLabelSkin(this);
    }
}
