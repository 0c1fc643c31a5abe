package lexiscope.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/// A scroll pane that keeps no picture of what it shows.
///
/// The toolkit's own draws its viewport into an image of that size and scrolls the image. The image
/// is never given back when the pane leaves the window, so that each model opened and closed would
/// leave some hundreds of kilobytes behind; and on a large display it costs more memory than it
/// saves time.
///
/// Nor does it take the keyboard from what it holds, as the toolkit's own does at every click; one
/// that holds nothing but words to read is a stop of the keyboard, so that they can be scrolled.
public class ScrollArea extends ScrollPane {
    /// One that is empty as yet.
    public ScrollArea() {}

    /// One around this.
    public ScrollArea(Node content) {
        super(content);
    }

    /// One whose content is as wide as it and goes up and down only.
    public static ScrollArea upright(Node content) {
        var scroll = new ScrollArea(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollBarPolicy.NEVER);
        return scroll;
    }

    /// An upright one that holds nothing but words to read.
    public static ScrollArea reading(Node content) {
        ScrollArea scroll = upright(content);
        scroll.getStyleClass().add("reading");
        scroll.setFocusTraversable(true);
        return scroll;
    }

    @Override
    public void requestFocus() {
        if (isFocusTraversable()) {
            super.requestFocus();
        }
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        getChildrenUnmodifiable().forEach(child -> child.setCache(false));
        return skin;
    }
}
