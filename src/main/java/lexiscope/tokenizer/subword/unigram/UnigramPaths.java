package lexiscope.tokenizer.subword.unigram;

import lexiscope.tokenizer.subword.piece.ScoredTrie;
import lexiscope.tokenizer.subword.piece.Segments;
import lexiscope.tokenizer.subword.piece.UnitPairs;

/// The best paths of a text through the pieces of a SentencePiece unigram model, segment by
/// segment.
///
/// A segment is searched once, together with how sure its path is, and then looked up; only where
/// rounding could decide is it searched anew with the sum that stands before it. Safe for many
/// threads.
public final class UnigramPaths {
    /// A sum below this is set back to zero.
    static final float LOWEST_SUM = -100_000;

    private final ScoredTrie pieces;
    private final boolean exact;
    private final boolean holdsUnrounded;
    private final Segments<ViterbiPath> segments;

    /// @param pieces what text may match
    /// @param pairs those of the same pieces
    /// @param exact whether sums are kept in double precision, not in single
    /// @param holdsUnrounded whether a new sum is held against the kept one before it is rounded
    ///   itself
    public UnigramPaths(ScoredTrie pieces, UnitPairs pairs, boolean exact, boolean holdsUnrounded) {
        this.pieces = pieces;
        this.exact = exact;
        this.holdsUnrounded = holdsUnrounded;
        this.segments =
                new Segments<>(
                        pairs, (text, from, to) -> new UnigramSearch(this).sure(text, from, to));
    }

    /// Takes the paths of a text's segments, in order.
    @FunctionalInterface
    public interface Taker {
        /// A path, and the unit of the text at which it begins.
        void path(ViterbiPath path, int from);
    }

    /// Walks through a text and carries the running sum on.
    public void walk(String text, PathScores sums, Taker taker) {
        segments.each(
                text,
                (sure, from, to) -> {
                    double sum = begun(sums.now());
                    ViterbiPath path = sure;
                    if (Math.abs(sum) <= sure.reach()) {
                        sum = added(sum, sure);
                    } else {
                        var search = new UnigramSearch(this);
                        ViterbiPath found = search.from(sum, text, from, to);
                        sum = search.sum();
                        path = found.sameSteps(sure) ? sure : found;
                    }
                    sums.go(path, sum, magnitude(path));
                    taker.path(path, from);
                });
    }

    /// How far a path can move a sum, rounding included, as long as it does not start anew.
    private double magnitude(ViterbiPath path) {
        double all = path.steps().length / 64.0;
        for (int id : path.steps()) {
            all += Math.abs(pieces.score(id));
        }
        return all;
    }

    /// The sum that a part begins with.
    double begun(double sum) {
        return !exact && sum < LOWEST_SUM ? 0 : sum;
    }

    /// The sum behind a path.
    double added(double sum, ViterbiPath path) {
        double s = sum + path.head();
        s = exact ? s : (float) s;
        int[] steps = path.steps();
        for (int i = 1; i < steps.length; i++) {
            s += pieces.score(steps[i]);
            s = exact ? s : (float) s;
        }
        return s;
    }

    /// What text may match.
    ScoredTrie pieces() {
        return pieces;
    }

    /// Whether sums are kept in double precision.
    boolean exact() {
        return exact;
    }

    /// Whether a new sum is held against the kept one before it is rounded itself.
    boolean holdsUnrounded() {
        return holdsUnrounded;
    }
}
