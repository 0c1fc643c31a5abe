package lexiscope.tokenizer.subword.steps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How a subword model came to the pieces of one word. Positions are UTF-16 units of the word as it
/// stood before the model.
public sealed interface Steps {
    /// A piece of the word.
    ///
    /// @param id the token
    /// @param start first unit
    /// @param end the unit after the last one
    /// @param unknown whether it stands in the place of what cannot be spelled
    record Piece(int id, int start, int end, boolean unknown) {}

    /// The pieces that came out, in order.
    List<Piece> pieces();

    /// The pieces as the search found them, before any was replaced, in order.
    default List<Piece> left() {
        return pieces();
    }

    /// The pieces that were replaced after the search: an unknown character by its bytes, an unused
    /// piece by its parts.
    default List<Replaced> replaced() {
        var replaced = new ArrayList<Replaced>();
        int k = 0;
        for (Piece was : left()) {
            var now = new ArrayList<Piece>();
            boolean same = k < pieces().size() && pieces().get(k).equals(was);
            k += same ? 1 : 0;
            while (!same && k < pieces().size() && pieces().get(k).start() < was.end()) {
                now.add(pieces().get(k++));
            }
            if (!now.isEmpty() && !now.getFirst().unknown()) {
                replaced.add(new Replaced(was, now));
            }
        }
        return replaced;
    }

    /// A piece that was replaced.
    ///
    /// @param was the piece that the search found
    /// @param pieces what came out in its place
    record Replaced(Piece was, List<Piece> pieces) {
        public Replaced {
            pieces = List.copyOf(pieces);
        }
    }

    /// Pieces found at once: a whole word looked up, or a model that has no steps to show.
    ///
    /// @param pieces what came out
    record Direct(List<Piece> pieces) implements Steps {
        public Direct {
            pieces = List.copyOf(pieces);
        }
    }

    /// BPE: a forest. Nodes are numbered: first the symbols, then each merge as it happened.
    ///
    /// @param symbols what the word began as; unknown are also characters that are no token by
    ///   themselves, though others begin with them
    /// @param merges the merges in order
    /// @param pieces what came out
    record Merged(List<Piece> symbols, List<Merge> merges, List<Piece> pieces) implements Steps {
        public Merged {
            symbols = List.copyOf(symbols);
            merges = List.copyOf(merges);
            pieces = List.copyOf(pieces);
        }

        /// A node of the forest.
        public Piece node(int n) {
            return n < symbols.size() ? symbols.get(n) : merges.get(n - symbols.size()).product();
        }

        @Override
        public List<Piece> left() {
            var roots = new ArrayList<Piece>();
            boolean[] merged = new boolean[symbols.size() + merges.size()];
            for (Merge merge : merges) {
                merged[merge.left()] = true;
                merged[merge.right()] = true;
            }
            for (int n = 0; n < merged.length; n++) {
                if (!merged[n]) {
                    roots.add(node(n));
                }
            }
            roots.sort(Comparator.comparingInt(Piece::start));
            return roots;
        }
    }

    /// One merge.
    ///
    /// @param left the node of the left part
    /// @param right the node of the right part
    /// @param rank its rank: the lower, the sooner; of equal ones the leftmost
    /// @param score the product's score, of which the rank is made, or NaN where merges have none
    /// @param product what the two became
    record Merge(int left, int right, int rank, double score, Piece product) {}

    /// Unigram: every piece that occurs in the word, and the best ways through them.
    ///
    /// @param edges the lattice, from left to right
    /// @param paths the best path, and the runners-up where there are any
    /// @param exact whether sums are kept in double precision, not in single
    /// @param pieces what came out; neighbouring unknown characters are one
    record Lattice(List<Edge> edges, List<Path> paths, boolean exact, List<Piece> pieces)
            implements Steps {
        public Lattice {
            edges = List.copyOf(edges);
            paths = List.copyOf(paths);
            pieces = List.copyOf(pieces);
        }

        @Override
        public List<Piece> left() {
            return paths.isEmpty()
                    ? pieces
                    : paths.getFirst().edges().stream().map(e -> edges.get(e).piece()).toList();
        }
    }

    /// One piece of a lattice.
    ///
    /// @param id the token, or -1 for an unknown character
    /// @param start first unit
    /// @param end the unit after the last one
    /// @param score its score (log probability)
    record Edge(int id, int start, int end, double score) {
        /// The same without its score.
        Piece piece() {
            return new Piece(id, start, end, id < 0);
        }
    }

    /// A way through a lattice.
    ///
    /// @param edges places in the list of edges, in order
    /// @param score the sum of their scores
    record Path(List<Integer> edges, double score) {
        public Path {
            edges = List.copyOf(edges);
        }
    }

    /// WordPiece: the prefixes of the rest of the word, longest first, until one is an entry.
    ///
    /// @param attempts every prefix tried, in order
    /// @param pieces what came out
    record Prefixes(List<Attempt> attempts, List<Piece> pieces) implements Steps {
        public Prefixes {
            attempts = List.copyOf(attempts);
            pieces = List.copyOf(pieces);
        }
    }

    /// One prefix tried.
    ///
    /// @param spelling as it is looked up, mark of continuation included
    /// @param start first unit
    /// @param end the unit after the last one
    /// @param id the entry found, or -1
    record Attempt(String spelling, int start, int end, int id) {}
}
