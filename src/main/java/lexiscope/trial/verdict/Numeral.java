package lexiscope.trial.verdict;

import java.util.Locale;

/// A score in a sentence.
final class Numeral {
    private Numeral() {}

    static String of(double score) {
        return String.format(Locale.ROOT, "%.2f", score).replace('-', '\u2212');
    }
}
