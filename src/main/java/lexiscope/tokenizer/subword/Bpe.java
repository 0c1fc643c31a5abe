package lexiscope.tokenizer.subword;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.PriorityQueue;

/// Byte-pair encoding: the characters of a word are merged pair by pair, the lowest rank first,
/// then the leftmost (Sennrich et al. 2016; order as in `tokenizers/src/models/bpe`). Cost: n log n
/// in the length of the word.
///
/// @param ids spelling → id of every entry; owned, not written
/// @param merges pair of ids → rank and product
/// @param unknown the id for characters without an entry, or -1: such characters then give no token
/// @param fuseUnknown neighbouring unknown characters are one token
/// @param ignoreMerges a whole word that is an entry is one token, whatever the merges say
public record Bpe(
        Map<String, Integer> ids,
        Merges merges,
        int unknown,
        boolean fuseUnknown,
        boolean ignoreMerges)
        implements SubwordModel {
    @Override
    public void cut(String word, Sink sink) {
        if (ignoreMerges) {
            Integer whole = ids.get(word);
            if (whole != null) {
                sink.piece(whole, 0, word.length(), false);
                return;
            }
        }
        var symbols = new Symbols(word);
        symbols.mergeAll();
        symbols.emit(sink);
    }

    /// The symbols of one word as a doubly linked list in arrays.
    private final class Symbols {
        private final int[] id;
        private final int[] start;
        private final int[] end;
        private final int[] next;
        private final int[] previous;
        private int size;

        Symbols(String word) {
            int n = word.length();
            id = new int[n];
            start = new int[n];
            end = new int[n];
            next = new int[n];
            previous = new int[n];
            for (int i = 0; i < n; ) {
                int length = Character.charCount(word.codePointAt(i));
                Integer known = ids.get(word.substring(i, i + length));
                if (known != null) {
                    append(known, i, i + length);
                } else if (unknown >= 0) {
                    boolean fused = fuseUnknown && size > 0 && id[size - 1] == ~unknown;
                    if (fused) {
                        end[size - 1] = i + length;
                    } else {
                        append(~unknown, i, i + length);
                    }
                }
                i += length;
            }
            for (int i = 0; i < size; i++) {
                next[i] = i + 1 < size ? i + 1 : -1;
                previous[i] = i - 1;
            }
        }

        private void append(int symbol, int from, int to) {
            id[size] = symbol;
            start[size] = from;
            end[size] = to;
            size++;
        }

        void mergeAll() {
            var queue =
                    new PriorityQueue<long[]>(
                            (a, b) ->
                                    a[0] != b[0]
                                            ? Long.compare(a[0], b[0])
                                            : Long.compare(a[1], b[1]));
            for (int i = 0; i + 1 < size; i++) {
                offer(queue, i);
            }
            for (long[] best = queue.poll(); best != null; best = queue.poll()) {
                int left = (int) best[1];
                int right = next[left];
                if (end[left] < 0 || right < 0) {
                    continue;
                }
                long merge = mergeOf(left, right);
                if (merge < 0 || merge >>> 32 != best[0] || (int) merge != best[2]) {
                    continue;
                }
                id[left] = (int) merge;
                end[left] = end[right];
                end[right] = -1;
                next[left] = next[right];
                if (next[left] >= 0) {
                    previous[next[left]] = left;
                    offer(queue, left);
                }
                if (previous[left] >= 0) {
                    offer(queue, previous[left]);
                }
            }
        }

        private long mergeOf(int left, int right) {
            return id[left] < 0 || id[right] < 0 ? -1 : merges.get(id[left], id[right]);
        }

        private void offer(PriorityQueue<long[]> queue, int left) {
            long merge = mergeOf(left, next[left]);
            if (merge >= 0) {
                queue.add(new long[] {merge >>> 32, left, (int) merge});
            }
        }

        void emit(Sink sink) {
            for (int i = size > 0 ? 0 : -1; i >= 0; i = next[i]) {
                boolean isUnknown = id[i] < 0;
                sink.piece(isUnknown ? ~id[i] : id[i], start[i], end[i], isUnknown);
            }
        }
    }

    /// The pair of ids that a token was merged from, as `left << 32 | right`, is not kept here: the
    /// file's list has it.
    @Override
    public String toString() {
        return "Bpe[" + ids.size() + " entries, " + merges.size() + " merges]";
    }

    /// The id of an entry, or null.
    public @Nullable Integer id(String spelling) {
        return ids.get(spelling);
    }
}
