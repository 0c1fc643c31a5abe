package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.pattern.Pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// Matches and gaps of one text in order, as columns; what becomes of them is a [Split.Behavior].
final class Cuts {
    private int size;
    private int[] ends = new int[16];
    private boolean[] matches = new boolean[16];

    /// The matches of single characters.
    static Cuts ofCharacters(String s, IntPredicate match) {
        var cuts = new Cuts();
        int gap = 0;
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (match.test(cp)) {
                if (gap < i) {
                    cuts.add(i, false);
                }
                cuts.add(next, true);
                gap = next;
            }
            i = next;
        }
        if (gap < s.length()) {
            cuts.add(s.length(), false);
        }
        return cuts;
    }

    /// The matches of a pattern; matches and gaps change places with `invert`.
    static Cuts of(Pattern pattern, String s, boolean invert) {
        var cuts = new Cuts();
        pattern.each(
                s,
                (start, end) -> {
                    if (cuts.end() < start) {
                        cuts.add(start, invert);
                    }
                    cuts.add(end, !invert);
                });
        if (cuts.end() < s.length()) {
            cuts.add(s.length(), invert);
        }
        return cuts;
    }

    private int end() {
        return size == 0 ? 0 : ends[size - 1];
    }

    private void add(int end, boolean match) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            matches = Arrays.copyOf(matches, size * 2);
        }
        ends[size] = end;
        matches[size] = match;
        size++;
    }

    /// The words that a behaviour makes of them; empty ones are left out.
    List<AlignedText> words(AlignedText text, Split.Behavior behavior) {
        var words = new ArrayList<AlignedText>(size);
        int start = 0;
        boolean[] joined = joined(behavior);
        for (int i = 0; i < size; i++) {
            boolean goesOn = i + 1 < size && joined[i + 1];
            if (goesOn) {
                continue;
            }
            boolean removed = behavior == Split.Behavior.REMOVED && matches[i];
            if (!removed && start < ends[i]) {
                words.add(text.slice(start, ends[i]));
            }
            start = ends[i];
        }
        return words;
    }

    /// Which cuts belong to the same word as the one before.
    private boolean[] joined(Split.Behavior behavior) {
        boolean[] joined = new boolean[size];
        switch (behavior) {
            case REMOVED, ISOLATED -> {}
            case CONTIGUOUS -> {
                for (int i = 1; i < size; i++) {
                    joined[i] = matches[i] == matches[i - 1];
                }
            }
            case MERGED_WITH_PREVIOUS -> {
                for (int i = 1; i < size; i++) {
                    joined[i] = matches[i] && !matches[i - 1];
                }
            }
            case MERGED_WITH_NEXT -> {
                for (int i = 1; i < size; i++) {
                    joined[i] = matches[i - 1] && !matches[i];
                }
            }
        }
        return joined;
    }
}
