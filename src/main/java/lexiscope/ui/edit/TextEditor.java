package lexiscope.ui.edit;

import lexiscope.tokenizer.aligned.Span;
import lexiscope.tokenizer.aligned.Typed;

import java.util.function.Consumer;

/// What can be done to a text: caret, selection, typing, deleting, undo and redo. Knows no toolkit;
/// rows and pixels are the view's.
///
/// The caret never stands inside a grapheme. Undo takes back what was typed in one go.
public final class TextEditor {
    private final Consumer<Typed> edited;
    private final TypingHistory history;
    private Typed typed = Typed.of("");
    private int caret;
    private int anchor;

    /// @param history what can be taken back
    /// @param edited told of every new text
    TextEditor(TypingHistory history, Consumer<Typed> edited) {
        this.history = history;
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
    /// ours, or by an editor that shares the history.
    public void show(Typed next) {
        if (next.version() == typed.version() && next.text().equals(typed.text())) {
            return;
        }
        var edit = next.version() == typed.version() + 1 ? next.edit() : null;
        if (history.leadsTo(next.text())) {
            edit = null;
        } else if (edit == null) {
            history.reset(next.text());
        } else {
            String removed = typed.text().substring(edit.at(), edit.at() + edit.removed());
            String inserted = next.text().substring(edit.at(), edit.at() + edit.inserted());
            history.add(
                    new TypingHistory.Change(edit.at(), removed, inserted, caret, false),
                    next.text());
        }
        typed = next;
        place(edit != null ? 0 : Math.min(caret, next.text().length()), false);
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
        var change =
                new TypingHistory.Change(
                        s.start(), text().substring(s.start(), s.end()), by, caret, typing);
        Typed next = typed.edited(s.start(), s.end(), by);
        history.add(change, next.text());
        typed = next;
        edited.accept(next);
        place(s.start() + by.length(), false);
    }

    /// Deletes the selection, else from the caret to `to`.
    public void delete(int to) {
        if (!hasSelection()) {
            anchor = to;
        }
        write("");
    }

    private void apply(int at, int removed, String inserted) {
        typed = typed.edited(at, at + removed, inserted);
        history.came(typed.text());
        edited.accept(typed);
    }

    /// Takes the last change back.
    public boolean undo() {
        var change = history.takeUndo();
        if (change == null) {
            return false;
        }
        apply(change.at(), change.inserted().length(), change.removed());
        place(change.caretBefore(), false);
        return true;
    }

    /// Does again what was taken back.
    public boolean redo() {
        var change = history.takeRedo();
        if (change == null) {
            return false;
        }
        apply(change.at(), change.removed().length(), change.inserted());
        place(change.at() + change.inserted().length(), false);
        return true;
    }
}
