package lexiscope.ui.action;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

import java.util.Optional;

/// Something a person can do, said once: from it come the menu, the button, the key, the line in
/// the palette and the one on the sheet of keys.
///
/// @param id a stable name, such as `model.open-folder`
/// @param label what it does, in words that begin with a verb
/// @param group under which heading it stands on the sheet of keys
/// @param keys the keys for it, where it has some
/// @param possible whether it can be done now
/// @param words the label with what it would do now, such as "Undo adding graft"
/// @param also what a person may call it otherwise, such as the title of the page that it shows, or
///   ""
/// @param run does it, on the window's thread
public record Action(
        String id,
        String label,
        String group,
        Optional<KeyCombination> keys,
        ObservableValue<Boolean> possible,
        ObservableValue<String> words,
        String also,
        Runnable run) {
    private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true);

    /// One that can always be done and has no keys.
    public static Action of(String id, String group, String label, Runnable run) {
        return new Action(id, label, group, Optional.empty(), ALWAYS, said(label), "", run);
    }

    /// The same by keys.
    ///
    /// @param combination such as `shortcut+K`
    public Action by(String combination) {
        return new Action(
                id,
                label,
                group,
                Optional.of(KeyCombination.valueOf(combination)),
                possible,
                words,
                also,
                run);
    }

    /// The same by another name.
    public Action also(String name) {
        return new Action(id, label, group, keys, possible, words, name, run);
    }

    /// The same, possible only while something holds.
    public Action when(ObservableValue<Boolean> holds) {
        return new Action(id, label, group, keys, holds, words, also, run);
    }

    /// The same, saying what it would do now.
    public Action saying(ObservableValue<String> now) {
        return new Action(id, label, group, keys, possible, now, also, run);
    }

    private static ObservableValue<String> said(String label) {
        return new SimpleStringProperty(label);
    }

    /// Whether it can be done now.
    public boolean isPossible() {
        return Boolean.TRUE.equals(possible.getValue());
    }

    /// Does it where it is possible, else nothing.
    public void fire() {
        if (isPossible()) {
            run.run();
        }
    }

    /// The keys as a person reads them, or "".
    public String keysInWords() {
        return keys.map(KeyCombination::getDisplayText).map(s -> s.replace("+", " ")).orElse("");
    }
}
