package lexiscope.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import lexiscope.projection.Pca;
import lexiscope.projection.Tsne;
import lexiscope.projection.layout.Layout;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.session.map.MapState;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/// What is said of a map that is not, or not yet, the one that was asked for.
class MapWordsTest {
    private static final Optional<MapState.Shown> PCA =
            Optional.of(
                    new MapState.Shown(new Pca(), Layout.EMPTY, "all 3 tokens", Optional.empty()));

    private int begun;

    private PanelState of(MapState state) {
        return MapWords.of(state, () -> begun++);
    }

    @Test
    void theOneBeforeIsNamed() {
        assertEquals(
                new PanelState.Working(
                        "t-SNE is being made. Until its first picture you see the PCA."),
                of(new MapState.Making(Tsne.DEFAULT, PCA)));
        assertEquals(
                new PanelState.Working(
                        "PCA is being made. Until its first picture you see the one before."),
                of(new MapState.Making(new Pca(), PCA)));
        assertEquals(
                new PanelState.Working("PCA is being made."),
                of(new MapState.Making(new Pca(), Optional.empty())));
        assertEquals(new PanelState.Ready(), of(PCA.orElseThrow()));
    }

    @Test
    void whatEndedBeginsAgain() {
        var failed =
                assertInstanceOf(
                        PanelState.Halted.class,
                        of(new MapState.Failed(Tsne.DEFAULT, "no memory is left.", PCA)));
        assertEquals(
                "t-SNE could not be made: no memory is left. You still see the PCA.",
                failed.sentence());
        failed.again().run();
        var stopped =
                assertInstanceOf(
                        PanelState.Halted.class,
                        of(new MapState.Stopped(Tsne.DEFAULT, Optional.empty())));
        assertEquals("t-SNE was stopped before its first picture.", stopped.sentence());
        stopped.again().run();
        assertEquals(2, begun);
    }
}
