package lexiscope.tokenizer.subword.steps;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What would come of a word if its model lacked one merge: the same search, step by step and
/// plain, with one pair left out.
public final class LeftOut {
    /// Longer words are not asked about: the search is quadratic.
    private static final int LONGEST = 1000;

    private LeftOut() {}

    /// The steps of the word without the pair of one of its merges. Empty for words of more than
    /// 1,000 symbols, and where the plain search does not find what the model found.
    ///
    /// @param steps what the model did
    /// @param pairs what it merges
    /// @param merge place of the merge in the steps
    public static Optional<Steps.Merged> of(Steps.Merged steps, Pairs pairs, int merge) {
        Steps.Merge gone = steps.merges().get(merge);
        int left = steps.node(gone.left()).id();
        int right = steps.node(gone.right()).id();
        Pairs fewer = (a, b) -> a.id() == left && b.id() == right ? null : pairs.joined(a, b);
        boolean same =
                steps.symbols().size() <= LONGEST
                        && searched(steps.symbols(), pairs).merges().equals(steps.merges());
        return same ? Optional.of(searched(steps.symbols(), fewer)) : Optional.empty();
    }

    /// Merges the symbols of a word. Its pieces are what was left, nothing replaced. Cost:
    /// quadratic.
    public static Steps.Merged searched(List<Steps.Piece> symbols, Pairs pairs) {
        var nodes = new ArrayList<>(symbols);
        var row = new ArrayList<>(IntStream.range(0, symbols.size()).boxed().toList());
        var merges = new ArrayList<Steps.Merge>();
        while (true) {
            Pairs.@Nullable Joined best = null;
            int at = -1;
            for (int i = 0; i + 1 < row.size(); i++) {
                var found = pairs.joined(nodes.get(row.get(i)), nodes.get(row.get(i + 1)));
                if (found != null && (best == null || found.rank() < best.rank())) {
                    best = found;
                    at = i;
                }
            }
            if (best == null) {
                return new Steps.Merged(symbols, merges, row.stream().map(nodes::get).toList());
            }
            int left = row.get(at);
            int right = row.remove(/* index */ at + 1);
            var whole =
                    new Steps.Piece(
                            best.product(),
                            nodes.get(left).start(),
                            Math.max(nodes.get(left).end(), nodes.get(right).end()),
                            false);
            merges.add(new Steps.Merge(left, right, best.rank(), best.score(), whole));
            row.set(at, nodes.size());
            nodes.add(whole);
        }
    }
}
