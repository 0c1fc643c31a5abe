package lexiscope.ui.vocabulary;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import lexiscope.model.LanguageModel;
import lexiscope.store.Settings;
import lexiscope.tokens.TokenColumn;
import lexiscope.tokens.TokenValue;
import lexiscope.tokens.TokenValues;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Chooses the columns of the table: a menu of the values that the tokens of the model have. What
/// is chosen and not had by a model stays chosen for the next.
final class ColumnChoice extends MenuButton {
    private final Session session;
    private final ObjectProperty<List<String>> chosen;
    private final VocabularyTable table;
    private final Channel valuing;
    private @Nullable TokenOrder order;
    private @Nullable LanguageModel model;

    ColumnChoice(Session session, ObjectProperty<List<String>> chosen, VocabularyTable table) {
        this.session = session;
        this.chosen = chosen;
        this.table = table;
        valuing = session.tasks().channel();
        setId("columns");
        getStyleClass().add("icon-menu");
        Icons.named(this, "fth-columns", "Columns of the table");
        // a menu without entries never opens
        getItems().add(new MenuItem());
        setOnShowing(_ -> list());
        chosen.subscribe(_ -> value());
    }

    /// Shows the columns for the tokens of a model.
    void show(LanguageModel of, TokenOrder tokens) {
        model = of;
        order = tokens;
        value();
    }

    private List<TokenValue> offered() {
        return order == null
                ? List.of()
                : order.values().stream().filter(v -> !v.equals(TokenValues.ID)).toList();
    }

    private void list() {
        getItems().clear();
        for (TokenValue value : offered()) {
            boolean narrow = table.hidden(value.id());
            var item = new CheckMenuItem(value.label() + (narrow ? " · no room here" : ""));
            item.setMnemonicParsing(false);
            item.setSelected(chosen.get().contains(value.id()));
            item.setOnAction(_ -> choose(value.id(), item.isSelected()));
            getItems().add(item);
        }
        var usual = new MenuItem("Usual columns");
        usual.setDisable(chosen.get().equals(Settings.DEFAULT.columns()));
        usual.setOnAction(_ -> chosen.set(Settings.DEFAULT.columns()));
        getItems().addAll(new SeparatorMenuItem(), usual);
    }

    private void choose(String value, boolean shown) {
        var next = new ArrayList<>(chosen.get());
        next.remove(value);
        if (shown) {
            next.add(value);
        }
        chosen.set(List.copyOf(next));
    }

    /// Reads what the chosen columns need, then shows them.
    private void value() {
        TokenOrder from = order;
        if (from == null) {
            return;
        }
        List<TokenValue> wanted =
                offered().stream().filter(v -> chosen.get().contains(v.id())).toList();
        if (wanted.stream().allMatch(v -> table.draws(v.id()))) {
            valuing.stop();
            table.choose(wanted, Map.of());
            return;
        }
        valuing.run(
                "",
                model,
                progress -> {
                    var known = new LinkedHashMap<String, TokenColumn>();
                    for (TokenValue value : wanted) {
                        if (!table.draws(value.id())) {
                            known.put(value.id(), from.column(value.id(), progress));
                        }
                    }
                    return known;
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<LinkedHashMap<String, TokenColumn>> done ->
                                table.choose(wanted, done.value());
                        case Outcome.Failed<LinkedHashMap<String, TokenColumn>> why ->
                                session.tell(
                                        new Notice(
                                                Notice.Kind.WARNING,
                                                "The columns could not be shown: "
                                                        + why.sentence()));
                        case Outcome.Stopped<LinkedHashMap<String, TokenColumn>> _ -> {}
                    }
                });
    }
}
