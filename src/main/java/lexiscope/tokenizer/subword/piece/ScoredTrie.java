package lexiscope.tokenizer.subword.piece;

/// Pieces with their scores, as a unigram model finds them in a word.
///
/// @param trie id by spelling
/// @param scores score by id, as it counts in a sum; owned, not to be written
/// @param unknownScore the score of a character that no piece spells
public record ScoredTrie(PieceTrie trie, double[] scores, double unknownScore) {
    /// The id on an edge over a character that no piece spells.
    public static final int UNKNOWN = -1;

    /// Takes the edges of a word's lattice: every piece that occurs in it, and every character that
    /// no piece spells.
    @FunctionalInterface
    public interface Edges {
        /// An edge over the units `[start, end)`.
        ///
        /// @param id the piece, or [#UNKNOWN]
        void edge(int start, int end, int id, double score);
    }

    /// The score of a step on a path.
    ///
    /// @param id the piece, or [#UNKNOWN]
    public double score(int id) {
        return id < 0 ? unknownScore : scores[id];
    }

    /// Gives the edges that begin at a unit, shortest first; the unknown one last.
    public void edges(String word, int start, Edges edges) {
        int character = Character.charCount(word.codePointAt(start));
        boolean single = false;
        int node = PieceTrie.root();
        for (int i = start; i < word.length(); i++) {
            node = trie.child(node, word.charAt(i));
            if (node < 0) {
                break;
            }
            int id = trie.value(node);
            if (id >= 0) {
                edges.edge(start, i + 1, id, scores[id]);
                single |= i + 1 - start == character;
            }
        }
        if (!single) {
            edges.edge(start, start + character, UNKNOWN, unknownScore);
        }
    }
}
