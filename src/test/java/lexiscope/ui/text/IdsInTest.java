package lexiscope.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// Ids that become the text.
class IdsInTest {
    @TempDir private Path folder;

    private Workspace workspace;
    private IdsIn ids;

    @BeforeEach
    void open() {
        workspace = new Workspace(Tasks.inline(), AppDirectories.in(folder), HubSettings::here);
        ids = new IdsIn(session(), text -> session().text().set(Typed.of(text)));
    }

    private Session session() {
        return workspace.looked().get();
    }

    @Test
    void whatIsKnownOfIdsHoldsWhileTheTextIsTheirs() {
        var none = assertThrows(IllegalArgumentException.class, () -> ids.take("1"));
        assertTrue(String.valueOf(none.getMessage()).startsWith("No tokenizer is open"));
        workspace.open(List.of(Path.of("samples/english-bpe-8k")));
        ids = new IdsIn(session(), text -> session().text().set(Typed.of(text)));
        var v = session().shown().get().orElseThrow().vocabulary();
        int[] pasted = {v.find(" k").getFirst(), v.find("ing").getFirst()};
        ids.take(pasted[0] + "\n" + pasted[1]);
        assertEquals(" king", session().text().get().text());
        assertEquals(1, ids.drift().get().orElseThrow().changes().size());
        session().text().set(Typed.of("another"));
        assertTrue(ids.drift().get().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> ids.take("8192"));
        assertEquals("another", session().text().get().text());
    }
}
