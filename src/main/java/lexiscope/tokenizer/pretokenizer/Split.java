package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;

import java.util.ArrayList;
import java.util.List;

/// Cuts by a pattern; what becomes of a match is the behaviour.
///
/// @param pattern what to look for
/// @param behavior what becomes of each match
/// @param invert matches and gaps change places
public record Split(Pattern pattern, Behavior behavior, boolean invert) implements PreTokenizer {
    /// What becomes of a match (`tokenizers`' `SplitDelimiterBehavior`).
    public enum Behavior {
        /// Left out.
        REMOVED,
        /// A word of its own.
        ISOLATED,
        /// Joined to the gap before it.
        MERGED_WITH_PREVIOUS,
        /// Joined to the gap after it.
        MERGED_WITH_NEXT,
        /// Neighbouring matches are one word.
        CONTIGUOUS
    }

    private record Cut(int start, int end, boolean match) {}

    @Override
    public List<AlignedText> split(AlignedText text) {
        var words = new ArrayList<AlignedText>();
        for (var cut : behaved(cuts(text.text()))) {
            if (cut.start < cut.end) {
                words.add(text.slice(cut.start, cut.end));
            }
        }
        return words;
    }

    private List<Cut> cuts(String s) {
        var cuts = new ArrayList<Cut>();
        int[] last = {0};
        pattern.each(
                s,
                (start, end) -> {
                    if (last[0] < start) {
                        cuts.add(new Cut(last[0], start, invert));
                    }
                    cuts.add(new Cut(start, end, !invert));
                    last[0] = end;
                });
        if (last[0] < s.length()) {
            cuts.add(new Cut(last[0], s.length(), invert));
        }
        return cuts;
    }

    private List<Cut> behaved(List<Cut> cuts) {
        return switch (behavior) {
            case REMOVED -> cuts.stream().filter(c -> !c.match).toList();
            case ISOLATED -> cuts;
            case MERGED_WITH_PREVIOUS -> mergedWithPrevious(cuts);
            case MERGED_WITH_NEXT -> mergedWithNext(cuts);
            case CONTIGUOUS -> contiguous(cuts);
        };
    }

    private static List<Cut> mergedWithPrevious(List<Cut> cuts) {
        var out = new ArrayList<Cut>();
        boolean previousMatch = false;
        for (var cut : cuts) {
            if (cut.match && !previousMatch && !out.isEmpty()) {
                out.set(out.size() - 1, new Cut(out.getLast().start, cut.end, false));
            } else {
                out.add(cut);
            }
            previousMatch = cut.match;
        }
        return out;
    }

    private static List<Cut> mergedWithNext(List<Cut> cuts) {
        var out = new ArrayList<Cut>();
        boolean nextMatch = false;
        for (var cut : cuts.reversed()) {
            if (cut.match && !nextMatch && !out.isEmpty()) {
                out.set(out.size() - 1, new Cut(cut.start, out.getLast().end, false));
            } else {
                out.add(cut);
            }
            nextMatch = cut.match;
        }
        return out.reversed();
    }

    private static List<Cut> contiguous(List<Cut> cuts) {
        var out = new ArrayList<Cut>();
        for (var cut : cuts) {
            if (!out.isEmpty() && out.getLast().match == cut.match) {
                out.set(out.size() - 1, new Cut(out.getLast().start, cut.end, cut.match));
            } else {
                out.add(cut);
            }
        }
        return out;
    }
}
