package lexiscope.ui.map;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The tokens of the text, the most frequent first. They are ranked when a painter first asks, on
/// its thread: a long text has as many as the vocabulary.
final class TextTokens {
    /// No text.
    static final TextTokens NONE = new TextTokens(new int[0]);

    private final int[] times;
    private volatile int @Nullable [] ranked;

    /// @param times how often each id occurs, by id; owned and not written
    TextTokens(int[] times) {
        this.times = times;
    }

    /// The ids that occur, each once, the most frequent first; equally frequent ones ascend. Not to
    /// be written.
    int[] ranked() {
        int[] known = ranked;
        if (known == null) {
            known =
                    IntStream.range(0, times.length)
                            .filter(id -> times[id] > 0)
                            .boxed()
                            .sorted(Comparator.comparingInt(id -> -times[id]))
                            .mapToInt(Integer::intValue)
                            .toArray();
            ranked = known; // many threads may find the same
        }
        return known;
    }
}
