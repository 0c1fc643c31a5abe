package lexiscope.ui.text;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import lexiscope.store.TextReading;
import lexiscope.ui.session.Session;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The switches in the panel's menu that say what of the text is encoded.
final class ReadingMenu {
    private ReadingMenu() {}

    static List<MenuItem> switches(Session session) {
        return List.of(
                new SeparatorMenuItem(),
                item(
                        session,
                        "Special tokens in the text are text",
                        TextReading::plainSpecialText,
                        r -> r.withPlainSpecialText(!r.plainSpecialText())),
                item(
                        session,
                        "Add the special tokens of the model",
                        r -> !r.bare(),
                        r -> r.withBare(!r.bare())),
                new SeparatorMenuItem());
    }

    private static MenuItem item(
            Session session,
            String label,
            Predicate<TextReading> on,
            UnaryOperator<TextReading> turned) {
        var item = new CheckMenuItem(label);
        session.reading().subscribe(r -> item.setSelected(on.test(r)));
        item.setOnAction(_ -> session.reading().set(turned.apply(session.reading().get())));
        return item;
    }
}
