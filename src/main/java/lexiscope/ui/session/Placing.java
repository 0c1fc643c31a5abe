package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;

import lexiscope.embedding.Space;
import lexiscope.model.LanguageModel;
import lexiscope.projection.layout.Fitted;
import lexiscope.ui.derive.Derived;

import java.util.ArrayList;
import java.util.List;

/// Keeps the places of the tried tokens on the finished map.
final class Placing {
    private final Session session;
    private final Derived<Wanted, List<Placed>> placed;

    /// Which rows are to be placed.
    private record Wanted(LanguageModel model, Fitted fitted, List<Integer> ids) {}

    Placing(Session session) {
        this.session = session;
        placed =
                new Derived<Wanted, List<Placed>>(
                                session.tasks(), List.of(), (wanted, _) -> places(wanted))
                        .leasing(Wanted::model)
                        .staying((a, b) -> a.fitted.equals(b.fitted));
        session.map().subscribe(_ -> place());
        session.shown().subscribe(_ -> place());
    }

    ReadOnlyObjectProperty<List<Placed>> placed() {
        return placed.value();
    }

    private void place() {
        var ids = new ArrayList<Integer>();
        LanguageModel model = session.shown().get().orElse(null);
        session.tried()
                .get()
                .filter(t -> t.model().equals(model))
                .ifPresent(t -> t.plan().taken().forEach(a -> ids.add(a.id())));
        Fitted fitted = session.map().get().finished().orElse(null);
        boolean there =
                fitted != null && model != null && model.matrix().isPresent() && !ids.isEmpty();
        placed.from(
                there && model != null && fitted != null
                        ? new Wanted(model, fitted, List.copyOf(ids))
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
                out.add(new Placed(id, at[0], at[1], placement.exact(), placement.anchors(row)));
            }
        }
        return List.copyOf(out);
    }
}
