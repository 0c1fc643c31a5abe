package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.Pieces;

/// Encodes a changed text again, between the nearest seams about what changed; the rest is taken
/// over from the encoding before, moved. Cost: what changed, and one copy of the columns.
final class Reencoding {
    private final Tokenizer tokenizer;
    private final Encoding old;
    private final EncodeOptions options;

    Reencoding(Tokenizer tokenizer, Encoding old, EncodeOptions options) {
        this.tokenizer = tokenizer;
        this.old = old;
        this.options = options;
    }

    @SuppressWarnings("ReferenceEquality") // another tokenizer's encoding must not be used
    Encoding encode(String typed) {
        var origin = old.origin();
        if (origin.by() != tokenizer
                || !origin.options().equals(options)
                || begin() == old.size()) {
            return tokenizer.encode(typed, options);
        }
        String before = origin.text();
        int same = same(before, typed);
        int tail = sameTail(before, typed, same);
        String whole = Tokenizer.repaired(typed);
        if (anyLost(whole) || anyLost(Tokenizer.repaired(before))) {
            return tokenizer.encode(typed, options);
        }
        int from = seamBefore(whole, before, same);
        int to = seamAfter(whole, typed.length() - tail, from);
        if (from == 0 && to == whole.length()) {
            return tokenizer.encode(typed, options);
        }
        var middle = new Pieces((to - from) / 3 + 16);
        tokenizer.parts().encode(whole, from, to, options.matchSpecialText(), middle);
        return spliced(typed, whole, from, to, middle);
    }

    private boolean anyLost(String text) {
        return tokenizer.parts().anyLost(text, options.matchSpecialText());
    }

    /// The old pieces left of `from`, the new ones, and the old ones right of `to`.
    private Encoding spliced(String typed, String whole, int from, int to, Pieces middle) {
        int moved = typed.length() - old.origin().text().length();
        int begin = begin();
        int left = Math.max(begin, firstFrom(from));
        int right = to == whole.length() ? end() : Math.max(left, firstFrom(to - moved));
        if (left == begin && middle.size() == 0) {
            return tokenizer.encode(typed, options);
        }
        var pieces = new Pieces(left + middle.size() + old.size() - right);
        take(0, left, 0, pieces);
        pieces.addAll(trimmed(middle, whole, left > begin));
        take(right, old.size(), moved, pieces);
        return Encoding.of(pieces, new Encoding.Origin(tokenizer, typed, options));
    }

    /// The new pieces as the post-processor would trim them, which looks at whether a piece is the
    /// first of all.
    private Pieces trimmed(Pieces middle, String whole, boolean others) {
        var pieces = new Pieces(middle.size() + 1);
        if (others) {
            pieces.add(middle.size() == 0 ? 0 : middle.id(0), 1, 1, 0);
        }
        pieces.addAll(middle);
        var done = tokenizer.processed(pieces, whole, new EncodeOptions(false, true));
        return others ? done.from(1) : done;
    }

    private int begin() {
        int begin = 0;
        while (begin < old.size() && old.is(begin, Pieces.TEMPLATE)) {
            begin++;
        }
        return begin;
    }

    private int end() {
        int end = old.size();
        while (end > 0 && old.is(end - 1, Pieces.TEMPLATE)) {
            end--;
        }
        return end;
    }

    /// The first piece of the text that begins at or after a unit.
    private int firstFrom(int unit) {
        int low = begin();
        int high = Math.max(low, end());
        while (low < high) {
            int middle = low + high >>> 1;
            if (old.starts()[middle] < unit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void take(int from, int to, int moved, Pieces pieces) {
        pieces.room(to - from);
        var reported = old.reported();
        for (int i = from; i < to; i++) {
            int shift = old.is(i, Pieces.TEMPLATE) ? 0 : moved;
            pieces.addFast(
                    old.ids()[i],
                    old.starts()[i] + moved,
                    old.ends()[i] + moved,
                    reported.starts()[i] + shift,
                    reported.ends()[i] + shift,
                    old.marks()[i]);
        }
    }

    private static int same(String a, String b) {
        int n = Math.min(a.length(), b.length());
        int at = 0;
        for (int step = 1 << 12; step > 0; step = step == 1 ? 0 : Math.max(1, step >> 6)) {
            while (at + step <= n && a.regionMatches(at, b, at, step)) {
                at += step;
            }
        }
        return at;
    }

    private static int sameTail(String a, String b, int head) {
        int n = Math.min(a.length(), b.length()) - head;
        int tail = 0;
        for (int step = 1 << 12; step > 0; step = step == 1 ? 0 : Math.max(1, step >> 6)) {
            while (tail + step <= n
                    && a.regionMatches(
                            a.length() - tail - step, b, b.length() - tail - step, step)) {
                tail += step;
            }
        }
        return tail;
    }

    /// A seam before the change, in both texts, with two characters of both in common behind it; 0
    /// where there is none.
    private int seamBefore(String next, String before, int same) {
        int limit = Math.min(same, Math.min(next.length(), before.length()));
        for (int i = limit - 4; i > 0; i--) {
            boolean starts = !Character.isLowSurrogate(next.charAt(i));
            if (starts && WholeText.isSeam(tokenizer.seams(), next, i)) {
                return i;
            }
        }
        return 0;
    }

    /// A seam after the change, in both texts; the end of the text where there is none.
    private int seamAfter(String next, int changed, int from) {
        int at = Math.max(changed + 2, from + 1);
        return at >= next.length()
                ? next.length()
                : WholeText.seamFrom(tokenizer.seams(), next, at);
    }
}
