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

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        getChildrenUnmodifiable().forEach(child -> child.setCache(false));
        return skin;
    }
}
