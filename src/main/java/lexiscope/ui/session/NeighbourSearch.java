package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;

import lexiscope.embedding.Neighbours;
import lexiscope.model.LanguageModel;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;

/// Finds the neighbours of the focused token.
final class NeighbourSearch {
    private static final int COUNT = 12;

    private final Session session;
    private final Derived<Query, Nearest> nearest;

    /// Whose neighbours are looked for.
    private record Query(LanguageModel model, int id, View view) {}

    NeighbourSearch(Session session) {
        this.session = session;
        nearest =
                new Derived<Query, Nearest>(
                                session.tasks(),
                                Nearest.NONE,
                                (q, p) ->
                                        new Nearest(
                                                q.id,
                                                q.view,
                                                Neighbours.of(
                                                        q.model
                                                                .matrix()
                                                                .orElseThrow()
                                                                .in(q.view.space()),
                                                        q.id,
                                                        COUNT,
                                                        q.view.similarity(),
                                                        p)))
                        .leasing(Query::model)
                        .staying((a, b) -> a.model.equals(b.model));
        session.focusedId().subscribe(_ -> find());
        session.view().subscribe(_ -> find());
        session.shown().subscribe(_ -> find());
    }

    ReadOnlyObjectProperty<Nearest> nearest() {
        return nearest.value();
    }

    /// How far they are.
    ReadOnlyObjectProperty<? extends Derivation<?>> state() {
        return nearest.state();
    }

    void again() {
        nearest.again();
    }

    private void find() {
        LanguageModel model = session.shown().get().orElse(null);
        int id = session.focusedId().get();
        nearest.from(
                model == null || !model.hasRow(id)
                        ? null
                        : new Query(model, id, session.view().get()));
    }
}
