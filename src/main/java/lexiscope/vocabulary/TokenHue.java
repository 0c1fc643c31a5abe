package lexiscope.vocabulary;

import java.nio.charset.StandardCharsets;

/// Which of the eight tints a token has: the same wherever its text occurs, whatever the tokenizer.
///
/// FNV-1a (32 bit) over the bytes of the token's text, less a leading space and the marks of word
/// starts and continuations; the two halves folded, three bits kept.
public final class TokenHue {
    /// The number of tints.
    public static final int COUNT = 8;

    private TokenHue() {}

    /// The tint of a token, 0 to 7.
    public static int of(Vocabulary vocabulary, int id) {
        if (!vocabulary.has(id)) {
            return 0;
        }
        return of(
                vocabulary
                        .spellingRule()
                        .bare(vocabulary.spelling(id))
                        .getBytes(StandardCharsets.UTF_8));
    }

    static int of(byte[] bytes) {
        int h = 0x811C9DC5;
        for (byte b : bytes) {
            h = (h ^ (b & 0xFF)) * 0x01000193;
        }
        return (h ^ h >>> 16) & 7;
    }
}
