package lexiscope.ui.folder;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import lexiscope.format.FolderWriter;
import lexiscope.format.NewFolder;
import lexiscope.model.LanguageModel;
import lexiscope.tokens.TokenSet;
import lexiscope.tokens.TokenSets;
import lexiscope.tokens.TokenTable;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.session.Session;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A trimming that is being decided: which tokens are to stay, what that comes to, and its writing.
/// Works while its page is looked at. Knows no controls.
final class TrimDraft {
    private record Input(
            TokenTable table, TrimChoice choice, List<TokenSet> sets, String text, int asked) {}

    private final Session session;
    private final FolderWriting writing;
    private final ObjectProperty<TrimChoice> choice = new SimpleObjectProperty<>(TrimChoice.FIRST);
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper leftOut = new ReadOnlyStringWrapper("");
    private final Derived<Input, Optional<TrimResult>> derived;
    private @Nullable TokenTable table;
    private boolean seen;
    private int asked;

    TrimDraft(Session session) {
        this.session = session;
        writing = new FolderWriting(session.tasks());
        derived =
                new Derived<Input, Optional<TrimResult>>(
                                session.tasks(),
                                Optional.empty(),
                                (in, progress) ->
                                        Optional.of(
                                                TrimResult.of(
                                                        in.table,
                                                        session.paths(),
                                                        in.choice,
                                                        TokenSets.of(in.sets),
                                                        in.text,
                                                        progress)))
                        .titled(_ -> "Looking at a smaller vocabulary")
                        .leasing(in -> in.table.model())
                        .staying((a, b) -> a.table.equals(b.table))
                        .failing(said::set);
        session.opened().subscribe(this::opened);
        session.text().subscribe(_ -> make());
        session.sets().subscribe(_ -> make());
        session.trials().subscribe(t -> leftOut.set(leftOut(t.counting().size())));
        choice.subscribe(_ -> changed());
    }

    private void opened(Optional<LanguageModel> model) {
        table = model.map(TokenTable::new).orElse(null);
        make();
    }

    private void changed() {
        // what is said of an older choice is of no use
        asked++;
        writing.forget();
        make();
    }

    /// Whether its page is looked at.
    void seen(boolean now) {
        seen = now;
        make();
    }

    private void make() {
        if (!seen) {
            return;
        }
        said.set("");
        var now = table;
        boolean ready = now != null && choice.get().waitsFor().isEmpty();
        derived.from(
                ready && now != null
                        ? new Input(
                                now,
                                choice.get(),
                                session.sets().get(),
                                session.text().get().text(),
                                asked)
                        : null);
    }

    /// Which tokens are to stay.
    ObjectProperty<TrimChoice> choice() {
        return choice;
    }

    /// What it comes to; empty while there is nothing to say.
    ReadOnlyObjectProperty<Optional<TrimResult>> result() {
        return derived.value();
    }

    /// Whether it is being worked out.
    boolean working() {
        return derived.state().get() instanceof Derivation.Working<?>;
    }

    /// Told when that changes.
    ReadOnlyObjectProperty<Derivation<Optional<TrimResult>>> state() {
        return derived.state();
    }

    /// Why there is no result, a sentence, or "".
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    private static String leftOut(int trials) {
        return switch (trials) {
            case 0 -> "";
            case 1 -> "The token on the bench is not in the folder.";
            default -> "The tokens on the bench are not in the folder.";
        };
    }

    /// What is tried out and is not written along, a sentence, or "".
    ReadOnlyStringProperty leftOut() {
        return leftOut.getReadOnlyProperty();
    }

    /// How the page stands.
    PanelState standing() {
        return switch (derived.state().get()) {
            case Derivation.Idle<?> _ -> new PanelState.Empty(choice.get().waitsFor());
            case Derivation.Working<?> _ ->
                    new PanelState.Working("The smaller vocabulary is being worked out.");
            case Derivation.Ready<?> _ -> new PanelState.Ready();
            // a line that is typed is typed anew, and no button does that
            case Derivation.Failed<?> failed ->
                    choice.get().way().filters()
                            ? new PanelState.Empty(failed.sentence())
                            : new PanelState.Halted(failed.sentence(), "Try again", derived::again);
            case Derivation.Stopped<?> _ ->
                    new PanelState.Halted("That was stopped.", "Begin again", derived::again);
        };
    }

    /// The writing of the folder.
    FolderWriting writing() {
        return writing;
    }

    /// Writes the model with what is shown now into a new folder in the one that was chosen.
    void writeIn(Path chosen) {
        result().get().ifPresent(r -> write(NewFolder.in(chosen, r.model(), "trimmed")));
    }

    /// Writes the model with what is shown now.
    void write(Path target) {
        TrimResult now = result().get().orElse(null);
        if (now == null || working()) {
            return;
        }
        List<Path> opened = session.paths();
        writing.write(
                "Writing a trimmed model",
                now.model(),
                target,
                (folder, options, progress) ->
                        FolderWriter.write(
                                now.change(), now.model(), opened, folder, options, progress));
    }
}
