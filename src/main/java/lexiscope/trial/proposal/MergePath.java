package lexiscope.trial.proposal;

import lexiscope.tokenizer.subword.NewEntries;
import lexiscope.tokenizer.subword.bpe.Merges;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/// Finds the merges by which a model of merges comes to an entry.
///
/// They are put behind all merges there are. So a word is first merged as it was, and what then
/// stands side by side is merged further until one token is left; a pair that makes an entry there
/// is goes first, else the leftmost, and what it makes becomes an entry too. Each merge found is
/// tried on the whole word before the next, since a pair may occur twice and an entry that is made
/// may merge on by merges there were.
final class MergePath {
    private final Merges own;
    private final Map<Long, long[]> added = new HashMap<>();
    private final List<NewEntries.Merge> merges = new ArrayList<>();
    private final ToIntFunction<String> entry;
    private final IntFunction<String> spelling;
    private final IntSupplier next;
    private final String continuation;
    private final boolean everyCut;
    private final Map<Integer, String> made = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private int rank;

    /// @param own the merges there are
    /// @param entry the id of a spelling, or -1
    /// @param spelling the spelling of an id
    /// @param next the id of a further entry
    /// @param continuation what marks pieces inside a word, or ""
    /// @param everyCut whether any two entries that spell an entry together merge into it, as in
    ///   SentencePiece, and not only the pair that was found
    MergePath(
            Merges own,
            ToIntFunction<String> entry,
            IntFunction<String> spelling,
            IntSupplier next,
            String continuation,
            boolean everyCut) {
        this.everyCut = everyCut;
        this.own = own;
        this.entry = entry;
        this.spelling = spelling;
        this.next = next;
        this.continuation = continuation;
        int[] last = {-1};
        own.each((_, _, r, _) -> last[0] = Math.max(last[0], r));
        this.rank = last[0] + 1;
    }

    /// What was found for one entry.
    ///
    /// @param helpers entries made on the way
    /// @param merges the merges, by ids
    /// @param firstRank the rank of the first
    record Found(List<Integer> helpers, List<NewEntries.Merge> merges, int firstRank) {}

    /// Finds the merges for one entry; they are known to the next ones.
    ///
    /// @param symbols what its word begins as
    /// @param target its id
    Found to(int[] symbols, int target) {
        int first = rank;
        int from = merges.size();
        var helpers = new ArrayList<Integer>();
        int[] now = merged(symbols);
        while (now.length > 1) {
            int at = best(now);
            int left = now[at];
            int right = now[at + 1];
            int product = now.length == 2 ? target : entryOf(joined(left, right));
            if (product < 0) {
                product = next.getAsInt();
                made.put(product, joined(left, right));
                ids.put(joined(left, right), product);
                helpers.add(product);
            }
            added.put(pair(left, right), new long[] {rank, product});
            if (everyCut) {
                cuts(joined(left, right), product);
            }
            rank++;
            merges.add(new NewEntries.Merge(left, right, product));
            now = merged(symbols);
        }
        if (now[0] != target) {
            throw new IllegalArgumentException(
                    "Merges there are make another token of the same spelling first.");
        }
        return new Found(helpers, merges.subList(from, merges.size()), first);
    }

    /// What a word comes to with all merges so far.
    int[] merged(int[] symbols) {
        int[] now = symbols.clone();
        int size = now.length;
        while (true) {
            int best = -1;
            long[] least = {Long.MAX_VALUE, -1};
            for (int i = 0; i + 1 < size; i++) {
                long[] merge = merge(now[i], now[i + 1]);
                if (merge[0] < least[0]) {
                    least = merge;
                    best = i;
                }
            }
            if (best < 0) {
                return Arrays.copyOf(now, size);
            }
            now[best] = (int) least[1];
            System.arraycopy(now, best + 2, now, best + 1, size - best - 2);
            size--;
        }
    }

    private long[] merge(int left, int right) {
        long known = own.get(left, right);
        if (known >= 0) {
            return new long[] {known >>> 32, known & 0xFFFFFFFFL};
        }
        return added.getOrDefault(pair(left, right), new long[] {Long.MAX_VALUE, -1});
    }

    private int best(int[] now) {
        for (int i = 0; now.length > 2 && i + 1 < now.length; i++) {
            if (entryOf(joined(now[i], now[i + 1])) >= 0) {
                return i;
            }
        }
        return 0;
    }

    private int entryOf(String spelled) {
        int known = entry.applyAsInt(spelled);
        if (known >= 0) {
            return known;
        }
        return ids.getOrDefault(spelled, -1);
    }

    private void cuts(String spelled, int product) {
        for (int cut = 1; cut < spelled.length(); cut++) {
            int left = entryOf(spelled.substring(0, cut));
            int right = entryOf(spelled.substring(cut));
            if (left >= 0 && right >= 0) {
                added.putIfAbsent(pair(left, right), new long[] {rank, product});
            }
        }
    }

    /// The id of an entry made on the way, or -1.
    int made(String spelled) {
        return ids.getOrDefault(spelled, -1);
    }

    /// The entries made on the way, by id.
    Map<Integer, String> made() {
        return made;
    }

    /// All merges found.
    List<NewEntries.Merge> merges() {
        return merges;
    }

    /// The spelling of an id, of those made too.
    String spelled(int id) {
        String helper = made.get(id);
        return helper == null ? spelling.apply(id) : helper;
    }

    private String joined(int left, int right) {
        String tail = spelled(right);
        boolean marked = !continuation.isEmpty() && tail.startsWith(continuation);
        return spelled(left) + (marked ? tail.substring(continuation.length()) : tail);
    }

    private static long pair(int left, int right) {
        return (long) left << 32 | right;
    }
}
