package lexiscope.ui.compare;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ListChangeListener;

import lexiscope.comparison.Comparand;
import lexiscope.comparison.Compared;
import lexiscope.comparison.Comparison;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelTitle;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.session.Focus;
import lexiscope.ui.session.Session;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the page compares: the workspace's text by the tokenizers of its open models, as they are
/// at work. Compared anew while the page is looked at; of an edit, only what it can have changed.
final class Comparing {
    /// A comparison with what a view needs to lay it out.
    ///
    /// @param comparison the comparison
    /// @param cells the text's cells
    /// @param sessions whose the tokenizers are, in the same order
    record Shown(Comparison comparison, ScoreCells cells, List<Session> sessions) {
        static final Shown NOTHING = new Shown(Comparison.NONE, ScoreCells.of(""), List.of());

        Shown {
            sessions = List.copyOf(sessions);
        }

        /// What one of them makes of the text.
        Compared model(int i) {
            return comparison.models().get(i);
        }

        int size() {
            return comparison.models().size();
        }
    }

    /// A piece of one of the models.
    ///
    /// @param model its row
    /// @param piece its number
    record Chosen(int model, int piece) {
        static final Chosen NONE = new Chosen(-1, -1);
    }

    private record Input(Typed text, List<Comparand> tokenizers, List<Session> sessions) {}

    private final Workspace workspace;
    private final Derived<Input, Shown> derived;
    private final IntegerProperty reference = new SimpleIntegerProperty();
    private final ReadOnlyObjectWrapper<Chosen> chosen = new ReadOnlyObjectWrapper<>(Chosen.NONE);
    private volatile Comparison last = Comparison.NONE;

    Comparing(Workspace workspace) {
        this.workspace = workspace;
        derived =
                new Derived<Input, Shown>(workspace.tasks(), Shown.NOTHING, this::compare)
                        .staying((_, _) -> true);
        derived.value().subscribe(this::arrived);
        workspace.text().subscribe(_ -> ask());
        workspace.page().subscribe(_ -> ask());
        workspace.sessions().addListener((ListChangeListener<Session>) _ -> ask());
        workspace.shown().subscribe(_ -> ask());
    }

    /// What is shown; may lag behind the text.
    ReadOnlyObjectProperty<Shown> shown() {
        return derived.value();
    }

    /// The row that the others are set against.
    IntegerProperty reference() {
        return reference;
    }

    /// The piece that was chosen.
    ReadOnlyObjectProperty<Chosen> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// How far the comparison is.
    ReadOnlyObjectProperty<? extends Derivation<?>> state() {
        return derived.state();
    }

    /// How the page stands.
    PanelState standing() {
        return PanelState.of(nothing(), derived.state().get(), "The comparison", derived::again);
    }

    /// Whether there is nothing to compare, and why.
    Optional<String> nothing() {
        int there = sessions().size();
        if (there == 0) {
            return Optional.of(
                    workspace.sessions().isEmpty()
                            ? "No model is open. Open two or more to compare how they cut a text."
                            : "None of the open models has a tokenizer that splits text.");
        }
        return workspace.text().get().text().isEmpty()
                ? Optional.of("Type something above.")
                : Optional.empty();
    }

    /// The sessions with a tokenizer, in the order of the switcher.
    List<Session> sessions() {
        return workspace.sessions().stream().filter(s -> tokenizer(s).isPresent()).toList();
    }

    private static Optional<Tokenizer> tokenizer(Session session) {
        return session.shown().get().flatMap(LanguageModel::tokenizer);
    }

    private void ask() {
        if (workspace.page().get() != Page.COMPARE) {
            if (!workspace.sessions().containsAll(shown().get().sessions())) {
                // nothing of a model that was closed is kept
                derived.from(null);
            }
            return;
        }
        var sessions = sessions();
        var names = new ArrayList<String>();
        var tokenizers = new ArrayList<Comparand>();
        for (Session session : sessions) {
            String name = session.shown().get().map(m -> ModelTitle.of(m.facts())).orElse("");
            int alike = 1 + (int) names.stream().filter(name::equals).count();
            names.add(name);
            tokenizers.add(
                    new Comparand(
                            alike == 1 ? name : name + " (" + alike + ")",
                            tokenizer(session).orElseThrow()));
        }
        derived.from(
                sessions.isEmpty()
                        ? null
                        : new Input(workspace.text().get(), tokenizers, sessions));
    }

    /// On a worker.
    private Shown compare(Input in, lexiscope.work.Progress progress) {
        var next = last.next(in.text, EncodeOptions.DEFAULT, in.tokenizers, progress);
        return new Shown(next, ScoreCells.of(in.text.text()), in.sessions);
    }

    private void arrived(Shown shown) {
        last = shown.comparison();
        if (reference.get() >= shown.size()) {
            reference.set(0);
        }
        Chosen now = chosen.get();
        if (now.model() >= shown.size()
                || now.model() >= 0 && now.piece() >= shown.model(now.model()).tokens()) {
            chosen.set(Chosen.NONE);
        }
    }

    /// Chooses the piece of a row that holds a unit of the text; nothing changes where none does.
    void choose(int model, int unit) {
        Shown shown = shown().get();
        if (model >= 0 && model < shown.size()) {
            int piece = shown.model(model).encoding().pieceAt(unit);
            if (piece >= 0) {
                chosen.set(new Chosen(model, piece));
            }
        }
    }

    /// Goes to the next piece of the row, or to the one before; round what has no characters.
    void step(int by) {
        Shown shown = shown().get();
        if (shown.size() == 0) {
            return;
        }
        Chosen now = chosen.get();
        int model = Math.max(0, now.model());
        var encoding = shown.model(model).encoding();
        int piece = now.model() < 0 ? (by > 0 ? -1 : encoding.size()) : now.piece();
        do {
            piece += by;
        } while (piece >= 0
                && piece < encoding.size()
                && encoding.start(piece) >= encoding.end(piece));
        if (piece >= 0 && piece < encoding.size()) {
            chosen.set(new Chosen(model, piece));
        }
    }

    /// Goes to the piece of another row at the same place of the text.
    void across(int by) {
        Shown shown = shown().get();
        Chosen now = chosen.get();
        if (now.model() < 0) {
            step(1);
            return;
        }
        int unit = shown.model(now.model()).encoding().start(now.piece());
        for (int m = now.model() + by; m >= 0 && m < shown.size(); m += by) {
            int piece = shown.model(m).encoding().pieceAt(unit);
            if (piece >= 0) {
                chosen.set(new Chosen(m, piece));
                return;
            }
        }
    }

    /// Leads to the vocabulary entry of the chosen piece: its model is looked at, the token
    /// focused.
    void reveal() {
        Shown shown = shown().get();
        Chosen now = chosen.get();
        if (now.model() < 0 || now.model() >= shown.size()) {
            return;
        }
        var encoding = shown.model(now.model()).encoding();
        Session session = shown.sessions().get(now.model());
        if (!workspace.sessions().contains(session)) {
            return;
        }
        workspace.look(session);
        int id = encoding.ids()[now.piece()];
        session.reveal(id);
        session.focus().set(new Focus(id, encoding.start(now.piece())));
        workspace.page().set(Page.PANELS);
    }

    /// How far a row cuts like the reference; empty for the reference itself.
    @Nullable Double agreement(int model) {
        return model == reference.get()
                ? null
                : shown().get().comparison().agreement(model, reference.get());
    }
}
