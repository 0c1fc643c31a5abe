package lexiscope.tokenizer.subword.piece;

/// Takes the pieces of a word, in order. Positions are UTF-16 units of the word.
@FunctionalInterface
public interface PieceSink {
    /// A piece.
    ///
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

    /// Told before the pieces of a word come about how many they are, so that there is room.
    default void expect(int pieces) {}
}
