package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Rewriting;
import lexiscope.tokenizer.subword.piece.PieceTrie;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// The normaliser that llama.cpp puts before a Unigram vocabulary (`llm_tokenizer_ugm_session` in
/// `src/llama-vocab.cpp`): a character map, and white space by rules of its own.
///
/// User-defined pieces are not mapped, nor is what a text has in common with the beginning of one:
/// llama.cpp follows their bytes as far as it can, and keeps what it came through. Where that ends
/// within a character, no character is left of it: it becomes half a surrogate pair here, which no
/// piece holds, and U+FFFD for each further byte that it did not come through.
///
/// @param map the character map, or null
/// @param kept the user-defined pieces in UTF-8, a unit a byte
/// @param before a space is put before the first word
/// @param merge white space between words becomes one space, at the ends it goes
public record LlamaNormalizer(
        @Nullable CharacterMap map, PieceTrie kept, boolean before, boolean merge)
        implements Normalizer {
    private static final char MARK = '\u2581';
    private static final char BROKEN = '\uD800';

    @Override
    public AlignedText apply(AlignedText text) {
        var run = new Run(text);
        run.all();
        return run.out.done();
    }

    /// One text on its way through.
    private final class Run {
        private final AlignedText text;
        private final String typed;
        private final byte[] bytes;
        private final Rewriting out;
        private int at;
        private int atByte;
        private int start;
        private int end;
        private boolean prepended;
        private boolean word;

        Run(AlignedText text) {
            this.text = text;
            this.typed = text.text();
            this.bytes = typed.getBytes(StandardCharsets.UTF_8);
            this.out = text.rewrite();
        }

        void all() {
            while (at < typed.length()) {
                int path = path();
                if (path > 0) {
                    keep(path);
                } else {
                    mapped();
                }
            }
        }

        /// The bytes that the text has in common with user-defined pieces.
        private int path() {
            int node = PieceTrie.root();
            int i = atByte;
            while (i < bytes.length) {
                node = kept.child(node, (char) (bytes[i] & 0xFF));
                if (node < 0) {
                    break;
                }
                i++;
            }
            return i - atByte;
        }

        private void keep(int path) {
            for (int left = path; left > 0; ) {
                int length = step(1);
                if (length <= left) {
                    put(typed.substring(at - (length == 4 ? 2 : 1), at));
                } else {
                    put(BROKEN + "\uFFFD".repeat(length - left - 1));
                }
                left -= length;
            }
        }

        private void mapped() {
            var match = map == null ? null : map.longest(bytes, atByte, bytes.length);
            if (match == null) {
                int from = at;
                step(1);
                put(typed.substring(from, at));
            } else {
                step(match.length());
                put(match.replacement());
            }
        }

        /// Goes on by whole characters over at least so many bytes; how many they were.
        private int step(int least) {
            int from = at;
            int length = 0;
            while (length < least) {
                int cp = typed.codePointAt(at);
                length += cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
                at += Character.charCount(cp);
            }
            atByte += length;
            start = text.spanStart(from, at);
            end = text.spanEnd(from, at);
            return length;
        }

        private void put(String by) {
            for (int i = 0; i < by.length(); i++) {
                char c = by.charAt(i);
                if (c == ' ') {
                    word = false;
                    if (!merge) {
                        out.place(MARK, start, end, start, end);
                    }
                } else {
                    if (!word && (before && !prepended || merge)) {
                        out.place(MARK, start, end, start, end);
                        prepended = true;
                    }
                    word = true;
                    out.place(c, start, end, start, end);
                }
            }
        }
    }
}
