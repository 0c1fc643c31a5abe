package lexiscope.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Map;

class TokenHueTest {
    private static int hue(Spelling rule, String spelling) {
        return TokenHue.of(new Vocabulary(new @Nullable String[] {spelling}, Map.of(), rule), 0);
    }

    @Test
    void theSamePieceHasTheSameHueInEveryTokenizer() {
        int plain = hue(new Spelling.Plain(), "castle");
        assertEquals(plain, hue(new Spelling.ByteLevel(), "Ġcastle"));
        assertEquals(plain, hue(new Spelling.ContinuationMark("##"), "##castle"));
        assertEquals(plain, hue(new Spelling.SpaceMark('▁'), "▁castle"));
        // FNV-1a of "castle" folded: periwinkle, as in the pictures
        assertEquals(3, plain);
    }
}
