package lexiscope.ui.session.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.cluster.Grouping;
import lexiscope.projection.Projection;
import lexiscope.projection.Tsne;
import lexiscope.projection.layout.Fitted;
import lexiscope.store.AppDirectories;
import lexiscope.tokens.Shades;
import lexiscope.tokens.TokenValues;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is told of a finished map, what it is coloured by, and how it is kept.
class MapColoursTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");
    private static final Projection QUICK =
            Tsne.DEFAULT.with("iterations", 60).with("perplexity", 5);

    @TempDir private Path folder;

    private Session session() {
        var workspace =
                new Workspace(
                        Tasks.inline(),
                        AppDirectories.in(folder),
                        lexiscope.format.hub.HubSettings::here);
        workspace.open(List.of(SAMPLE));
        return workspace.looked().get();
    }

    private static Fitted fitted(Session session) {
        return assertInstanceOf(MapState.Shown.class, session.map().state().get())
                .fitted()
                .orElseThrow();
    }

    @Test
    void qualityAndEveryColour() {
        var session = session();
        var quality = session.map().quality().get().orElseThrow();
        assertTrue(quality.recall() > 0 && quality.trustworthiness() > 0.5);
        assertInstanceOf(Colours.Kinds.class, session.map().colours().get());
        for (var by : ColourBy.all(session.opened().get().orElseThrow())) {
            session.map().colourBy().set(by);
            switch (session.map().colours().get()) {
                case Colours.Kinds _ -> assertEquals(new ColourBy.Kind(), by);
                case Colours.Shares s -> assertEquals(8192, s.kept().length);
                case Colours.Groups g -> {
                    assertEquals(by, g.by());
                    assertEquals(8192, g.clusters().labels().length);
                    assertEquals(g.clusters().count(), g.middles().length);
                }
                case Colours.Shaded shaded -> {
                    assertEquals(by, shaded.by());
                    switch (shaded.shades()) {
                        case Shades.Tints t -> assertEquals(8192, t.tints().length);
                        case Shades.Steps s -> assertEquals(8192, s.steps().length);
                        case Shades.None _ -> throw new AssertionError(by.label());
                    }
                }
                case Colours.None none -> throw new AssertionError(none.sentence());
            }
            assertEquals(by, ColourBy.named(by.name()));
        }
        session.map().colourBy().set(new ColourBy.Value(TokenValues.SCORE));
        assertEquals(
                "No token has it.",
                assertInstanceOf(Colours.None.class, session.map().colours().get()).sentence());
        session.map().colourBy().set(new ColourBy.Centres(20, Grouping.Where.SPACE));
        session.map().projection().set(QUICK);
        assertEquals(
                8192, ((Colours.Groups) session.map().colours().get()).clusters().labels().length);
        assertThrows(IllegalArgumentException.class, () -> ColourBy.named("mood"));
    }

    @Test
    void aFinishedMapIsGoneOnWith() {
        var session = session();
        assertEquals(Continuing.NOT, session.map().continuing().get(), "PCA has no iterations");
        session.map().projection().set(QUICK);
        assertEquals(Continuing.FINISHED, session.map().continuing().get());
        float[] before = fitted(session).layout().x();
        session.map().exaggerate(4);
        session.map().resume();
        float[] after = fitted(session).layout().x();
        assertFalse(java.util.Arrays.equals(before, after));
        assertEquals(Continuing.FINISHED, session.map().continuing().get());
        // what is kept is the map of the options
        var second = session();
        second.map().projection().set(QUICK);
        assertArrayEquals(before, fitted(second).layout().x());
        assertEquals(Continuing.NOT, second.map().continuing().get());
        second.map().remake();
        assertEquals(Continuing.FINISHED, second.map().continuing().get());
    }

    @Test
    void aFinishedMapIsFoundAgain() throws IOException {
        var first = session();
        first.map().projection().set(QUICK);
        var made = fitted(first);
        Path kept;
        try (var files = Files.list(folder.resolve("data").resolve("maps"))) {
            kept = files.findFirst().orElseThrow();
        }
        var second = session();
        second.map().projection().set(QUICK);
        var found = fitted(second);
        assertArrayEquals(made.layout().x(), found.layout().x());
        assertEquals(made.report().seconds(), found.report().seconds(), "it was not made again");
        float[] row = new float[second.opened().get().orElseThrow().matrix().orElseThrow().dim()];
        second.opened().get().orElseThrow().matrix().orElseThrow().row(300, row);
        assertArrayEquals(made.placement().place(row), found.placement().place(row));
        // a damaged file counts as none
        Files.write(kept, new byte[] {1, 2, 3});
        var third = session();
        third.map().projection().set(QUICK);
        assertArrayEquals(made.layout().x(), fitted(third).layout().x());
    }
}
