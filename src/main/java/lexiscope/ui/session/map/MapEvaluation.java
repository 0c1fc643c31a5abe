package lexiscope.ui.session.map;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

import lexiscope.embedding.Space;
import lexiscope.model.LanguageModel;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.quality.MapQuality;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.task.Tasks;

import java.util.Optional;

/// Measures how far the finished map can be trusted.
final class MapEvaluation {
    private static final long SEED = 0;

    private final ObservableValue<Optional<LanguageModel>> opened;
    private final Derived<Finished, Optional<MapQuality>> quality;

    /// A finished map and the model that it is of.
    private record Finished(LanguageModel model, Fitted fitted) {}

    MapEvaluation(
            Tasks tasks,
            ObservableValue<Optional<LanguageModel>> opened,
            ObservableValue<MapState> map) {
        this.opened = opened;
        quality =
                new Derived<Finished, Optional<MapQuality>>(
                                tasks,
                                Optional.empty(),
                                (of, p) ->
                                        Optional.of(
                                                MapQuality.of(
                                                        of.model
                                                                .matrix()
                                                                .orElseThrow()
                                                                .in(
                                                                        Space.named(
                                                                                of.fitted
                                                                                        .report()
                                                                                        .space())),
                                                        of.fitted.layout(),
                                                        SEED,
                                                        p)))
                        .titled(_ -> "Quality of the map")
                        .leasing(Finished::model);
        map.subscribe(this::judge);
    }

    ReadOnlyObjectProperty<Optional<MapQuality>> quality() {
        return quality.value();
    }

    private void judge(MapState state) {
        LanguageModel model = opened.getValue().orElse(null);
        Fitted fitted = state.finished().orElse(null);
        boolean there = model != null && model.matrix().isPresent() && fitted != null;
        quality.from(there && model != null && fitted != null ? new Finished(model, fitted) : null);
    }
}
