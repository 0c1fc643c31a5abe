package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.embedding.Space;
import lexiscope.model.LanguageModel;
import lexiscope.projection.Fitted;
import lexiscope.projection.MapQuality;

import java.util.Optional;

/// Measures how far the finished map can be trusted.
final class Judging {
    private static final long SEED = 0;

    private final Session session;
    private final ReadOnlyObjectWrapper<Optional<MapQuality>> quality =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    Judging(Session session) {
        this.session = session;
        session.map().subscribe(this::judge);
    }

    ReadOnlyObjectProperty<Optional<MapQuality>> quality() {
        return quality.getReadOnlyProperty();
    }

    private void judge(MapState state) {
        LanguageModel model = session.opened().get().orElse(null);
        quality.set(Optional.empty());
        Fitted fitted = state.finished().orElse(null);
        if (model == null || model.matrix().isEmpty() || fitted == null) {
            session.background().cancel("quality");
            return;
        }
        var matrix = model.matrix().get();
        session.background()
                .latest(
                        "quality",
                        "Quality of the map",
                        model,
                        p ->
                                MapQuality.of(
                                        matrix.in(Space.named(fitted.report().space())),
                                        fitted.layout(),
                                        SEED,
                                        p),
                        found -> quality.set(Optional.of(found)),
                        _ -> {});
    }
}
