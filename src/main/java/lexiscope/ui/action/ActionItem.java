package lexiscope.ui.action;

import javafx.scene.control.MenuItem;

/// The line of a menu that does an action: its words, its keys, and whether it is possible now. Its
/// id is the action's with hyphens for dots.
public final class ActionItem extends MenuItem {
    public ActionItem(Action action) {
        setId(action.id().replace('.', '-'));
        // an underscore is part of a name
        setMnemonicParsing(false);
        textProperty().bind(action.words());
        disableProperty().bind(action.possible().map(p -> !p));
        action.keys().ifPresent(this::setAccelerator);
        setOnAction(_ -> action.fire());
    }
}
