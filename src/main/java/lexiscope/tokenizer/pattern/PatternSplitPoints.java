package lexiscope.tokenizer.pattern;

import lexiscope.tokenizer.unicode.SplitPointClass;

import java.util.BitSet;
import java.util.List;

/// What can be said of a pattern without running it: which two characters may stand side by side
/// within one match.
///
/// The pattern is taken apart into *positions* (Glushkov's automaton): each consumes one character
/// of its [ClassSet], and for each the positions that may follow are known. Two neighbours that no
/// such step joins are never in one match, and what stands right of them cannot change the matches
/// left of them, unless a look-ahead stands behind the left one. Only a part of the syntax is
/// understood; for other patterns nothing is said.
final class PatternSplitPoints {
    private static final PatternSplitPoints NOTHING = new PatternSplitPoints(false);

    private final boolean understood;
    private final boolean empty;
    private final boolean[][] joined = new boolean[SplitPointClass.COUNT][SplitPointClass.COUNT];
    private final boolean[] peeks = new boolean[SplitPointClass.COUNT];
    private final boolean[] mayMatch = new boolean[SplitPointClass.COUNT];
    private final boolean[] mustMatch = new boolean[SplitPointClass.COUNT];

    private PatternSplitPoints(boolean understood) {
        this.understood = understood;
        this.empty = true;
    }

    /// The analysis of a pattern's source.
    static PatternSplitPoints of(String source) {
        try {
            return new PatternSplitPoints(new PatternPositions(new PatternParser(source).parse()));
        } catch (IllegalArgumentException e) {
            return NOTHING;
        }
    }

    private PatternSplitPoints(PatternPositions pattern) {
        understood = true;
        empty = pattern.empty();
        List<ClassSet> sets = pattern.sets();
        for (int p = 0; p < sets.size(); p++) {
            for (int c = 0; c < SplitPointClass.COUNT; c++) {
                mayMatch[c] |= sets.get(p).may()[c];
                peeks[c] |= pattern.peeks().get(p) && sets.get(p).may()[c];
            }
            BitSet next = pattern.follow().get(p);
            for (int q = next.nextSetBit(0); q >= 0; q = next.nextSetBit(q + 1)) {
                join(sets.get(p), sets.get(q));
            }
        }
        for (int p = pattern.first().nextSetBit(0); p >= 0; p = pattern.first().nextSetBit(p + 1)) {
            boolean alone = !pattern.peeks().get(p) && !pattern.several().get(p);
            if (pattern.last().get(p) && alone) {
                for (int c = 0; c < SplitPointClass.COUNT; c++) {
                    mustMatch[c] |= sets.get(p).must()[c];
                }
            }
        }
    }

    private void join(ClassSet left, ClassSet right) {
        for (int a = 0; a < SplitPointClass.COUNT; a++) {
            for (int b = 0; left.may()[a] && b < SplitPointClass.COUNT; b++) {
                joined[a][b] |= right.may()[b];
            }
        }
    }

    /// Whether the matches left of the split point and right of it are the same as if each side
    /// stood alone.
    boolean apart(int left, int right) {
        return understood && !joined[left][right] && !peeks[left];
    }

    /// Whether, besides, at least one of the two is in a match, so that they are not in one gap.
    boolean cuts(int left, int right) {
        return apart(left, right) && (mustMatch[left] || mustMatch[right]);
    }

    /// Whether there may be a match of several characters.
    boolean joins() {
        for (boolean[] row : joined) {
            for (boolean two : row) {
                if (two) {
                    return true;
                }
            }
        }
        return !understood;
    }

    /// Whether there may be a match without a character, which stands at the ends of every text.
    boolean empty() {
        return empty;
    }

    /// Whether a character of the class may be in a match.
    boolean mayMatch(int c) {
        return !understood || mayMatch[c];
    }
}
