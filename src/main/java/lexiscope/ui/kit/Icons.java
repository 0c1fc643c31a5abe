package lexiscope.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.javafx.FontIcon;

/// Icons and the buttons that are nothing but an icon.
public final class Icons {
    private Icons() {}

    /// An icon by its code, such as `fth-folder`; size and colour come from the style sheet.
    public static FontIcon of(String code) {
        return new FontIcon(code);
    }

    /// A button with an icon, a tool tip and an accessible name.
    public static Button button(String code, String name, Runnable action) {
        var button = named(new Button(), code, name);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Gives a button an icon, a tool tip and an accessible name.
    public static <B extends ButtonBase> B named(B button, String code, String name) {
        button.setGraphic(of(code));
        button.getStyleClass().add("icon-button");
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        return button;
    }

    /// Grows to push what follows to the right.
    public static Node spacer() {
        var spacer = new javafx.scene.layout.Region();
        javafx.scene.layout.HBox.setHgrow(spacer, javafx.scene.layout.Priority.ALWAYS);
        return spacer;
    }
}
