package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.subword.piece.PieceTrie;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// Walks a text prefix by prefix as SentencePiece's normaliser does: a user-defined piece as it is,
/// else the longest mapped prefix, else one character (`NormalizePrefix` in
/// `sentencepiece/src/normalizer.cc`).
final class Prefixes {
    private final String text;
    private final byte[] bytes;
    private final @Nullable CharacterMap map;
    private final PieceTrie kept;
    private int at;
    private int end;
    private int byteEnd;
    private @Nullable String by;

    Prefixes(String text, @Nullable CharacterMap map, PieceTrie kept) {
        this.text = text;
        this.map = map;
        this.kept = kept;
        this.bytes = map == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }

    /// Moves to the next prefix; false at the end.
    boolean next() {
        at = end;
        if (at == text.length()) {
            return false;
        }
        by = null;
        int whole = keptLength();
        if (whole > 0) {
            move(whole);
            return true;
        }
        var match = map == null ? null : map.longest(bytes, byteEnd, bytes.length);
        if (match == null) {
            move(Character.charCount(text.codePointAt(at)));
            return true;
        }
        by = match.replacement();
        byteEnd += match.length();
        for (int left = match.length(); left > 0; ) {
            int cp = text.codePointAt(end);
            left -= utf8Length(cp);
            end += Character.charCount(cp);
        }
        return true;
    }

    private int keptLength() {
        int longest = 0;
        int node = PieceTrie.root();
        for (int i = at; i < text.length(); i++) {
            node = kept.child(node, text.charAt(i));
            if (node < 0) {
                break;
            }
            longest = kept.value(node) >= 0 ? i + 1 - at : longest;
        }
        return longest;
    }

    private void move(int units) {
        int to = end + units;
        while (end < to) {
            int cp = text.codePointAt(end);
            byteEnd += utf8Length(cp);
            end += Character.charCount(cp);
        }
    }

    private static int utf8Length(int cp) {
        return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    }

    /// The first unit of the prefix.
    int start() {
        return at;
    }

    /// The unit after its last one.
    int end() {
        return end;
    }

    /// What takes its place.
    String by() {
        return by == null ? text.substring(at, end) : by;
    }

    /// Whether it becomes one space.
    boolean space() {
        return by == null ? end == at + 1 && text.charAt(at) == ' ' : by.equals(" ");
    }

    /// The one unit it is and stays, or -1 when it is anything else.
    int single() {
        return by == null && end == at + 1 ? text.charAt(at) : -1;
    }
}
