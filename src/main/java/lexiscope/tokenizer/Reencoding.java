package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.subword.unigram.PathScores;
import lexiscope.tokenizer.subword.unigram.UnigramPaths;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Encodes a changed text again, between the nearest split points about what changed; the rest is
/// taken over from the encoding before, moved. Cost: what changed, and one copy of the columns.
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
                || begin() == old.size()
                || !tokenizer.stages().postProcessor().map(PostProcessor::once).orElse(true)) {
            return tokenizer.encode(typed, options);
        }
        String before = origin.text();
        boolean special = options.matchSpecialText();
        int same = same(before, typed);
        int tail = sameTail(before, typed, same);
        if (!origin.sound() && tokenizer.parts().anyLost(Tokenizer.repaired(before), special)) {
            return tokenizer.encode(typed, options);
        }
        String looked = origin.sound() ? about(typed, same, typed.length() - tail) : typed;
        boolean sound = Tokenizer.repaired(looked).equals(looked);
        String whole = sound ? typed : Tokenizer.repaired(typed);
        int from = splitPointBefore(whole, before, same);
        int to = splitPointAfter(whole, typed.length() - tail, from);
        if (from == 0 && to == whole.length()
                || tokenizer.parts().anyLost(whole, from, to, special)) {
            return tokenizer.encode(typed, options);
        }
        var running = tokenizer.parts().running();
        if (running.isPresent()) {
            return carried(running.get(), new Next(typed, whole, sound), from, to);
        }
        var middle = encoded(whole, from, to, null);
        return spliced(new Next(typed, whole, sound), List.of(new Part(from, to, middle)), null);
    }

    /// The new text: as typed, repaired, and whether it is sound.
    private record Next(String typed, String whole, boolean sound) {}

    /// A part of a text with the characters beside it.
    private static String about(String text, int from, int to) {
        int begin = from == 0 ? 0 : text.offsetByCodePoints(from, -1);
        int end = to == text.length() ? to : text.offsetByCodePoints(to, 1);
        return text.substring(begin, end);
    }

    /// What was encoded again: the units `[from, to)` of the new text.
    private record Part(int from, int to, Pieces pieces) {}

    private Pieces encoded(String whole, int from, int to, @Nullable PathScores sums) {
        var pieces = Pieces.ofText(from, to);
        tokenizer.parts().encode(whole, from, to, options.matchSpecialText(), pieces, sums);
        return pieces;
    }

    /// For a model with running sums: behind the change the sums are others, and where that makes
    /// another path the best one, the text there is encoded again too.
    private Encoding carried(UnigramPaths model, Next next, int from, int to) {
        String whole = next.whole;
        var before = old.origin().sums();
        int moved = whole.length() - old.origin().text().length();
        if (before == null || before.size() == 0) {
            return tokenizer.encode(next.typed, options);
        }
        int left = before.last(from);
        int right = before.next(to - moved);
        while (left > 0 && before.fresh(left)) {
            left--; // what is before an added token tells it that it is not the first
        }
        int start = left == 0 ? 0 : before.start(left);
        int end = right == before.size() ? whole.length() : before.start(right) + moved;
        var parts = new ArrayList<Part>();
        var middle = new PathScores(before.before(left));
        parts.add(new Part(start, end, encoded(whole, start, end, middle)));
        var sums = before.spliced(left, middle, right, moved);
        sums.carry(
                model,
                left + middle.size(),
                middle.now(),
                (part, sum) -> {
                    int begin = sums.start(part);
                    int done = part + 1 < sums.size() ? sums.start(part + 1) : whole.length();
                    var one = new PathScores(sum);
                    parts.add(new Part(begin, done, encoded(whole, begin, done, one)));
                    return one;
                });
        return spliced(next, parts, sums);
    }

    /// The new pieces, and the old ones before, between and behind them.
    private Encoding spliced(Next next, List<Part> parts, @Nullable PathScores sums) {
        String whole = next.whole;
        int moved = whole.length() - old.origin().text().length();
        int begin = begin();
        int end = end();
        int[] left = new int[parts.size()];
        int[] right = new int[parts.size()];
        int size = old.size();
        for (int i = 0; i < left.length; i++) {
            var part = parts.get(i);
            left[i] = Math.max(begin, firstFrom(part.from - (i == 0 ? 0 : moved)));
            boolean last = part.to == whole.length();
            right[i] = last ? end : Math.max(left[i], firstFrom(part.to - moved));
            size += part.pieces.size() - (right[i] - left[i]);
            if (left[i] == begin && (part.pieces.size() == 0 || right[i] == begin)) {
                return tokenizer.encode(next.typed, options); // another piece is the first of all
            }
        }
        var before = old.pieces();
        var pieces = new Pieces(size);
        pieces.addAll(before, 0, left[0], 0);
        for (int i = 0; i < left.length; i++) {
            pieces.addAll(trimmed(parts.get(i).pieces, whole, left[i] > begin));
            int to = i + 1 < left.length ? left[i + 1] : end;
            pieces.addAll(before, right[i], to, moved);
        }
        var spared = tokenizer.stages().postProcessor().map(PostProcessor::spared);
        int spare = spared.orElse(OptionalInt.empty()).orElse(-1);
        boolean ended = pieces.size() > 0 && pieces.id(pieces.size() - 1) == spare;
        if (spare >= 0 && options.addSpecialTokens() && (ended || end == before.size())) {
            return tokenizer.encode(
                    next.typed, options); // what is added behind depends on the last
        }
        for (int i = end; i < before.size(); i++) {
            pieces.template(before.id(i), before.start(i) + moved);
        }
        return Encoding.of(
                pieces, new Encoding.Origin(tokenizer, next.typed, options, sums, next.sound));
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

    /// A split point before the change, in both texts, with two characters of both in common behind
    /// it; 0 where there is none.
    private int splitPointBefore(String next, String before, int same) {
        int limit = Math.min(same, Math.min(next.length(), before.length()));
        for (int i = limit - 4; i > 0; i--) {
            boolean starts = !Character.isLowSurrogate(next.charAt(i));
            if (starts && WholeText.isSplitPoint(tokenizer.splitPoints(), next, i)) {
                return i;
            }
        }
        return 0;
    }

    /// A split point after the change, in both texts; the end of the text where there is none.
    private int splitPointAfter(String next, int changed, int from) {
        int at = Math.max(changed + 2, from + 1);
        return at >= next.length()
                ? next.length()
                : WholeText.splitPointFrom(tokenizer.splitPoints(), next, at);
    }
}
