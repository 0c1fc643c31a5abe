package lexiscope.ui.session;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Typed;

/// The token that everything is about.
///
/// @param id the token, or -1
/// @param at where the piece begins in the text that it was chosen at, in UTF-16 units, or -1;
///   moves with edits
public record Focus(int id, int at) {
    /// Nothing is focused.
    public static final Focus NONE = new Focus(-1, -1);

    /// A token that was not chosen in the text.
    public static Focus of(int id) {
        return new Focus(id, -1);
    }

    public boolean present() {
        return id >= 0;
    }

    /// The same after an edit; a text that was set anew, or edited more than once since, has no
    /// place that was chosen.
    Focus after(Typed old, Typed typed) {
        if (at < 0 || typed.equals(old)) {
            return this;
        }
        var edit = typed.edit();
        return edit == null || typed.version() != old.version() + 1
                ? of(id)
                : new Focus(id, edit.moved(at));
    }

    /// Which piece of an encoding it is: the one at its place, else the first occurrence of its
    /// token where it has no place; -1 where there is none.
    public int pieceIn(Encoding e) {
        for (int i = at < 0 ? 0 : firstFrom(e); i < e.size() && present(); i++) {
            boolean there = at < 0 || e.start(i) == at;
            if (e.ids()[i] == id && there) {
                return i;
            }
            if (at >= 0 && e.starts()[i] > at) {
                return -1;
            }
        }
        return -1;
    }

    /// The first piece that may begin at the place.
    private int firstFrom(Encoding e) {
        int low = 0;
        int high = e.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (e.starts()[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
