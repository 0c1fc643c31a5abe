package lexiscope.ui.text;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

import lexiscope.model.LanguageModel;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.TextColour;

import java.util.List;
import java.util.Optional;

/// The chooser in the panel's head: what the text is coloured by, and what else the model at work
/// has to colour it by.
final class ColourChoice extends MenuButton {
    private final Session session;

    ColourChoice(Session session) {
        this.session = session;
        setId("text-colour");
        getStyleClass().add("choice");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText("Colour the text by");
        session.shown().subscribe(this::fill);
        session.reading().subscribe(_ -> fill(session.shown().get()));
        session.frequencies().subscribe(_ -> fill(session.shown().get()));
    }

    private void fill(Optional<LanguageModel> model) {
        List<TextColour> all = TextColour.all(model, session.frequencies().get().isPresent());
        String name = session.reading().get().colour();
        TextColour now =
                all.stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElse(TextColour.TOKEN);
        setText(now.label());
        setTooltip(new Tooltip("Colour by: " + now.purpose()));
        var group = new ToggleGroup();
        getItems().clear();
        for (TextColour colour : all) {
            if (getItems().size() == TextColour.common().size()
                    && !TextColour.common().contains(colour)) {
                getItems().add(new SeparatorMenuItem());
            }
            var item = new RadioMenuItem(colour.label());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(colour.equals(now));
            item.setOnAction(
                    _ -> session.reading().set(session.reading().get().withColour(colour.name())));
            getItems().add(item);
        }
    }
}
