package lexiscope.ui.workspace;

import lexiscope.embedding.Similarity;
import lexiscope.embedding.Space;
import lexiscope.projection.Projection;
import lexiscope.store.SavedSession;
import lexiscope.tokens.TokenSet;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.View;
import lexiscope.ui.session.map.ColourBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person did to an open model, as it is kept: in a file, or for as long as the window is
/// open.
final class SavedModels {
    private SavedModels() {}

    /// What a session is of and what was done in it.
    static SavedSession.Model of(Session session) {
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

    /// Does to a session what was done to the saved one, as far as it still has sense.
    static void restore(SavedSession.Model model, Session session) {
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
        lost.forEach(why -> session.tell(new Notice(Notice.Kind.WARNING, why)));
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

    /// The sentence that a model is no longer where it was.
    static String gone(SavedSession.Model model) {
        return model.name()
                + " is no longer at "
                + String.join(", ", model.paths().stream().map(Path::toString).toList())
                + ".";
    }
}
