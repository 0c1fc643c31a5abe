package lexiscope.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// How often each pair of neighbouring tokens occurs in weighted words, and in which words, kept up
/// to date as pairs are merged.
final class PairCounts {
    private final List<int[]> words;
    private final List<Integer> weights;
    private final Map<Long, Long> counts = new HashMap<>();
    private final Map<Long, Set<Integer>> places = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

    private record Candidate(long count, long pair) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate o) {
            return count != o.count ? Long.compare(o.count, count) : Long.compare(pair, o.pair);
        }
    }

    /// Counts the pairs of all words; the words are owned and rewritten.
    PairCounts(List<int[]> words, List<Integer> weights) {
        this.words = words;
        this.weights = weights;
        for (int w = 0; w < words.size(); w++) {
            int[] word = words.get(w);
            for (int i = 0; i + 1 < word.length; i++) {
                add(pair(word[i], word[i + 1]), weights.get(w), w);
            }
        }
        counts.forEach((pair, count) -> queue.add(new Candidate(count, pair)));
    }

    private static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    private void add(long pair, long count, int word) {
        counts.merge(pair, count, Long::sum);
        places.computeIfAbsent(pair, _ -> new HashSet<>()).add(word);
    }

    /// The pair that occurs most often, or nothing when none occurs twice.
    int[] mostFrequent() {
        for (var best = queue.poll(); best != null; best = queue.poll()) {
            long now = counts.getOrDefault(best.pair, 0L);
            if (now == best.count && now > 1) {
                return new int[] {(int) (best.pair >>> 32), (int) best.pair};
            }
            if (now > 1) {
                // the count has changed since it was queued
                queue.add(new Candidate(now, best.pair));
            }
        }
        return new int[0];
    }

    /// Writes `product` for every occurrence of the pair and brings the counts up to date.
    void merge(int left, int right, int product) {
        var touched = places.remove(pair(left, right));
        var changed = new HashSet<Long>();
        // in ascending order: what follows is the same on every run
        int[] inOrder =
                touched == null ? new int[0] : touched.stream().mapToInt(i -> i).sorted().toArray();
        for (int w : inOrder) {
            int[] old = words.get(w);
            int[] rewritten = merged(old, left, right, product);
            long weight = weights.get(w);
            for (int i = 0; i + 1 < old.length; i++) {
                counts.merge(pair(old[i], old[i + 1]), -weight, Long::sum);
                changed.add(pair(old[i], old[i + 1]));
            }
            for (int i = 0; i + 1 < rewritten.length; i++) {
                add(pair(rewritten[i], rewritten[i + 1]), weight, w);
                changed.add(pair(rewritten[i], rewritten[i + 1]));
            }
            words.set(w, rewritten);
        }
        counts.remove(pair(left, right));
        changed.remove(pair(left, right));
        for (long pair : changed) {
            long count = counts.getOrDefault(pair, 0L);
            if (count > 1) {
                queue.add(new Candidate(count, pair));
            } else if (count == 0) {
                counts.remove(pair);
                places.remove(pair);
            }
        }
    }

    private static int[] merged(int[] word, int left, int right, int product) {
        var out = new ArrayList<Integer>(word.length);
        for (int i = 0; i < word.length; i++) {
            if (i + 1 < word.length && word[i] == left && word[i + 1] == right) {
                out.add(product);
                i++;
            } else {
                out.add(word[i]);
            }
        }
        return out.size() == word.length
                ? Arrays.copyOf(word, word.length)
                : out.stream().mapToInt(i -> i).toArray();
    }
}
