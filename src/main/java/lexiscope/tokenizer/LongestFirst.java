package lexiscope.tokenizer;

import lexiscope.vocabulary.AddedToken;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Takes added tokens out of a text as llama.cpp does (`tokenizer_st_partition` in
/// `src/llama-vocab.cpp`): the longest first, and only where nothing was taken before. White space
/// that goes along with a token is that of ASCII.
final class LongestFirst {
    /// A token, its length in UTF-8 and in units, and every unit where it stands, in order.
    private record Found(
            int id, AddedToken token, int bytes, int units, IntStream.Builder starts) {}

    private final String text;
    private final int from;
    private final int to;
    private final Map<Integer, Found> found = new HashMap<>();
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
        found.computeIfAbsent(id, i -> new Found(i, token, bytes, end - start, IntStream.builder()))
                .starts
                .add(start);
    }

    /// What is taken, and what lies between. Cost: the length of all that was found, n log n in
    /// what is taken.
    List<AddedTokens.Cut> cuts() {
        var cuts = new ArrayList<AddedTokens.Cut>();
        found.values().stream()
                .sorted(Comparator.comparingInt((Found f) -> -f.bytes).thenComparingInt(Found::id))
                .forEach(f -> take(f, cuts));
        cuts.sort(Comparator.comparingInt(AddedTokens.Cut::start));
        return between(cuts);
    }

    private void take(Found f, List<AddedTokens.Cut> cuts) {
        for (int at : f.starts.build().toArray()) {
            int done = at + f.units;
            if (free(at, done)) {
                int start = f.token.leftStrip() ? before(at) : at;
                int end = f.token.rightStrip() ? behind(done) : done;
                taken.set(start - from, end - from);
                cuts.add(new AddedTokens.Cut(f.id, start, end));
            }
        }
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
        for (int i = start; i < end; i++) {
            if (taken.get(i - from)) {
                return false;
            }
        }
        return true;
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
