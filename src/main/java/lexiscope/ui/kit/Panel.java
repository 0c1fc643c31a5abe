package lexiscope.ui.kit;

import javafx.scene.Node;

/// A panel of the window.
public interface Panel {
    /// Where a panel stands.
    enum Place {
        TEXT,
        VOCABULARY,
        MAP,
        TOKEN,
        /// In the place of all panels.
        PAGE
    }

    /// The name for people.
    String title();

    /// Where it stands.
    Place place();

    /// Its content, header included.
    Node node();

    /// Gives the keyboard to its first place.
    default void begin() {}
}
