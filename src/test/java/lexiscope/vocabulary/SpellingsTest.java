package lexiscope.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// Spellings that are computed are those that a list would hold.
class SpellingsTest {
    private static final int ALL = Character.MAX_CODE_POINT + 1;

    private static Spellings listed() {
        @Nullable String[] list = new String[ALL];
        for (int cp = 0; cp < ALL; cp++) {
            boolean half = cp >= Character.MIN_SURROGATE && cp <= Character.MAX_SURROGATE;
            list[cp] = half ? null : Character.toString(cp);
        }
        return new Spellings.Listed(list);
    }

    private static AddedToken token(String content) {
        return new AddedToken(content, false, false, false, false, true);
    }

    @Test
    void codePointsAreSpelledAsAListWouldSpellThem() {
        // in the place of code points, of a half, twice the same, another code point, beyond all
        Map<Integer, AddedToken> first =
                Map.of(0, token("[PAD]"), 0xE000, token("[CLS]"), 0xD800, token("half"));
        Map<Integer, AddedToken> more =
                Map.of(
                        0xE001,
                        token("[CLS]"),
                        0xE002,
                        token("a"),
                        (int) 'b',
                        token("z"),
                        ALL + 2,
                        token("\uE003"),
                        ALL,
                        token("new"));
        var computed = new Spellings.CodePoints(Map.of()).with(first).with(more);
        var listed = listed().with(first).with(more);
        assertEquals(ALL + 3, computed.size());
        assertEquals(listed.size(), computed.size());
        for (int id = 0; id < ALL + 5; id++) {
            String spelling = listed.of(id);
            assertEquals(spelling, computed.of(id), () -> "a spelling");
            if (spelling != null) {
                assertEquals(listed.id(spelling), computed.id(spelling), spelling);
            }
        }
        for (String s : List.of("", "b", "\0", "\uE000", "\uD800", "ab", "[CLS]", "half", "é")) {
            assertEquals(listed.id(s), computed.id(s), s);
        }
    }
}
