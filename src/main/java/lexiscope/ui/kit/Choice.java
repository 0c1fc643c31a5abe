package lexiscope.ui.kit;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

import java.util.List;
import java.util.function.Function;

/// A quiet chooser in a header: what is chosen, and a menu of what else there is.
public final class Choice<T> extends MenuButton {
    private final ObjectProperty<T> chosen;
    private final List<T> values;

    /// @param name accessible name
    /// @param values what there is, the first chosen
    /// @param label how a value is written
    public Choice(String name, List<T> values, Function<T, String> label) {
        chosen = new SimpleObjectProperty<>(values.getFirst());
        this.values = List.copyOf(values);
        getStyleClass().add("choice");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(name);
        var group = new ToggleGroup();
        for (T value : values) {
            var item = new RadioMenuItem(label.apply(value));
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(value.equals(chosen.get()));
            item.setOnAction(_ -> chosen.set(value));
            // a value with other numbers than the menu's is the same entry
            chosen.addListener(
                    (_, _, now) -> item.setSelected(label.apply(value).equals(label.apply(now))));
            getItems().add(item);
        }
        textProperty().bind(chosen.map(label));
    }

    /// Writes the entries of the menu in full, such as with a count or what they mean.
    public void write(Function<T, String> entry) {
        for (int i = 0; i < values.size(); i++) {
            getItems().get(i).setText(entry.apply(values.get(i)));
        }
    }

    /// What is chosen.
    public ObjectProperty<T> chosen() {
        return chosen;
    }
}
