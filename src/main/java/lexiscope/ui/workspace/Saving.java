package lexiscope.ui.workspace;

import lexiscope.embedding.Similarity;
import lexiscope.embedding.Space;
import lexiscope.projection.Projection;
import lexiscope.store.SavedSession;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.tokens.TokenSet;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.View;
import lexiscope.ui.session.map.ColourBy;
import lexiscope.ui.task.Outcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                workspace.sessions().stream().map(Saving::model).toList());
    }

    private static SavedSession.Model model(Session session) {
        Map<String, List<Integer>> sets = new LinkedHashMap<>();
        for (TokenSet set : session.sets().get()) {
            sets.put(set.name().orElse(""), set.stream().boxed().toList());
        }
        Projection projection = session.map().projection().get();
        return new SavedSession.Model(
                session.paths(),
                session.opened().get().map(m -> m.facts().name()).orElse(""),
                SavedTrials.of(session.trials().get()),
                SavedTrials.vectors(session.trials().get()),
                SavedTrials.tuned(session.tuned().get()),
                sets,
                session.selection().get().ids().boxed().toList(),
                session.filter().get(),
                session.view().get().space().label(),
                session.view().get().similarity().name(),
                projection.name(),
                projection.options(),
                session.map().colourBy().get().name(),
                session.focusedId().get());
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
        var last = new ArrayList<SavedSession.Model>();
        for (int i = 0; i < saved.models().size(); i++) {
            SavedSession.Model model = saved.models().get(i);
            if (i == saved.looked()) {
                // the latest that is asked for is looked at
                last.add(model);
            } else {
                open(model);
            }
        }
        last.forEach(this::open);
    }

    private void open(SavedSession.Model model) {
        if (model.there()) {
            workspace.open(model.paths(), session -> restore(model, session));
            return;
        }
        workspace.tell(
                new Notice(
                        Notice.Kind.WARNING,
                        model.name()
                                + " is no longer at "
                                + String.join(
                                        ", ", model.paths().stream().map(Path::toString).toList())
                                + ".",
                        Optional.of(
                                new Notice.Offer(
                                        "Find it…",
                                        () ->
                                                find.apply(model)
                                                        .map(p -> model.at(List.of(p)))
                                                        .ifPresent(this::open)))));
    }

    /// Does to a session what was done to the saved one, as far as it still has sense.
    private void restore(SavedSession.Model model, Session session) {
        var sets = new ArrayList<TokenSet>();
        model.sets()
                .forEach(
                        (name, ids) ->
                                sets.add(
                                        TokenSet.of(
                                                        ids.stream()
                                                                .mapToInt(Integer::intValue)
                                                                .toArray())
                                                .named(name)));
        session.sets().set(List.copyOf(sets));
        List<String> lost = SavedTrials.restore(model, session);
        session.view().set(view(model, session.view().get()));
        projection(model).ifPresent(session.map().projection()::set);
        ColourBy.every().stream()
                .filter(c -> c.name().equals(model.colour()))
                .findFirst()
                .ifPresent(session.map().colourBy()::set);
        int tokens = session.shown().get().map(m -> m.vocabulary().size()).orElse(0);
        session.selection()
                .set(
                        Selection.of(
                                model.selection().stream()
                                        .mapToInt(Integer::intValue)
                                        .filter(id -> id < tokens)));
        session.filter().set(model.filter());
        if (model.focus() >= 0 && model.focus() < tokens) {
            session.reveal(model.focus());
        }
        session.history().clear();
        lost.forEach(why -> tell(Notice.Kind.WARNING, why));
    }

    private static View view(SavedSession.Model model, View otherwise) {
        Space space =
                Space.ALL.stream()
                        .filter(s -> s.label().equals(model.space()))
                        .findFirst()
                        .orElse(otherwise.space());
        for (Similarity similarity : Similarity.values()) {
            if (similarity.name().equals(model.similarity())) {
                return new View(space, similarity);
            }
        }
        return new View(space, otherwise.similarity());
    }

    private static Optional<Projection> projection(SavedSession.Model model) {
        try {
            return Optional.of(Projection.named(model.projection()).with(model.options()));
        } catch (IllegalArgumentException e) {
            // of a version that has other projections or options
            return Optional.empty();
        }
    }

    private void tell(Notice.Kind kind, String sentence) {
        workspace.tell(new Notice(kind, sentence));
    }
}
