package lexiscope.ui.map;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The tokens of the text, the most frequent first. They are counted when a painter first asks, on
/// its thread: a text may have a million of them.
final class TextTokens {
    /// No text.
    static final TextTokens NONE = new TextTokens(new int[0]);

    private final int[] text;
    private volatile int @Nullable [] ranked;

    /// @param text ids of the pieces, in order; owned and not written
    TextTokens(int[] text) {
        this.text = text;
    }

    /// The ids that occur, each once, the most frequent first; equally frequent ones ascend. Not to
    /// be written.
    int[] ranked() {
        int[] known = ranked;
        if (known == null) {
            known = counted();
            ranked = known; // many threads may find the same
        }
        return known;
    }

    private int[] counted() {
        int most = Arrays.stream(text).max().orElse(-1);
        int[] counts = new int[most + 1];
        for (int id : text) {
            if (id >= 0) {
                counts[id]++;
            }
        }
        return IntStream.rangeClosed(0, most)
                .filter(id -> counts[id] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(id -> -counts[id]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
