package lexiscope.drawing;

import lexiscope.tokenizer.Encoding;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text in the stretches that it is coloured in: a token each, but tokens that share what a
/// reader takes for one character together, and what is in no token by itself.
final class TextRuns {
    /// A stretch of the text.
    ///
    /// @param start its first UTF-16 unit
    /// @param end where it ends
    /// @param from the first of its tokens
    /// @param to behind the last of them; `from` where it is in none
    record Run(int start, int end, int from, int to) {
        /// Whether no token has it.
        boolean bare() {
            return from == to;
        }

        /// Whether several tokens share it.
        boolean shared() {
            return to - from > 1;
        }
    }

    private TextRuns() {}

    /// The runs of a text from its beginning to its end.
    static List<Run> of(String text, Encoding encoding) {
        var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        var runs = new ArrayList<Run>();
        int done = 0;
        for (int i = 0; i < encoding.size(); i++) {
            if (encoding.start(i) >= encoding.end(i)) {
                continue;
            }
            int start = begin(encoding.start(i), clusters);
            int end = end(encoding.end(i), clusters);
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && start < done && !last.bare()) {
                runs.set(
                        runs.size() - 1,
                        new Run(last.start(), Math.max(end, done), last.from(), i + 1));
            } else {
                if (start > done) {
                    runs.add(new Run(done, start, i, i));
                }
                runs.add(new Run(Math.max(start, done), end, i, i + 1));
            }
            done = Math.max(done, end);
        }
        if (done < text.length()) {
            runs.add(new Run(done, text.length(), encoding.size(), encoding.size()));
        }
        return runs;
    }

    private static int begin(int unit, BreakIterator clusters) {
        return clusters.isBoundary(unit) ? unit : clusters.preceding(unit);
    }

    private static int end(int unit, BreakIterator clusters) {
        return clusters.isBoundary(unit) ? unit : clusters.following(unit);
    }
}
