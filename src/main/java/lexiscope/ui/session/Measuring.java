package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;

import lexiscope.embedding.RowNorms;
import lexiscope.model.LanguageModel;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.kit.Numbers;

/// Keeps the norms of all rows of the model shown.
final class Measuring {
    private final Session session;
    private final Derived<LanguageModel, RowNorms> norms;

    Measuring(Session session) {
        this.session = session;
        norms =
                new Derived<LanguageModel, RowNorms>(
                                session.tasks(),
                                RowNorms.NONE,
                                (model, p) -> RowNorms.of(model.matrix().orElseThrow().norms(p)))
                        .titled(_ -> "Norms")
                        .leasing(model -> model)
                        .failing(
                                why ->
                                        session.tell(
                                                new Notice(
                                                        Notice.Kind.ERROR,
                                                        "The norms could not be computed: "
                                                                + why)));
        session.shown()
                .subscribe(m -> norms.from(m.filter(x -> x.matrix().isPresent()).orElse(null)));
        norms.value()
                .subscribe(
                        measured ->
                                session.opened()
                                        .get()
                                        .ifPresent(m -> tell(measured, m.facts().name())));
    }

    ReadOnlyObjectProperty<RowNorms> norms() {
        return norms.value();
    }

    /// Says once that some rows hold no finite numbers.
    private void tell(RowNorms measured, String name) {
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
}
