package lexiscope.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleStringProperty;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/// What was done is taken back and done again, in order and with its words.
class HistoryTest {
    private final History history = new History();
    private final SimpleStringProperty name = new SimpleStringProperty("a");

    @Test
    void aFollowedPropertyGoesBackAndForth() {
        history.follow(name, (_, _) -> false, (old, now) -> "naming " + now);
        name.set("b");
        name.set("c");
        assertEquals(Optional.of("naming c"), history.undoable().get());
        assertTrue(history.undo());
        assertEquals("b", name.get());
        assertEquals(Optional.of("naming c"), history.redoable().get());
        assertTrue(history.undo());
        assertFalse(history.undo());
        assertEquals("a", name.get());
        assertTrue(history.redo());
        assertTrue(history.redo());
        assertEquals("c", name.get());
        assertFalse(history.redo());
    }

    @Test
    void whatGoesOnIsOneEdit() {
        history.follow(name, (old, now) -> now.startsWith(old), (old, now) -> "writing " + now);
        name.set("ab");
        name.set("abc");
        assertTrue(history.undo());
        assertEquals("a", name.get());
        assertTrue(history.redo());
        assertEquals("abc", name.get());
        // after something was taken back or done again a new stretch begins
        name.set("abcd");
        assertTrue(history.undo());
        assertEquals("abc", name.get());
    }

    @Test
    void somethingNewEndsWhatCouldBeDoneAgain() {
        history.follow(name, (_, _) -> false, (old, now) -> "naming " + now);
        name.set("b");
        history.undo();
        history.add(new Edit("other", () -> {}, () -> {}));
        assertEquals(Optional.empty(), history.redoable().get());
        assertEquals(Optional.of("other"), history.undoable().get());
        history.clear();
        assertFalse(history.undo());
    }
}
