package lexiscope.trial.effect;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words of texts that a tokenizer splits, those first whose wholeness would save most tokens.
public final class SplitWords {
    private SplitWords() {}

    /// A word.
    ///
    /// @param text the word
    /// @param count how often it occurs
    /// @param pieces the tokens it is split into within a sentence
    public record Word(String text, int count, int pieces) {
        /// Tokens that are saved where it becomes one.
        public long saved() {
            return (long) count * (pieces - 1);
        }
    }

    /// The words that are split into two pieces or more, most saved first, equal ones by the
    /// alphabet. A word is a run of letters with their marks, hyphens and apostrophes within.
    ///
    /// @param most how many
    public static List<Word> of(Tokenizer tokenizer, List<String> texts, int most) {
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(text -> count(text, counts));
        var options = new EncodeOptions(false, true);
        var words = new ArrayList<Word>();
        counts.forEach(
                (word, count) -> {
                    var encoding = tokenizer.encode(" " + word, options);
                    int pieces = 0;
                    for (int i = 0; i < encoding.size(); i++) {
                        pieces += encoding.end(i) > 1 ? 1 : 0;
                    }
                    if (pieces > 1) {
                        words.add(new Word(word, count, pieces));
                    }
                });
        words.sort(Comparator.comparingLong((Word w) -> -w.saved()).thenComparing(Word::text));
        return List.copyOf(words.subList(0, Math.min(most, words.size())));
    }

    private static void count(String text, Map<String, Integer> counts) {
        int n = text.length();
        for (int i = 0; i < n; ) {
            int cp = text.codePointAt(i);
            if (!Character.isLetter(cp)) {
                i += Character.charCount(cp);
                continue;
            }
            int end = i;
            while (end < n) {
                int next = text.codePointAt(end);
                boolean joined =
                        (next == '\'' || next == '-' || next == '\u2019')
                                && end + 1 < n
                                && Character.isLetter(text.codePointAt(end + 1));
                if (!Character.isLetter(next) && !mark(next) && !joined) {
                    break;
                }
                end += Character.charCount(next);
            }
            counts.merge(text.substring(i, end), 1, Integer::sum);
            i = end;
        }
    }

    private static boolean mark(int cp) {
        int type = Character.getType(cp);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
