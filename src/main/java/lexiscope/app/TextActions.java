package lexiscope.app;

import javafx.beans.value.ObservableValue;

import lexiscope.store.TextReading;
import lexiscope.ui.action.Action;
import lexiscope.ui.session.TextColour;
import lexiscope.ui.text.TextPanel;
import lexiscope.ui.workspace.Workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The actions that say how the text is read, a line each.
final class TextActions {
    private static final String TEXT = "Text";

    private TextActions() {}

    /// @param text the text panel that is looked at
    /// @param labels asks for a file of labels and lays them over the text
    /// @param count asks for text files and counts their tokens
    static List<Action> of(
            Workspace workspace,
            ObservableValue<Boolean> withTokenizer,
            Supplier<TextPanel> text,
            Runnable labels,
            Runnable count) {
        var reading = workspace.reading();
        var all = new ArrayList<Action>();
        for (TextColour by : TextColour.common()) {
            all.add(
                    Action.of(
                                    "text.colour." + by.name(),
                                    TEXT,
                                    "Colour the text by: " + by.label(),
                                    () -> reading.set(reading.get().withColour(by.name())))
                            .when(withTokenizer));
        }
        all.add(
                Action.of(
                                "text.colour.next",
                                TEXT,
                                "Colour the text by the next",
                                () -> reading.set(reading.get().withColour(next(workspace))))
                        .by("shortcut+shift+K")
                        .when(withTokenizer));
        all.add(
                Action.of(
                                "text.special",
                                TEXT,
                                "Read special tokens in the text as text",
                                () -> reading.set(turned(reading.get())))
                        .saying(
                                reading.map(
                                        r ->
                                                r.plainSpecialText()
                                                        ? "Read special tokens in the text as"
                                                                + " tokens"
                                                        : "Read special tokens in the text as"
                                                                + " text"))
                        .when(withTokenizer));
        all.add(
                Action.of(
                                "text.template",
                                TEXT,
                                "Leave out the special tokens that the model adds",
                                () -> reading.set(reading.get().withBare(!reading.get().bare())))
                        .saying(
                                reading.map(
                                        r ->
                                                r.bare()
                                                        ? "Add the special tokens of the model"
                                                        : "Leave out the special tokens that the"
                                                                + " model adds"))
                        .when(withTokenizer));
        all.add(
                Action.of(
                                "text.windows",
                                TEXT,
                                "Draw windows in the text…",
                                () -> text.get().askWindows())
                        .when(withTokenizer));
        all.add(
                Action.of(
                                "text.labels",
                                TEXT,
                                "Lay labels over the text…",
                                () -> text.get().askLabels())
                        .when(withTokenizer));
        all.add(
                Action.of("text.labels.file", TEXT, "Lay labels of a file over the text…", labels)
                        .when(withTokenizer));
        all.add(
                Action.of(
                                "text.count",
                                TEXT,
                                "Count tokens in text files or by a table of counts, and colour by"
                                        + " it…",
                                count)
                        .when(withTokenizer));
        return all;
    }

    private static TextReading turned(TextReading reading) {
        return reading.withPlainSpecialText(!reading.plainSpecialText());
    }

    /// What the model that is looked at can be coloured by behind what it is.
    private static String next(Workspace workspace) {
        List<TextColour> all =
                TextColour.all(
                        workspace.shown().getValue(),
                        workspace.looked().get().frequencies().get().isPresent());
        String now = workspace.reading().get().colour();
        int at = 1;
        for (int i = 0; i < all.size(); i++) {
            at = all.get(i).name().equals(now) ? i + 1 : at;
        }
        return all.get(at % all.size()).name();
    }
}
