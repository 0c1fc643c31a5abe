package lexiscope.tokenizer.subword;

/// Cuts a word into pieces of the vocabulary.
public sealed interface SubwordModel
        permits Bpe,
                LongestMatch,
                Renumbered,
                SentencePieceBpe,
                SentencePieceUnigram,
                SentencePieceWords,
                Unigram,
                WordLevel,
                WordPiece {
    /// Takes the pieces of a word, in order.
    @FunctionalInterface
    interface Sink {
        /// @param id the token
        /// @param start first unit of the word that it covers
        /// @param end the unit after the last one
        /// @param unknown whether it is the unknown token in the place of what cannot be spelled
        void piece(int id, int start, int end, boolean unknown);

        /// A piece for which the reference library counts other units, as it does after a dropped
        /// character.
        ///
        /// @param reportedStart first unit of the word that it says
        /// @param reportedEnd the unit after the last one that it says
        default void piece(
                int id, int start, int end, boolean unknown, int reportedStart, int reportedEnd) {
            piece(id, start, end, unknown);
        }
    }

    /// Cuts a word.
    void cut(String word, Sink sink);
}
