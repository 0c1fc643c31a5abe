package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Space;
import lexiscope.model.LanguageModel;
import lexiscope.projection.Fitted;

import java.util.ArrayList;
import java.util.List;

/// Keeps the places of the tried tokens, and of the proposed one, on the finished map.
final class Placing {
    private final Session session;
    private final ReadOnlyObjectWrapper<List<Placed>> placed =
            new ReadOnlyObjectWrapper<>(List.of());

    Placing(Session session) {
        this.session = session;
        session.map().subscribe(_ -> place());
        session.shown().subscribe(_ -> place());
        session.attempt().subscribe(_ -> place());
    }

    ReadOnlyObjectProperty<List<Placed>> placed() {
        return placed.getReadOnlyProperty();
    }

    private void place() {
        var ids = new ArrayList<Integer>();
        session.trials().get().forEach(t -> ids.add(t.id()));
        LanguageModel model = session.shown().get().orElse(null);
        int proposed = -1;
        if (session.attempt().get() instanceof Attempt.Tried tried) {
            model = tried.model();
            proposed = tried.trial().id();
            ids.add(proposed);
        }
        Fitted fitted = session.map().get().finished().orElse(null);
        if (fitted == null || model == null || model.matrix().isEmpty() || ids.isEmpty()) {
            session.background().cancel("placed");
            placed.set(List.of());
            return;
        }
        EmbeddingMatrix raw = model.matrix().get();
        int inProgress = proposed;
        session.background()
                .latest(
                        "placed",
                        "",
                        model,
                        _ -> places(raw, fitted, ids, inProgress),
                        placed::set,
                        _ -> placed.set(List.of()));
    }

    private static List<Placed> places(
            EmbeddingMatrix raw, Fitted fitted, List<Integer> ids, int proposed) {
        var matrix = raw.in(Space.named(fitted.report().space()));
        float[] row = new float[matrix.dim()];
        var out = new ArrayList<Placed>();
        for (int id : ids) {
            if (id < matrix.rows()) {
                matrix.row(id, row);
                var placement = fitted.placement();
                float[] at = placement.place(row);
                out.add(
                        new Placed(
                                id,
                                at[0],
                                at[1],
                                placement.exact(),
                                id == proposed,
                                placement.anchors(row)));
            }
        }
        return List.copyOf(out);
    }
}
