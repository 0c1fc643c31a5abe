package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Rewriting;

import org.jspecify.annotations.Nullable;

import java.text.BreakIterator;
import java.util.Locale;

/// A precompiled [CharacterMap] as `tokenizers` applies it: a grapheme of fewer than six bytes as a
/// whole by the shortest mapped prefix, otherwise character by character. (SentencePiece itself
/// takes the longest prefix of the text.)
///
/// @param map the map
public record Precompiled(CharacterMap map) implements Normalizer {
    @Override
    public AlignedText apply(AlignedText text) {
        String s = text.text();
        if (plain(s)) {
            return text;
        }
        var out = text.rewrite();
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(s);
        byte[] key = new byte[8];
        boolean changed = false;
        boolean empty = true;
        int a = 0;
        for (int b = graphemes.next(); b != BreakIterator.DONE; b = graphemes.next()) {
            String whole = bytes(s, a, b) < 6 ? mapped(s, a, b, key) : null;
            if (whole != null) {
                empty = put(out, a, b, whole, empty);
                changed = true;
            } else {
                for (int i = a; i < b; ) {
                    int next = i + Character.charCount(s.codePointAt(i));
                    String one = mapped(s, i, next, key);
                    if (one == null) {
                        out.keep(i, next);
                        empty = false;
                    } else {
                        empty = put(out, i, next, one, empty);
                        changed = true;
                    }
                    i = next;
                }
            }
            a = b;
        }
        return changed ? out.done() : text;
    }

    /// A character that vanishes before anything stands is not accounted for by the reference,
    /// whose later offsets are then early.
    private static boolean put(Rewriting out, int a, int b, String by, boolean empty) {
        if (!empty || !by.isEmpty()) {
            out.replace(a, b, by);
        }
        return empty && by.isEmpty();
    }

    /// What takes the place of at most five bytes of text, or null.
    ///
    /// @param key room for them
    private @Nullable String mapped(String s, int a, int b, byte[] key) {
        int n = 0;
        for (int i = a; i < b; ) {
            int cp = s.codePointAt(i);
            i += Character.charCount(cp);
            int more = cp < 0x80 ? 0 : cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
            key[n++] = (byte) (more == 0 ? cp : 0xF0 << 3 - more | cp >> 6 * more);
            for (int k = more - 1; k >= 0; k--) {
                key[n++] = (byte) (0x80 | cp >> 6 * k & 0x3F);
            }
        }
        var match = map.shortest(key, 0, n);
        return match == null ? null : match.replacement();
    }

    private static int bytes(String s, int a, int b) {
        int bytes = 0;
        for (int i = a; i < b; i++) {
            char c = s.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /// Whether the text is ASCII that the map leaves alone: nearly every word is.
    private boolean plain(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= 128 || map.mapsAscii(c)) {
                return false;
            }
        }
        return true;
    }
}
