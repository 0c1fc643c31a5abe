package lexiscope.app;

import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

import lexiscope.ui.kit.Palette;

import java.util.List;

/// The ground behind menus, tool tips and pop-overs. Their corners are round, and what lies beside
/// them is see-through; where the system has no see-through windows it would be white in either
/// theme.
final class PopupGrounds {
    private PopupGrounds() {}

    /// Fills what would be see-through with the ground of what lies over the window, for all popups
    /// to come, where the system asks for it.
    static void fill(Palette palette) {
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            Window.getWindows()
                    .addListener(
                            (ListChangeListener<Window>)
                                    change -> {
                                        while (change.next()) {
                                            fill(change.getAddedSubList(), palette);
                                        }
                                    });
        }
    }

    static void fill(List<? extends Window> windows, Palette palette) {
        for (Window window : windows) {
            if (window instanceof PopupWindow popup) {
                popup.getScene().setFill(palette.role("bg-overlay"));
            }
        }
    }
}
