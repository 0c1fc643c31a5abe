package lexiscope.ui.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.RandomTexts;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.compare.Comparing.Chosen;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// What the page compares, without a toolkit.
class ComparingTest {
    @TempDir private Path folder;
    private Workspace workspace;
    private Comparing comparing;

    @BeforeEach
    void open() throws Exception {
        workspace =
                new Workspace(
                        Tasks.inline(),
                        AppDirectories.in(folder.resolve("settings")),
                        HubSettings::here);
        comparing = new Comparing(workspace);
        workspace.text().set(Typed.of("the dogs"));
        var families = TinyTokenizers.all();
        for (String family : List.of("gpt2", "bert", "llama")) {
            var file = TinyTokenizers.write(folder, family, families.getOrDefault(family, ""));
            Path home = file.getParent();
            workspace.open(List.of(home == null ? file : home));
        }
    }

    @Test
    void nothingIsComparedUntilThePageIsLookedAt() {
        assertEquals(0, comparing.shown().get().size());
        workspace.page().set(Page.COMPARE);
        assertEquals(3, comparing.shown().get().size());
        assertEquals("gpt2", comparing.shown().get().model(0).by().name());
        assertTrue(comparing.nothing().isEmpty());
    }

    @Test
    void itFollowsTheTextAndTheOpenModels() {
        workspace.page().set(Page.COMPARE);
        workspace.text().set(workspace.text().get().edited(8, 8, " mind"));
        var shown = comparing.shown().get();
        assertEquals("the dogs mind", shown.comparison().text().text());
        for (var one : shown.comparison().models()) {
            assertArrayEquals(
                    one.by().tokenizer().encode("the dogs mind", EncodeOptions.DEFAULT).ids(),
                    one.encoding().ids());
        }
        comparing.reference().set(2);
        workspace.close(workspace.sessions().get(1));
        assertEquals(2, comparing.shown().get().size());
        assertEquals(0, comparing.reference().get(), "a reference that is gone is the first");
        workspace.page().set(Page.PANELS);
        workspace.close(workspace.sessions().getFirst());
        assertEquals(0, comparing.shown().get().size(), "nothing of a closed model is kept");
        workspace.close(workspace.sessions().getFirst());
        workspace.page().set(Page.COMPARE);
        assertTrue(comparing.nothing().orElseThrow().contains("No model is open"));
    }

    @Test
    void aPieceIsChosenByKeysAndLeadsToItsToken() {
        workspace.page().set(Page.COMPARE);
        comparing.step(1);
        assertEquals(new Chosen(0, 0), comparing.chosen().get());
        comparing.across(1);
        assertEquals(1, comparing.chosen().get().model());
        assertEquals(1, comparing.chosen().get().piece(), "what is at the same place");
        comparing.step(-1);
        assertEquals(1, comparing.chosen().get().piece(), "what has no characters is passed over");
        comparing.across(1);
        comparing.across(1);
        assertEquals(2, comparing.chosen().get().model());
        comparing.choose(1, 0);
        int id = comparing.shown().get().model(1).encoding().ids()[1];
        comparing.reveal();
        assertEquals(Page.PANELS, workspace.page().get());
        assertEquals(workspace.sessions().get(1), workspace.looked().get());
        assertEquals(id, workspace.looked().get().focus().get().id());
    }

    @Test
    void agreementIsWithTheReference() {
        workspace.page().set(Page.COMPARE);
        assertNull(comparing.agreement(0));
        comparing.reference().set(1);
        assertNull(comparing.agreement(1));
        assertEquals(comparing.shown().get().comparison().agreement(0, 1), comparing.agreement(0));
    }

    /// ScoreCells cover the text, rows cover the cells and are no wider than asked, the columns of
    /// a row do not overlap, and every piece with characters is in a run of a row.
    @Test
    void textsAreLaidOutInCells() {
        var random = new Random(24);
        workspace.page().set(Page.COMPARE);
        for (int round = 0; round < 120; round++) {
            workspace.text().set(Typed.of(RandomTexts.next(random, 40)));
            var shown = comparing.shown().get();
            var cells = shown.cells();
            assertEquals(0, cells.starts()[0]);
            for (int i = 0; i < cells.size(); i++) {
                assertTrue(cells.starts()[i] < cells.starts()[i + 1]);
                assertEquals(i, cells.at(cells.starts()[i]));
            }
            assertEquals(cells.text().length(), cells.starts()[cells.size()]);
            int columns = 4 + random.nextInt(30);
            var rows = new ScoreRows(cells, columns);
            int at = 0;
            for (int row = 0; row < rows.size(); row++) {
                assertEquals(at, rows.from(row));
                at = rows.to(row);
                boolean[] taken = new boolean[columns + 2];
                int[] first = rows.columns(row);
                for (int i = 0; i < first.length; i++) {
                    assertEquals(row, rows.rowOf(rows.from(row) + i));
                    for (int c = 0; c < cells.columns()[rows.from(row) + i]; c++) {
                        assertTrue(!taken[first[i] + c], cells.text());
                        taken[first[i] + c] = true;
                    }
                }
            }
            assertEquals(cells.size(), at);
            for (var one : shown.comparison().models()) {
                var encoding = one.encoding();
                boolean[] seen = new boolean[encoding.size()];
                for (int row = 0; row < rows.size() && cells.size() > 0; row++) {
                    for (var run : CellRuns.of(encoding, cells, rows.from(row), rows.to(row))) {
                        for (int p = run.first(); p <= run.last(); p++) {
                            seen[p] = true;
                        }
                    }
                }
                for (int p = 0; p < seen.length; p++) {
                    assertTrue(seen[p] || encoding.start(p) >= encoding.end(p));
                }
            }
        }
    }

    @Test
    void wordsStayTogether() {
        var rows = new ScoreRows(ScoreCells.of("the king\nrode far"), 6);
        assertEquals(4, rows.size());
        assertEquals(4, rows.from(1));
        assertEquals(9, rows.from(2));
        var right = new ScoreRows(ScoreCells.of("שלום"), 6);
        assertArrayEquals(new int[] {5, 4, 3, 2}, right.columns(0));
    }
}
