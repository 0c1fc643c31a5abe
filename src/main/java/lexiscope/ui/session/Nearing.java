package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.embedding.Neighbours;
import lexiscope.model.LanguageModel;

/// Keeps the neighbours of the focused token, or of the token that is proposed.
final class Nearing {
    /// As many as the token panel lists.
    private static final int COUNT = 12;

    private final Session session;
    private final ReadOnlyObjectWrapper<Nearest> nearest =
            new ReadOnlyObjectWrapper<>(Nearest.NONE);

    Nearing(Session session) {
        this.session = session;
        session.focusedId().subscribe(_ -> find());
        session.view().subscribe(_ -> find());
        session.shown().subscribe(_ -> find());
        session.attempt().subscribe(_ -> find());
    }

    ReadOnlyObjectProperty<Nearest> nearest() {
        return nearest.getReadOnlyProperty();
    }

    private void find() {
        LanguageModel model = session.shown().get().orElse(null);
        int id = session.focusedId().get();
        if (session.attempt().get() instanceof Attempt.Tried tried) {
            model = tried.model();
            id = tried.trial().id();
        }
        if (model == null || !model.hasRow(id)) {
            session.background().cancel("nearest");
            nearest.set(Nearest.NONE);
            return;
        }
        View view = session.view().get();
        var matrix = model.matrix().orElseThrow();
        int whose = id;
        session.background()
                .latest(
                        "nearest",
                        "",
                        model,
                        p ->
                                new Nearest(
                                        whose,
                                        view,
                                        Neighbours.of(
                                                matrix.in(view.space()),
                                                whose,
                                                COUNT,
                                                view.similarity(),
                                                p)),
                        nearest::set,
                        e ->
                                session.tell(
                                        new Notice(
                                                Notice.Kind.ERROR,
                                                "The neighbours could not be found: "
                                                        + e.getMessage())));
    }
}
