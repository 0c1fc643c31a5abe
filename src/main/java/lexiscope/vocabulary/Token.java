package lexiscope.vocabulary;

/// One entry of a vocabulary.
///
/// @param id its number, and its row in the embedding matrix
/// @param spelling as the file spells it
/// @param bytes the bytes of text it stands for; owned, not to be written
/// @param kind its kind
public record Token(int id, String spelling, byte[] bytes, TokenKind kind) {
    /// The token on one line with nothing invisible.
    public String shown() {
        return ShownForm.of(bytes);
    }
}
