package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;

import lexiscope.embedding.Space;
import lexiscope.model.LanguageModel;
import lexiscope.projection.layout.Fitted;
import lexiscope.ui.derive.Derived;

import java.util.ArrayList;
import java.util.List;

/// Keeps the places of the tried tokens, and of the proposed one, on the finished map.
final class Placing {
    private final Session session;
    private final Derived<Wanted, List<Placed>> placed;

    /// Which rows are to be placed.
    ///
    /// @param proposed the id of the proposed token, or -1
    private record Wanted(LanguageModel model, Fitted fitted, List<Integer> ids, int proposed) {}

    Placing(Session session) {
        this.session = session;
        placed =
                new Derived<Wanted, List<Placed>>(
                                session.tasks(), List.of(), (wanted, _) -> places(wanted))
                        .leasing(Wanted::model)
                        .staying((a, b) -> a.fitted.equals(b.fitted));
        session.map().subscribe(_ -> place());
        session.atWork().subscribe(_ -> place());
    }

    ReadOnlyObjectProperty<List<Placed>> placed() {
        return placed.value();
    }

    private void place() {
        var ids = new ArrayList<Integer>();
        session.trials().get().forEach(t -> ids.add(t.id()));
        int proposed = session.proposedId();
        if (proposed >= 0) {
            ids.add(proposed);
        }
        LanguageModel model = session.atWork().get().orElse(null);
        Fitted fitted = session.map().get().finished().orElse(null);
        boolean there =
                fitted != null && model != null && model.matrix().isPresent() && !ids.isEmpty();
        placed.from(
                there && model != null && fitted != null
                        ? new Wanted(model, fitted, List.copyOf(ids), proposed)
                        : null);
    }

    private static List<Placed> places(Wanted wanted) {
        var fitted = wanted.fitted;
        var matrix = wanted.model.matrix().orElseThrow().in(Space.named(fitted.report().space()));
        float[] row = new float[matrix.dim()];
        var out = new ArrayList<Placed>();
        for (int id : wanted.ids) {
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
                                id == wanted.proposed,
                                placement.anchors(row)));
            }
        }
        return List.copyOf(out);
    }
}
