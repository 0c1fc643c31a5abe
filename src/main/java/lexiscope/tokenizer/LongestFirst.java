package lexiscope.tokenizer;

import lexiscope.vocabulary.AddedToken;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Takes added tokens out of a text as llama.cpp does (`tokenizer_st_partition` in
/// `src/llama-vocab.cpp`): the longest first, and only where nothing was taken before. White space
/// that goes along with a token is that of ASCII.
final class LongestFirst {
    private record Found(int id, AddedToken token, int start, int end, int bytes) {}

    private final String text;
    private final int from;
    private final int to;
    private final List<Found> found = new ArrayList<>();
    private final BitSet taken = new BitSet();

    /// For the units `[from, to)` of a text.
    LongestFirst(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /// Notes that a token stands at a unit.
    ///
    /// @param bytes the length of its content in UTF-8, by which llama.cpp compares
    void found(int id, AddedToken token, int start, int end, int bytes) {
        found.add(new Found(id, token, start, end, bytes));
    }

    /// What is taken, and what lies between. Cost: n log n in what was found.
    List<AddedTokens.Cut> cuts() {
        found.sort(
                Comparator.comparingInt((Found f) -> -f.bytes)
                        .thenComparingInt(Found::id)
                        .thenComparingInt(Found::start));
        var cuts = new ArrayList<AddedTokens.Cut>();
        for (var f : found) {
            if (free(f.start, f.end)) {
                int start = f.token.leftStrip() ? before(f.start) : f.start;
                int end = f.token.rightStrip() ? behind(f.end) : f.end;
                taken.set(start - from, end - from);
                cuts.add(new AddedTokens.Cut(f.id, start, end));
            }
        }
        cuts.sort(Comparator.comparingInt(AddedTokens.Cut::start));
        return between(cuts);
    }

    private List<AddedTokens.Cut> between(List<AddedTokens.Cut> cuts) {
        var all = new ArrayList<AddedTokens.Cut>();
        int done = from;
        for (var cut : cuts) {
            if (done < cut.start()) {
                all.add(new AddedTokens.Cut(-1, done, cut.start()));
            }
            all.add(cut);
            done = cut.end();
        }
        if (done < to) {
            all.add(new AddedTokens.Cut(-1, done, to));
        }
        return all;
    }

    private boolean free(int start, int end) {
        int next = taken.nextSetBit(start - from);
        return next < 0 || next >= end - from;
    }

    private int before(int start) {
        int at = start;
        while (at > from && !taken.get(at - 1 - from) && space(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private int behind(int end) {
        int at = end;
        while (at < to && !taken.get(at - from) && space(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean space(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
