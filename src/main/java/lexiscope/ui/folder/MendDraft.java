package lexiscope.ui.folder;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import lexiscope.format.FolderMender;
import lexiscope.format.FolderMender.Finding;
import lexiscope.format.FolderWriter;
import lexiscope.format.NewFolder;
import lexiscope.model.LanguageModel;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.session.Session;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is wrong in a model's files, which of it is to be mended, and the writing of the copy.
/// Looks at the files while its page is looked at. Knows no controls.
final class MendDraft {
    /// What is wrong, and the copy that would be written.
    ///
    /// @param findings all of them
    /// @param left those that stay as they are
    /// @param preview of the copy; empty where nothing is to be mended
    record Found(
            List<Finding> findings, Set<Finding> left, Optional<FolderWriter.Preview> preview) {}

    private record Input(LanguageModel model, Set<Finding> left, int asked) {}

    private final Session session;
    private final FolderWriting writing;
    private final ObjectProperty<Set<Finding>> left = new SimpleObjectProperty<>(Set.of());
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final Derived<Input, Optional<Found>> derived;
    private boolean seen;
    private int asked;

    MendDraft(Session session) {
        this.session = session;
        writing = new FolderWriting(session.tasks());
        derived =
                new Derived<Input, Optional<Found>>(
                                session.tasks(),
                                Optional.empty(),
                                (in, _) -> Optional.of(found(in, session.paths())))
                        .titled(_ -> "Looking for what is wrong in the files")
                        .leasing(Input::model)
                        .staying((a, b) -> a.model.equals(b.model))
                        .failing(said::set);
        session.opened()
                .subscribe(
                        _ -> {
                            left.set(Set.of());
                            make();
                        });
        left.subscribe(_ -> make());
    }

    private static Found found(Input in, List<Path> opened) throws Exception {
        List<Finding> findings = FolderMender.findings(in.model, opened);
        boolean some = findings.stream().anyMatch(f -> !in.left.contains(f));
        return new Found(
                findings,
                in.left,
                some
                        ? Optional.of(FolderMender.preview(in.model, opened, in.left))
                        : Optional.empty());
    }

    /// Whether its page is looked at: then the files are looked at anew, as they may have changed.
    void seen(boolean now) {
        if (now && !seen) {
            asked++;
        }
        seen = now;
        make();
    }

    private void make() {
        if (seen) {
            said.set("");
            derived.from(
                    session.opened().get().map(m -> new Input(m, left.get(), asked)).orElse(null));
        }
    }

    /// What is wrong; empty while that is not known.
    ReadOnlyObjectProperty<Optional<Found>> found() {
        return derived.value();
    }

    /// Told when it is being worked out, and when it is there.
    ReadOnlyObjectProperty<Derivation<Optional<Found>>> state() {
        return derived.state();
    }

    /// Whether it is being worked out.
    boolean working() {
        return derived.state().get() instanceof Derivation.Working<?>;
    }

    /// Why it is not known, a sentence, or "".
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /// How the page stands.
    PanelState standing() {
        return switch (derived.state().get()) {
            case Derivation.Idle<?> _ ->
                    new PanelState.Empty("There is no model whose files could be looked at.");
            case Derivation.Working<?> _ ->
                    new PanelState.Working("The files are being looked at.");
            case Derivation.Failed<?> failed ->
                    new PanelState.Halted(failed.sentence(), "Look again", derived::again);
            case Derivation.Stopped<?> _ ->
                    new PanelState.Halted(
                            "The look at the files was stopped.", "Look again", derived::again);
            case Derivation.Ready<Optional<Found>> ready ->
                    ready.value().map(f -> f.findings().isEmpty()).orElse(true)
                            ? new PanelState.Empty(
                                    "Nothing was found that needs mending: the files agree with"
                                            + " each other"
                                            + (matrix() ? " and with the matrix." : "."))
                            : new PanelState.Ready();
        };
    }

    private boolean matrix() {
        return session.opened().get().flatMap(LanguageModel::matrix).isPresent();
    }

    /// Whether something of it is mended.
    boolean mends(Finding finding) {
        return !left.get().contains(finding);
    }

    /// Says whether something is to be mended.
    void mend(Finding finding, boolean wanted) {
        var next = new HashSet<>(left.get());
        if (wanted) {
            next.remove(finding);
        } else {
            next.add(finding);
        }
        writing.forget();
        left.set(Set.copyOf(next));
    }

    /// The writing of the copy.
    FolderWriting writing() {
        return writing;
    }

    /// Writes the copy with what is to be mended into a new folder in the one that was chosen.
    void writeIn(Path chosen) {
        session.opened().get().ifPresent(m -> write(NewFolder.in(chosen, m, "mended")));
    }

    /// Writes the copy with what is to be mended.
    void write(Path target) {
        LanguageModel model = session.opened().get().orElse(null);
        if (model == null || working()) {
            return;
        }
        List<Path> opened = session.paths();
        Set<Finding> staying = left.get();
        writing.write(
                "Writing a mended copy",
                model,
                target,
                (folder, options, progress) ->
                        FolderMender.write(model, opened, staying, folder, options, progress));
    }
}
