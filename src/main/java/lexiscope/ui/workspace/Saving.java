package lexiscope.ui.workspace;

import lexiscope.store.SavedSession;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Outcome;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Writes what is open into a file, and opens such a file again.
public final class Saving {
    private final Workspace workspace;
    private final Function<SavedSession.Model, Optional<Path>> find;

    /// @param find asks the person where a model is that was moved
    public Saving(Workspace workspace, Function<SavedSession.Model, Optional<Path>> find) {
        this.workspace = workspace;
        this.find = find;
    }

    /// What is open now.
    public SavedSession now() {
        return new SavedSession(
                workspace.text().get().text(),
                Math.max(0, workspace.sessions().indexOf(workspace.looked().get())),
                workspace.sessions().stream().map(SavedModels::of).toList());
    }

    /// Writes what is open.
    public void save(Path file) {
        SavedSession saved = now();
        workspace
                .tasks()
                .channel()
                .run(
                        "Saving " + file.getFileName(),
                        null,
                        _ -> {
                            saved.write(file);
                            return file;
                        },
                        outcome -> {
                            switch (outcome) {
                                case Outcome.Done<Path> _ ->
                                        tell(Notice.Kind.DONE, "Saved as " + file + ".");
                                case Outcome.Failed<Path> why ->
                                        tell(
                                                Notice.Kind.ERROR,
                                                file + " could not be written: " + why.sentence());
                                case Outcome.Stopped<Path> _ -> {}
                            }
                        });
    }

    /// Opens what a file has; what is open already stays.
    public void open(Path file) {
        workspace
                .tasks()
                .channel()
                .run(
                        "Opening " + file.getFileName(),
                        null,
                        _ -> SavedSession.read(file),
                        outcome -> {
                            switch (outcome) {
                                case Outcome.Done<SavedSession> read -> open(read.value());
                                case Outcome.Failed<SavedSession> why ->
                                        tell(Notice.Kind.ERROR, why.sentence());
                                case Outcome.Stopped<SavedSession> _ -> {}
                            }
                        });
    }

    /// Opens what was saved: the text, and each model that is still there; where the others are is
    /// asked.
    public void open(SavedSession saved) {
        workspace.text().set(Typed.of(saved.text()));
        int there = 0;
        for (int i = 0; i < saved.models().size(); i++) {
            var model = saved.models().get(i);
            boolean look = i == saved.looked();
            Optional<Session> open = workspace.of(whole(model.paths()));
            if (open.isPresent()) {
                there++;
                if (look) {
                    workspace.look(open.get());
                }
            } else {
                open(model, look);
            }
        }
        if (there > 0) {
            tell(
                    Notice.Kind.INFO,
                    (there == saved.models().size()
                                    ? "What was saved is open already and stays as it is now"
                                    : there
                                            + " of "
                                            + saved.models().size()
                                            + " models are open already and stay as they are now")
                            + "; to have it as it was saved, close it and open this again.");
        }
    }

    private static List<Path> whole(List<Path> paths) {
        return paths.stream().map(p -> p.toAbsolutePath().normalize()).toList();
    }

    /// @param look whether it is looked at, or only stands among the open ones
    private void open(SavedSession.Model model, boolean look) {
        if (model.there()) {
            workspace.open(model.paths(), look, session -> SavedModels.restore(model, session));
            return;
        }
        workspace.tell(
                new Notice(
                        Notice.Kind.WARNING,
                        SavedModels.gone(model),
                        Optional.of(
                                new Notice.Offer(
                                        "Find it…",
                                        () ->
                                                find.apply(model)
                                                        .map(p -> model.at(List.of(p)))
                                                        .ifPresent(m -> open(m, true))))));
    }

    private void tell(Notice.Kind kind, String sentence) {
        workspace.tell(new Notice(kind, sentence));
    }
}
