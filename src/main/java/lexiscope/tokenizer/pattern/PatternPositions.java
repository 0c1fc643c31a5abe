package lexiscope.tokenizer.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The positions of a pattern (Glushkov's automaton): each consumes one character, and for each the
/// positions that may follow are known. A look-ahead that is not of one character at most, or that
/// nothing stands before, is an [IllegalArgumentException].
final class PatternPositions {
    /// The cost of the automaton grows with the square of its positions; published patterns have
    /// fewer than a hundred.
    private static final int MOST = 500;

    /// A part of the pattern: where it may begin and end, and whether it may be empty.
    private record Part(BitSet first, BitSet last, boolean empty) {}

    private final List<ClassSet> sets = new ArrayList<>();
    private final List<BitSet> follow = new ArrayList<>();
    private final List<Boolean> peeks = new ArrayList<>();
    private final BitSet several = new BitSet();
    private final Part whole;

    PatternPositions(PatternTree tree) {
        whole = part(tree);
    }

    /// What each position consumes.
    List<ClassSet> sets() {
        return sets;
    }

    /// The positions that may follow each.
    List<BitSet> follow() {
        return follow;
    }

    /// Whether a look-ahead may stand behind a position.
    List<Boolean> peeks() {
        return peeks;
    }

    /// The positions that a match has more than one of, or none.
    BitSet several() {
        return several;
    }

    /// Whether a match may be empty.
    boolean empty() {
        return whole.empty;
    }

    /// The positions by which a match may begin.
    BitSet first() {
        return whole.first;
    }

    /// The positions by which a match may end.
    BitSet last() {
        return whole.last;
    }

    private Part part(PatternTree tree) {
        return switch (tree) {
            case PatternTree.Single single -> position(single.set());
            case PatternTree.Sequence sequence -> {
                var part = new Part(new BitSet(), new BitSet(), true);
                for (PatternTree next : sequence.parts()) {
                    if (next instanceof PatternTree.LookAhead ahead) {
                        peek(part, ahead);
                    } else {
                        part = then(part, part(next));
                    }
                }
                yield part;
            }
            case PatternTree.Choice choice ->
                    choice.ways().stream()
                            .map(this::part)
                            .reduce(PatternPositions::or)
                            .orElseThrow();
            case PatternTree.Repeat repeat -> {
                var part = part(repeat.part());
                if (repeat.most() > 1) {
                    part.last.stream().forEach(p -> follow.get(p).or(part.first));
                }
                if (repeat.least() > 1) {
                    several.or(part.first);
                }
                yield new Part(part.first, part.last, part.empty || repeat.least() == 0);
            }
            case PatternTree.LookAhead _ ->
                    throw new IllegalArgumentException("nothing stands before a look-ahead");
        };
    }

    /// Positions inside a look-ahead consume nothing; whatever stands before it peeks.
    private void peek(Part before, PatternTree.LookAhead ahead) {
        int from = sets.size();
        part(ahead.part());
        if (before.empty || sets.size() != from + 1 || !follow.get(from).isEmpty()) {
            throw new IllegalArgumentException("not a look-ahead of one character");
        }
        sets.removeLast();
        follow.removeLast();
        peeks.removeLast();
        before.last.stream().forEach(p -> peeks.set(p, true));
    }

    private Part position(ClassSet set) {
        int p = sets.size();
        if (p == MOST) {
            throw new IllegalArgumentException("more than " + MOST + " positions");
        }
        sets.add(set);
        follow.add(new BitSet());
        peeks.add(false);
        var self = new BitSet();
        self.set(p);
        return new Part(self, (BitSet) self.clone(), false);
    }

    private Part then(Part a, Part b) {
        a.last.stream().forEach(p -> follow.get(p).or(b.first));
        return new Part(
                a.empty ? union(a.first, b.first) : a.first,
                b.empty ? union(a.last, b.last) : b.last,
                a.empty && b.empty);
    }

    private static Part or(Part a, Part b) {
        return new Part(union(a.first, b.first), union(a.last, b.last), a.empty || b.empty);
    }

    private static BitSet union(BitSet a, BitSet b) {
        var both = (BitSet) a.clone();
        both.or(b);
        return both;
    }
}
