package lexiscope.vocabulary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// How the spelling of a token in its file stands for text.
public sealed interface Spelling {
    /// The bytes of text (UTF-8) that a spelling stands for; a word-start mark stands for a space.
    byte[] bytes(String spelling);

    /// Whether a token of these bytes and spelling begins a word.
    boolean startsWord(String spelling);

    /// The spelling without what marks a word start or a continuation.
    String bare(String spelling);

    /// Whether the spelling stands for a raw byte.
    default boolean rawByte(String spelling) {
        return false;
    }

    /// Every byte is one character of the [ByteAlphabet] (GPT-2 and its kin).
    record ByteLevel() implements Spelling {
        @Override
        public byte[] bytes(String spelling) {
            var out = new ByteArrayOutputStream(spelling.length());
            for (int i = 0; i < spelling.length(); ) {
                int cp = spelling.codePointAt(i);
                int b = cp < 0x10000 ? ByteAlphabet.byteOf((char) cp) : -1;
                if (b >= 0) {
                    out.write(b);
                } else {
                    out.writeBytes(Character.toString(cp).getBytes(StandardCharsets.UTF_8));
                }
                i += Character.charCount(cp);
            }
            return out.toByteArray();
        }

        @Override
        public boolean startsWord(String spelling) {
            char space = ByteAlphabet.character(' ');
            return spelling.length() > 1
                    && spelling.charAt(0) == space
                    && spelling.charAt(1) != space;
        }

        @Override
        public String bare(String spelling) {
            String text = new String(bytes(spelling), StandardCharsets.UTF_8);
            return text.startsWith(" ") && text.length() > 1 ? text.substring(1) : text;
        }
    }

    /// A vocabulary of bytes (tiktoken, tekken, RWKV): its file spells none, so every byte is kept
    /// as its character of the [ByteAlphabet]; verbs print such tokens in base64.
    record RawBytes() implements Spelling {
        private static final ByteLevel LETTERS = new ByteLevel();

        /// The spelling of some bytes.
        public static String of(byte[] bytes) {
            char[] spelled = new char[bytes.length];
            for (int i = 0; i < spelled.length; i++) {
                spelled[i] = ByteAlphabet.character(bytes[i] & 0xFF);
            }
            return new String(spelled);
        }

        @Override
        public byte[] bytes(String spelling) {
            return LETTERS.bytes(spelling);
        }

        @Override
        public boolean startsWord(String spelling) {
            return LETTERS.startsWord(spelling);
        }

        @Override
        public String bare(String spelling) {
            return LETTERS.bare(spelling);
        }
    }

    /// A mark such as `##` before every token that goes on inside a word (BERT).
    record ContinuationMark(String mark) implements Spelling {
        @Override
        public byte[] bytes(String spelling) {
            return bare(spelling).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean startsWord(String spelling) {
            return !continues(spelling);
        }

        @Override
        public String bare(String spelling) {
            return continues(spelling) ? spelling.substring(mark.length()) : spelling;
        }

        private boolean continues(String spelling) {
            return spelling.length() > mark.length() && spelling.startsWith(mark);
        }
    }

    /// A character such as `▁` for a space; `<0x0A>` for a raw byte (SentencePiece).
    record SpaceMark(char mark) implements Spelling {
        @Override
        public byte[] bytes(String spelling) {
            return rawByte(spelling)
                    ? new byte[] {(byte) Integer.parseInt(spelling.substring(3, 5), 16)}
                    : spelling.replace(mark, ' ').getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean startsWord(String spelling) {
            return spelling.length() > 1
                    && spelling.charAt(0) == mark
                    && spelling.charAt(1) != mark;
        }

        @Override
        public String bare(String spelling) {
            String text = spelling.replace(mark, ' ');
            return text.startsWith(" ") && text.length() > 1 ? text.substring(1) : text;
        }

        @Override
        public boolean rawByte(String spelling) {
            return spelling.length() == 6
                    && spelling.startsWith("<0x")
                    && spelling.endsWith(">")
                    && Character.digit(spelling.charAt(3), 16) >= 0
                    && Character.digit(spelling.charAt(4), 16) >= 0;
        }
    }

    /// The spelling is the text; a suffix such as `</w>` may end a word.
    record Plain(String wordEnd) implements Spelling {
        public Plain() {
            this("");
        }

        @Override
        public byte[] bytes(String spelling) {
            return bare(spelling).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean startsWord(String spelling) {
            return wordEnd.isEmpty() || spelling.endsWith(wordEnd);
        }

        @Override
        public String bare(String spelling) {
            boolean ends =
                    !wordEnd.isEmpty()
                            && spelling.length() > wordEnd.length()
                            && spelling.endsWith(wordEnd);
            return ends ? spelling.substring(0, spelling.length() - wordEnd.length()) : spelling;
        }
    }
}
