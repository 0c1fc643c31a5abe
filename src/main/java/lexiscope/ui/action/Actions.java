package lexiscope.ui.action;

import javafx.scene.Scene;

import java.util.HashSet;
import java.util.List;

/// All actions of a window, in the order of menus.
///
/// @param all each id once
public record Actions(List<Action> all) {
    public Actions {
        all = List.copyOf(all);
        var ids = new HashSet<String>();
        for (Action action : all) {
            if (!ids.add(action.id())) {
                throw new IllegalArgumentException("two actions are called " + action.id());
            }
        }
    }

    /// The action of a name.
    ///
    /// @throws IllegalArgumentException where there is none
    public Action named(String id) {
        return all.stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no action is called " + id));
    }

    /// Lets the keys of a scene do them.
    public void listenTo(Scene scene) {
        for (Action action : all) {
            action.keys().ifPresent(k -> scene.getAccelerators().put(k, action::fire));
        }
    }
}
