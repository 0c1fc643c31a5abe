package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

import lexiscope.embedding.RowNorms;
import lexiscope.model.LanguageModel;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.task.Tasks;

import java.util.Optional;
import java.util.function.Consumer;

/// Keeps the norms of all rows of the model shown.
final class Measuring {
    private final Consumer<Notice> tell;
    private final Derived<LanguageModel, RowNorms> norms;

    Measuring(Tasks tasks, ObservableValue<Optional<LanguageModel>> shown, Consumer<Notice> tell) {
        this.tell = tell;
        norms =
                new Derived<LanguageModel, RowNorms>(
                                tasks,
                                RowNorms.NONE,
                                (model, p) -> RowNorms.of(model.matrix().orElseThrow().norms(p)))
                        .titled(_ -> "Norms")
                        .leasing(model -> model)
                        .failing(
                                why ->
                                        tell.accept(
                                                new Notice(
                                                        Notice.Kind.ERROR,
                                                        "The norms could not be computed: "
                                                                + why)));
        shown.subscribe(m -> norms.from(m.filter(x -> x.matrix().isPresent()).orElse(null)));
        norms.value()
                .subscribe(
                        measured ->
                                shown.getValue().ifPresent(m -> tell(measured, m.facts().name())));
    }

    ReadOnlyObjectProperty<RowNorms> norms() {
        return norms.value();
    }

    /// Says once that some rows hold no finite numbers.
    private void tell(RowNorms measured, String name) {
        int without = measured.of().length - measured.sorted().length;
        if (without > 0) {
            tell.accept(
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
