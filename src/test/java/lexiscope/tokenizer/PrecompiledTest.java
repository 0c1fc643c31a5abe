package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.tokenizer.normalizer.CharacterMap;
import lexiscope.tokenizer.normalizer.Precompiled;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// A precompiled character map: what it makes of text, and what a dropped character that begins a
/// stretch does to an edited text.
class PrecompiledTest {
    @TempDir private Path folder = Path.of("");

    private static String normal(String text, String... map) {
        var entries = new TreeMap<String, String>();
        for (int i = 0; i < map.length; i += 2) {
            entries.put(map[i], map[i + 1]);
        }
        byte[] blob = Base64.getDecoder().decode(TinyCharacterMap.of(entries));
        return new Precompiled(CharacterMap.of(blob)).apply(AlignedText.typed(text, 0)).text();
    }

    @Test
    void mapsGraphemesByTheirShortestPrefix() {
        assertEquals("fine", normal("ﬁne", "ﬁ", "fi"));
        assertEquals("ab", normal("a\u200Bb", "\u200B", ""));
        assertEquals("é!", normal("e\u0301!", "e\u0301", "é", "é", "E"));
        assertEquals("1", normal("e\u0301", "e\u0301", "é", "e", "1"), "the rest of it goes too");
        assertEquals(
                "e\u0301\u0302\u0303",
                normal("e\u0301\u0302\u0303", "e\u0301", "é"),
                "of six bytes and more: character by character");
        assertEquals("x y", normal("x\r\ny", "\r", " ", "\n", "_"));
        assertEquals("日", normal("日", "月", "?"), "what is not mapped stays");
    }

    /// A text whose first character is dropped is reported as shifted throughout; here an edit
    /// makes such a beginning, behind an added token far into the text, and takes it back.
    @Test
    void anEditThatLetsAStretchBeginWithADroppedCharacter() throws Exception {
        for (String family : new String[] {"mapped", "mapped-xlmr"}) {
            String json = TinyVariants.all().getOrDefault(family, "");
            var tokenizer = TinyTokenizers.open(TinyTokenizers.write(folder, family, json));
            for (var edit :
                    Map.of("", "<x>", "\u007F", "", "x<x>", "\u200B", "\uD800", "<x>").entrySet()) {
                String head = "the words before, ".repeat(9) + edit.getKey();
                String tail = "\u007F\u200Bwords behind, and more of them".repeat(5);
                var first = Typed.of(head + tail);
                var there = first.edited(head.length(), head.length(), edit.getValue());
                int end = head.length() + edit.getValue().length();
                var back = there.edited(head.length(), end, "");
                var encoding = tokenizer.encode(first, EncodeOptions.DEFAULT);
                for (var next : new Typed[] {there, back, there, back}) {
                    encoding = tokenizer.encode(encoding, next, EncodeOptions.DEFAULT);
                    var full = tokenizer.encodePlainly(next.text(), EncodeOptions.DEFAULT);
                    assertArrayEquals(full.ids(), encoding.ids(), next.text());
                    assertArrayEquals(full.ends(), encoding.ends(), next.text());
                    assertArrayEquals(
                            full.reported().ends(), encoding.reported().ends(), next.text());
                }
            }
        }
    }
}
