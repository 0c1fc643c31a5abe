package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.embedding.RowStatistics;
import lexiscope.ui.kit.Numbers;

/// Keeps the norms of all rows of the model shown.
final class Measuring {
    private final Session session;
    private final ReadOnlyObjectWrapper<Norms> norms = new ReadOnlyObjectWrapper<>(Norms.NONE);

    Measuring(Session session) {
        this.session = session;
        session.shown().subscribe(_ -> measure());
    }

    ReadOnlyObjectProperty<Norms> norms() {
        return norms.getReadOnlyProperty();
    }

    /// Says once that some rows hold no finite numbers.
    private void tell(Norms measured, String name) {
        int without = measured.of().length - measured.sorted().length;
        if (without > 0) {
            session.tell(
                    new Notice(
                            Notice.Kind.WARNING,
                            Numbers.whole(without)
                                    + (without == 1 ? " row of " : " rows of ")
                                    + name
                                    + (without == 1 ? " holds" : " hold")
                                    + " NaN or infinite numbers; shown, but left out"
                                    + " of maps and neighbours."));
        }
    }

    private void measure() {
        var model = session.shown().get().orElse(null);
        if (model == null || model.matrix().isEmpty()) {
            session.background().cancel("norms");
            norms.set(Norms.NONE);
            return;
        }
        var matrix = model.matrix().get();
        session.background()
                .latest(
                        "norms",
                        "Norms",
                        model,
                        p -> Norms.of(RowStatistics.norms(matrix, p)),
                        measured -> {
                            norms.set(measured);
                            tell(measured, model.facts().name());
                        },
                        e -> {
                            norms.set(Norms.NONE);
                            session.tell(
                                    new Notice(
                                            Notice.Kind.ERROR,
                                            "The norms could not be computed: " + e.getMessage()));
                        });
    }
}
