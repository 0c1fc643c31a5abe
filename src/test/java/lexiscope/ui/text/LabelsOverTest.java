package lexiscope.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/// Labels over the text, without any window.
class LabelsOverTest {
    private final Workspace workspace = new Workspace(Tasks.inline());

    @BeforeEach
    void open() {
        workspace.text().set(Typed.of("The king rode."));
        workspace.open(List.of(Path.of("samples/english-bpe-8k")));
    }

    private Session session() {
        return workspace.looked().get();
    }

    @Test
    void labelsFitOrEndInsideAPieceAndMoveWithTheText() {
        var labels = new LabelsOver(session());
        labels.take(
                """
                {"start": 4, "end": 8, "label": "ROLE"}
                {"start": 0, "end": 2, "label": "PART"}
                """);
        assertEquals(2, labels.fits().get().size());
        assertTrue(labels.fits().get().getFirst().fits());
        assertTrue(labels.fits().get().getLast().endsInside());
        workspace.text().set(session().text().get().edited(0, 0, "Ah, "));
        var moved = labels.fits().get().getFirst();
        assertEquals(8, moved.span().start());
        assertEquals(12, moved.span().end());
        assertTrue(moved.fits());
        labels.clear();
        assertTrue(labels.fits().get().isEmpty());
    }

    @Test
    void whatIsNoLabelIsRefusedAndWhatLayThereStays() {
        var labels = new LabelsOver(session());
        labels.take("{\"start\": 4, \"end\": 8, \"label\": \"ROLE\"}");
        var refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> labels.take("{\"start\": 4, \"end\": 800, \"label\": \"ROLE\"}"));
        assertTrue(String.valueOf(refused.getMessage()).contains("Line 1 of the labels"));
        assertThrows(IllegalArgumentException.class, () -> labels.take("\n"));
        assertFalse(labels.fits().get().isEmpty());
        workspace.text().set(Typed.of("Another text."));
        assertTrue(labels.fits().get().isEmpty());
    }
}
