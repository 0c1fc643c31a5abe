package lexiscope.tokenizer.subword.piece;

/// Gives the pieces of one text to a sink as `PopulateSentencePieceText` does
/// (`sentencepiece/src/sentencepiece_processor.cc`): what is unknown becomes bytes, of which the
/// last alone has the character's reported span, or else neighbouring unknowns become one.
public final class PieceEmitter {
    private final String text;
    private final PieceSink sink;
    private final int unknown;
    private final int[] bytes;
    private int open = -1;
    private int openEnd;

    /// @param bytes the pieces of the 256 bytes, or none
    public PieceEmitter(String text, PieceSink sink, int unknown, int[] bytes) {
        this.text = text;
        this.sink = sink;
        this.unknown = unknown;
        this.bytes = bytes;
    }

    /// The pieces of the 256 bytes, or none where bytes are no fallback.
    public static int[] bytes(ScoredPieces pieces) {
        if (!pieces.byteFallback()) {
            return new int[0];
        }
        var ids = new ByteTokens(pieces.reserved());
        int[] bytes = new int[256];
        for (int b = 0; b < 256; b++) {
            bytes[b] = ids.id(b) < 0 ? pieces.unknown() : ids.id(b);
        }
        return bytes;
    }

    /// Takes the piece of the units `[start, end)`, of which every text has one after the other.
    public void piece(int id, int start, int end) {
        if (id != unknown) {
            settle();
            sink.piece(id, start, end, false);
        } else if (bytes.length > 0) {
            spell(start, end);
        } else {
            open = open < 0 ? start : open;
            openEnd = end;
        }
    }

    /// Gives out what is still open.
    public void settle() {
        if (open >= 0) {
            sink.piece(unknown, open, openEnd, true);
            open = -1;
        }
    }

    private void spell(int start, int end) {
        for (int i = start; i < end; ) {
            int cp = text.codePointAt(i);
            int next = i + Character.charCount(cp);
            int last = cp < 0x80 ? 0 : cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
            for (int k = 0; k <= last; k++) {
                int id = bytes[utf8(cp, k, last)];
                boolean whole = k == last && next == end;
                sink.piece(id, i, next, id == unknown, start, whole ? end : start);
            }
            i = next;
        }
    }

    /// Byte `k` of `last + 1` of a character in UTF-8.
    private static int utf8(int cp, int k, int last) {
        int bits = cp >> 6 * (last - k);
        if (last == 0) {
            return cp;
        }
        return k > 0 ? 0x80 | bits & 0x3F : (0xF0 << 3 - last & 0xFF) | bits;
    }
}
