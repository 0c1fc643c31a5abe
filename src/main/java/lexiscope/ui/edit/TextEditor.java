package lexiscope.ui.edit;

import lexiscope.tokenizer.aligned.Span;
import lexiscope.tokenizer.aligned.Typed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// What can be done to a text: caret, selection, typing, deleting, undo and redo. Knows no toolkit;
/// rows and pixels are the view's.
///
/// The caret never stands inside a grapheme. Undo takes back what was typed in one go.
public final class TextEditor {
    private record Change(
            int at, String removed, String inserted, int caretBefore, boolean typing) {}

    private final Consumer<Typed> edited;
    private final Deque<Change> undo = new ArrayDeque<>();
    private final Deque<Change> redo = new ArrayDeque<>();
    private Typed typed = Typed.of("");
    private int caret;
    private int anchor;

    /// @param edited told of every new text
    TextEditor(Consumer<Typed> edited) {
        this.edited = edited;
    }

    public Typed typed() {
        return typed;
    }

    public String text() {
        return typed.text();
    }

    public int caret() {
        return caret;
    }

    /// The selected stretch, empty at the caret when nothing is selected.
    public Span selection() {
        return new Span(Math.min(caret, anchor), Math.max(caret, anchor));
    }

    public boolean hasSelection() {
        return caret != anchor;
    }

    public String selectedText() {
        return text().substring(selection().start(), selection().end());
    }

    /// Shows a text that came from elsewhere; what can be undone is kept when it came by an edit of
    /// ours.
    public void show(Typed next) {
        if (next.version() == typed.version() && next.text().equals(typed.text())) {
            return;
        }
        boolean replaced = next.edit() != null && next.version() == typed.version() + 1;
        if (replaced) {
            var edit = next.edit();
            if (edit != null) {
                String removed = typed.text().substring(edit.at(), edit.at() + edit.removed());
                String inserted = next.text().substring(edit.at(), edit.at() + edit.inserted());
                undo.push(new Change(edit.at(), removed, inserted, caret, false));
                redo.clear();
            }
        } else {
            undo.clear();
            redo.clear();
        }
        typed = next;
        place(replaced ? 0 : Math.min(caret, next.text().length()), false);
    }

    /// Puts the caret somewhere; `extend` keeps the other end of the selection.
    public void place(int at, boolean extend) {
        caret = Boundaries.snapped(text(), at);
        if (!extend) {
            anchor = caret;
        }
    }

    public void select(int start, int end) {
        anchor = Boundaries.snapped(text(), start);
        caret = Boundaries.snapped(text(), end);
    }

    public void selectAll() {
        anchor = 0;
        caret = text().length();
    }

    /// Writes in the place of the selection.
    public void write(String by) {
        Span s = selection();
        if (s.length() == 0 && by.isEmpty()) {
            return;
        }
        boolean typing = by.length() <= 2 && s.length() == 0 && !by.contains("\n");
        replace(new Change(s.start(), text().substring(s.start(), s.end()), by, caret, typing));
    }

    /// Deletes the selection, else from the caret to `to`.
    public void delete(int to) {
        if (!hasSelection()) {
            anchor = to;
        }
        write("");
    }

    private void replace(Change change) {
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
        apply(change.at, change.removed.length(), change.inserted);
        place(change.at + change.inserted.length(), false);
    }

    private void apply(int at, int removed, String inserted) {
        typed = typed.edited(at, at + removed, inserted);
        edited.accept(typed);
    }

    /// Takes the last change back.
    public boolean undo() {
        Change change = undo.poll();
        if (change == null) {
            return false;
        }
        redo.push(change);
        apply(change.at, change.inserted.length(), change.removed);
        place(change.caretBefore, false);
        return true;
    }

    /// Does again what was taken back.
    public boolean redo() {
        Change change = redo.poll();
        if (change == null) {
            return false;
        }
        undo.push(change);
        apply(change.at, change.removed.length(), change.inserted);
        place(change.at + change.inserted.length(), false);
        return true;
    }
}
