package lexiscope.ui.session.map;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

import lexiscope.embedding.Space;
import lexiscope.model.LanguageModel;
import lexiscope.projection.layout.Fitted;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.task.Tasks;

import java.util.ArrayList;
import java.util.List;

/// Keeps the places of the tried tokens on the finished map.
final class Placing {
    private final SessionMap.Of of;
    private final ObservableValue<MapState> map;
    private final Derived<Wanted, List<Placed>> placed;

    /// Which rows are to be placed.
    private record Wanted(LanguageModel model, Fitted fitted, List<Integer> ids) {}

    Placing(Tasks tasks, SessionMap.Of of, ObservableValue<MapState> map) {
        this.of = of;
        this.map = map;
        placed =
                new Derived<Wanted, List<Placed>>(tasks, List.of(), (wanted, _) -> places(wanted))
                        .leasing(Wanted::model)
                        // ids of tokens that are gone are others' names soon
                        .staying(
                                (a, b) ->
                                        a.fitted.equals(b.fitted)
                                                && a.ids.size() <= b.ids.size()
                                                && b.ids.subList(0, a.ids.size()).equals(a.ids));
        map.subscribe(_ -> place());
        of.shown().subscribe(_ -> place());
    }

    ReadOnlyObjectProperty<List<Placed>> placed() {
        return placed.value();
    }

    private void place() {
        var ids = new ArrayList<Integer>();
        LanguageModel model = of.shown().getValue().orElse(null);
        of.tried()
                .getValue()
                .filter(t -> t.model().equals(model))
                .ifPresent(t -> t.plan().taken().forEach(a -> ids.add(a.id())));
        Fitted fitted = map.getValue().finished().orElse(null);
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
