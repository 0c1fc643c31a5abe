package lexiscope.ui.history;

import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiFunction;

/// What was done to one open model, newest last: taken back one by one and done again. What is done
/// anew ends what could have been done again. To be used on the window's thread.
public final class History {
    /// More would not be found again by a person.
    private static final int MOST = 200;

    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<String>> undoable =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> redoable =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean replaying;

    /// The last followed property and its newest edit, while nothing else was done.
    private @Nullable Object followed;

    /// The words of what undo takes back, where there is something.
    public ReadOnlyObjectProperty<Optional<String>> undoable() {
        return undoable.getReadOnlyProperty();
    }

    /// The words of what redo does again, where there is something.
    public ReadOnlyObjectProperty<Optional<String>> redoable() {
        return redoable.getReadOnlyProperty();
    }

    /// Keeps what was done just now.
    public void add(Edit edit) {
        if (replaying) {
            return;
        }
        followed = null;
        done.addLast(edit);
        if (done.size() > MOST) {
            done.removeFirst();
        }
        undone.clear();
        tell();
    }

    /// Keeps every change of a property as an edit.
    ///
    /// @param goesOn told the value before and after: whether the change goes on from the one
    ///   before it, as a letter more in a filter does, so that one undo takes both back
    /// @param words of a change, from the value before and after
    public <T> void follow(
            Property<T> property,
            BiFunction<T, T, Boolean> goesOn,
            BiFunction<T, T, String> words) {
        property.subscribe((before, after) -> changed(property, before, after, goesOn, words));
    }

    private <T> void changed(
            Property<T> property,
            T before,
            T after,
            BiFunction<T, T, Boolean> goesOn,
            BiFunction<T, T, String> words) {
        if (replaying || before.equals(after)) {
            return;
        }
        Edit last = done.peekLast();
        boolean on = property.equals(followed) && last != null && goesOn.apply(before, after);
        Runnable undo = on && last != null ? last.undo() : () -> property.setValue(before);
        if (on) {
            done.removeLast();
        }
        add(new Edit(words.apply(before, after), undo, () -> property.setValue(after)));
        followed = property;
    }

    /// Takes the last edit back.
    ///
    /// @return whether there was one
    public boolean undo() {
        return replay(done, undone, true);
    }

    /// Does the last one that was taken back again.
    ///
    /// @return whether there was one
    public boolean redo() {
        return replay(undone, done, false);
    }

    private boolean replay(Deque<Edit> from, Deque<Edit> to, boolean back) {
        Edit edit = from.pollLast();
        if (edit == null) {
            return false;
        }
        followed = null;
        replaying = true;
        try {
            (back ? edit.undo() : edit.redo()).run();
        } finally {
            replaying = false;
        }
        to.addLast(edit);
        tell();
        return true;
    }

    /// Forgets everything: what it was done to is gone.
    public void clear() {
        done.clear();
        undone.clear();
        followed = null;
        tell();
    }

    private void tell() {
        undoable.set(Optional.ofNullable(done.peekLast()).map(Edit::words));
        redoable.set(Optional.ofNullable(undone.peekLast()).map(Edit::words));
    }
}
