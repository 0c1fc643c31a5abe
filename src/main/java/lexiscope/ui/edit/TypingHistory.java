package lexiscope.ui.edit;

import java.util.ArrayDeque;
import java.util.Deque;

/// What was typed, to be taken back and done again. Several editors of one text share it, so that
/// it goes on whichever of them is looked at.
public final class TypingHistory {
    /// A replacement.
    ///
    /// @param at where, in UTF-16 units
    /// @param caretBefore where the caret was
    /// @param typing whether it is a part of typing in one go
    record Change(int at, String removed, String inserted, int caretBefore, boolean typing) {}

    private final Deque<Change> undo = new ArrayDeque<>();
    private final Deque<Change> redo = new ArrayDeque<>();
    private String text = "";

    /// Whether it leads to this text already.
    boolean leadsTo(String now) {
        return text.equals(now);
    }

    /// Another text came from elsewhere.
    void reset(String now) {
        undo.clear();
        redo.clear();
        text = now;
    }

    /// Keeps a change; what goes on from the last one is one with it.
    void add(Change change, String now) {
        Change last = undo.peek();
        boolean goesOn =
                change.typing
                        && last != null
                        && last.typing
                        && last.at + last.inserted.length() == change.at
                        && !(change.inserted.isBlank() && !last.inserted.isBlank());
        if (goesOn && last != null) {
            undo.pop();
            undo.push(
                    new Change(
                            last.at,
                            last.removed,
                            last.inserted + change.inserted,
                            last.caretBefore,
                            true));
        } else {
            undo.push(change);
        }
        redo.clear();
        text = now;
    }

    /// The change to take back, or null.
    @org.jspecify.annotations.Nullable
    Change takeUndo() {
        Change change = undo.poll();
        if (change != null) {
            redo.push(change);
        }
        return change;
    }

    /// The change to do again, or null.
    @org.jspecify.annotations.Nullable
    Change takeRedo() {
        Change change = redo.poll();
        if (change != null) {
            undo.push(change);
        }
        return change;
    }

    void came(String now) {
        text = now;
    }
}
