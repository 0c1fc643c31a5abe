package lexiscope.ui.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.comparison.Cost;
import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.costs.Costing.Order;
import lexiscope.ui.costs.Costing.Source;
import lexiscope.ui.session.Notice;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the page counts, without a toolkit.
class CostingTest {
    @TempDir private Path folder;
    private Workspace workspace;
    private Costing costing;

    @BeforeEach
    void open() throws Exception {
        workspace =
                new Workspace(
                        Tasks.inline(),
                        AppDirectories.in(folder.resolve("settings")),
                        HubSettings::here);
        costing = new Costing(workspace);
        workspace.open(List.of(Path.of("samples/english-bpe-8k")));
        var bert = TinyTokenizers.all().getOrDefault("bert", "");
        workspace.open(List.of(TinyTokenizers.write(folder, "bert", bert)));
    }

    private List<Cost> first() {
        return costing.rows().getFirst().costs();
    }

    @Test
    void theBundledTextsAreCountedWhenThePageIsLookedAt() {
        assertEquals(List.of(), costing.rows());
        workspace.page().set(Page.COSTS);
        assertEquals(2, costing.rows().size());
        assertEquals("English", first().getFirst().text().language());
        assertTrue(first().stream().noneMatch(c -> c.text().code()));
        double before = 0;
        for (Cost cost : first()) {
            assertTrue(cost.relative().orElseThrow() >= before);
            before = cost.relative().orElseThrow();
        }
        assertEquals(first().size() - 1, costing.row(), "the dearest is explained first");
    }

    @Test
    void rowsAreSortedTogether() {
        workspace.page().set(Page.COSTS);
        for (Order order : Order.values()) {
            costing.order().set(order);
            for (int i = 0; i < first().size(); i++) {
                assertEquals(first().get(i).text(), costing.rows().get(1).costs().get(i).text());
            }
        }
        costing.order().set(Order.LANGUAGE);
        assertEquals("Amharic", first().getFirst().text().language());
        costing.chosen().set("Amharic");
        costing.step(1);
        assertEquals("Arabic", costing.chosen().get());
        costing.step(-5);
        assertEquals("Amharic", costing.chosen().get());
    }

    @Test
    void whyIsSaidInWords() {
        workspace.page().set(Page.COSTS);
        costing.chosen().set("Thai");
        var why = costing.why();
        assertEquals(3, why.size(), why.toString());
        assertTrue(why.getFirst().startsWith("A character has 2.9"), why.getFirst());
        assertTrue(why.get(1).contains("no token is written in this script"), why.get(1));
        assertTrue(why.get(2).contains("text is lost"), why.get(2));
    }

    @Test
    void codeAndTheTextOfTheWindowAreCountedToo() {
        workspace.page().set(Page.COSTS);
        costing.source().set(new Source.Code());
        assertTrue(first().stream().allMatch(c -> c.text().code()));
        assertTrue(first().size() >= 10);
        workspace.text().set(Typed.of("the king Привет мир"));
        costing.source().set(new Source.Typed());
        assertEquals(
                List.of("Latin", "Cyrillic"),
                costing.counted().get().tables().getFirst().costs().stream()
                        .map(c -> c.text().language())
                        .toList());
        assertEquals(2, first().getFirst().words().count());
        workspace.text().set(Typed.of(" "));
        assertTrue(costing.nothing().orElseThrow().contains("empty"));
    }

    @Test
    void aFolderIsCountedOrRefusedInASentence() throws Exception {
        workspace.page().set(Page.COSTS);
        Path texts = Files.createDirectory(folder.resolve("texts"));
        costing.source().set(new Source.Folder(texts));
        assertTrue(
                workspace.notices().get().stream()
                        .anyMatch(
                                n ->
                                        n.kind() == Notice.Kind.ERROR
                                                && n.text().contains("no parallel texts")));
        assertEquals(new Source.Bundled(), costing.source().get());
        Files.writeString(texts.resolve("de.txt"), "Guten Tag");
        costing.source().set(new Source.Folder(texts));
        assertEquals(1, first().size());
        assertTrue(costing.counted().get().notes().getFirst().contains("None of the texts"));
    }

    @Test
    void nothingOfAClosedModelIsKept() {
        workspace.page().set(Page.COSTS);
        workspace.page().set(Page.PANELS);
        workspace.close(workspace.sessions().getFirst());
        assertEquals(List.of(), costing.counted().get().tables());
        workspace.close(workspace.sessions().getFirst());
        assertTrue(costing.nothing().orElseThrow().contains("No model is open"));
    }
}
