package lexiscope.tokenizer.subword.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The steps of one stretch of a word. Models that take a whole text for one word make of it
/// stretches that have nothing to do with each other; a person asks for one of them.
public final class StepsPart {
    private StepsPart() {}

    /// Whether nothing in the steps spans a place: the two sides are cut independently.
    public static boolean parted(Steps steps, int at) {
        return switch (steps) {
            case Steps.Direct s -> parted(s.pieces(), at);
            case Steps.Merged s ->
                    parted(s.symbols(), at)
                            && parted(s.pieces(), at)
                            && parted(s.merges().stream().map(Steps.Merge::product).toList(), at);
            case Steps.Lattice s ->
                    parted(s.pieces(), at)
                            && s.edges().stream().noneMatch(e -> e.start() < at && at < e.end());
            case Steps.Prefixes s ->
                    s.attempts().stream().noneMatch(a -> a.start() < at && at < a.end());
        };
    }

    /// The places that something in the steps spans, all at once. Cost: linear in the steps and the
    /// length of what they span.
    public static BitSet spanned(Steps steps) {
        var spanned = new BitSet();
        switch (steps) {
            case Steps.Direct s -> span(spanned, s.pieces());
            case Steps.Merged s -> {
                span(spanned, s.symbols());
                span(spanned, s.pieces());
                // every other product lies within one that was left
                span(spanned, s.left());
            }
            case Steps.Lattice s -> {
                span(spanned, s.pieces());
                s.edges()
                        .forEach(e -> spanned.set(e.start() + 1, Math.max(e.start() + 1, e.end())));
            }
            case Steps.Prefixes s ->
                    s.attempts()
                            .forEach(
                                    a ->
                                            spanned.set(
                                                    a.start() + 1,
                                                    Math.max(a.start() + 1, a.end())));
        }
        return spanned;
    }

    private static void span(BitSet spanned, List<Steps.Piece> pieces) {
        pieces.forEach(p -> spanned.set(p.start() + 1, Math.max(p.start() + 1, p.end())));
    }

    private static boolean parted(List<Steps.Piece> pieces, int at) {
        return pieces.stream().noneMatch(p -> p.start() < at && at < p.end());
    }

    /// The steps of the units `[from, to)`, counted from `from`; at both ends nothing is spanned.
    public static Steps of(Steps steps, int from, int to) {
        List<Steps.Piece> pieces = within(steps.pieces(), from, to);
        return switch (steps) {
            case Steps.Direct _ -> new Steps.Direct(pieces);
            case Steps.Merged merged -> merged(merged, from, to, pieces);
            case Steps.Lattice lattice -> {
                var search = new LatticeSearch(to - from, lattice.exact());
                for (Steps.Edge e : lattice.edges()) {
                    if (from <= e.start() && e.end() <= to) {
                        search.edge(e.start() - from, e.end() - from, e.id(), e.score());
                    }
                }
                yield search.found(pieces);
            }
            case Steps.Prefixes prefixes -> {
                var attempts =
                        prefixes.attempts().stream()
                                .filter(a -> from <= a.start() && a.end() <= to)
                                .map(a -> moved(a, from))
                                .toList();
                yield new Steps.Prefixes(attempts, pieces);
            }
        };
    }

    private static Steps merged(Steps.Merged steps, int from, int to, List<Steps.Piece> pieces) {
        int symbols = steps.symbols().size();
        int[] number = new int[symbols + steps.merges().size()];
        Arrays.fill(number, -1);
        int next = 0;
        for (int n = 0; n < number.length; n++) {
            Steps.Piece p = steps.node(n);
            if (from <= p.start() && p.end() <= to) {
                number[n] = next++;
            }
        }
        var merges = new ArrayList<Steps.Merge>();
        for (int k = 0; k < steps.merges().size(); k++) {
            Steps.Merge m = steps.merges().get(k);
            if (number[symbols + k] >= 0) {
                merges.add(
                        new Steps.Merge(
                                number[m.left()],
                                number[m.right()],
                                m.rank(),
                                m.score(),
                                moved(m.product(), from)));
            }
        }
        return new Steps.Merged(within(steps.symbols(), from, to), merges, pieces);
    }

    private static List<Steps.Piece> within(List<Steps.Piece> pieces, int from, int to) {
        return pieces.stream()
                .filter(p -> from <= p.start() && p.end() <= to)
                .map(p -> moved(p, from))
                .toList();
    }

    private static Steps.Piece moved(Steps.Piece p, int by) {
        return new Steps.Piece(p.id(), p.start() - by, p.end() - by, p.unknown());
    }

    private static Steps.Attempt moved(Steps.Attempt a, int by) {
        return new Steps.Attempt(a.spelling(), a.start() - by, a.end() - by, a.id());
    }
}
