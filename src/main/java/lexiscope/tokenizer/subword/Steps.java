package lexiscope.tokenizer.subword;

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
    /// @param symbols what the word began as
    /// @param merges the merges in order
    /// @param pieces what came out
    record Merged(List<Piece> symbols, List<Merge> merges, List<Piece> pieces) implements Steps {
        public Merged {
            symbols = List.copyOf(symbols);
            merges = List.copyOf(merges);
            pieces = List.copyOf(pieces);
        }
    }

    /// One merge.
    ///
    /// @param left the node of the left part
    /// @param right the node of the right part
    /// @param rank its rank: the lower, the sooner
    /// @param product what the two became
    record Merge(int left, int right, int rank, Piece product) {}

    /// Unigram: every piece that occurs in the word, and the best ways through them.
    ///
    /// @param edges the lattice, from left to right
    /// @param paths the best path, and the runner-up where there is one
    /// @param pieces what came out; neighbouring unknown characters are one
    record Lattice(List<Edge> edges, List<Path> paths, List<Piece> pieces) implements Steps {
        public Lattice {
            edges = List.copyOf(edges);
            paths = List.copyOf(paths);
            pieces = List.copyOf(pieces);
        }
    }

    /// One piece of a lattice.
    ///
    /// @param id the token, or -1 for an unknown character
    /// @param start first unit
    /// @param end the unit after the last one
    /// @param score its score (log probability)
    record Edge(int id, int start, int end, double score) {}

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
