package lexiscope.ui.action;

import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

import java.util.HashSet;
import java.util.List;

/// All actions of a window, in the order of menus.
///
/// @param all each id once, and no two with the same keys
public record Actions(List<Action> all) {
    public Actions {
        all = List.copyOf(all);
        var ids = new HashSet<String>();
        var keys = new HashSet<KeyCombination>();
        for (Action action : all) {
            if (action.keys().isPresent() && !keys.add(action.keys().get())) {
                throw new IllegalArgumentException(
                        "two actions have the keys " + action.keysInWords());
            }
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
