package lexiscope.tokenizer.subword;

/// Cuts a word into pieces of the vocabulary.
public sealed interface SubwordModel permits Bpe, WordPiece {
    /// Takes the pieces of a word, in order.
    @FunctionalInterface
    interface Sink {
        /// @param id the token
        /// @param start first unit of the word that it covers
        /// @param end the unit after the last one
        /// @param unknown whether it is the unknown token in the place of what cannot be spelled
        void piece(int id, int start, int end, boolean unknown);
    }

    /// Cuts a word.
    void cut(String word, Sink sink);
}
