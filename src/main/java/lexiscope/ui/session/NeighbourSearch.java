package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

import lexiscope.embedding.Neighbours;
import lexiscope.model.LanguageModel;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.task.Tasks;

import java.util.Optional;

/// Finds the neighbours of the focused token.
final class NeighbourSearch {
    private static final int COUNT = 12;

    private final ObservableValue<Optional<LanguageModel>> shown;
    private final ObservableValue<Number> focused;
    private final ObservableValue<View> view;
    private final Derived<Query, Nearest> nearest;

    /// Whose neighbours are looked for.
    private record Query(LanguageModel model, int id, View view) {}

    /// @param focused the focused token's id, or -1
    NeighbourSearch(
            Tasks tasks,
            ObservableValue<Optional<LanguageModel>> shown,
            ObservableValue<Number> focused,
            ObservableValue<View> view) {
        this.shown = shown;
        this.focused = focused;
        this.view = view;
        nearest =
                new Derived<Query, Nearest>(
                                tasks,
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
        focused.subscribe(_ -> find());
        view.subscribe(_ -> find());
        shown.subscribe(_ -> find());
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
        LanguageModel model = shown.getValue().orElse(null);
        int id = focused.getValue().intValue();
        nearest.from(
                model == null || !model.hasRow(id) ? null : new Query(model, id, view.getValue()));
    }
}
