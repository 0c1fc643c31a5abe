package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;

import java.util.ArrayList;
import java.util.List;

/// BERT's pre-tokenizer: white space is left out, every punctuation character is a word of its own.
public record BertPreTokenizer() implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText text) {
        String s = text.text();
        var words = new ArrayList<AlignedText>();
        int word = 0;
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            boolean space = whiteSpace(cp);
            if (space || punctuation(cp)) {
                if (word < i) {
                    words.add(text.slice(word, i));
                }
                if (!space) {
                    words.add(text.slice(i, next));
                }
                word = next;
            }
            i = next;
        }
        if (word < s.length()) {
            words.add(text.slice(word, s.length()));
        }
        return words;
    }

    private static boolean whiteSpace(int cp) {
        return cp == ' '
                || cp >= 9 && cp <= 13
                || cp == 0x85
                || cp == 0xA0
                || cp == 0x1680
                || cp >= 0x2000 && cp <= 0x200A
                || cp == 0x2028
                || cp == 0x2029
                || cp == 0x202F
                || cp == 0x205F
                || cp == 0x3000;
    }

    /// ASCII punctuation and Unicode's P categories.
    static boolean punctuation(int cp) {
        if (cp < 128) {
            return cp >= 33 && cp <= 47
                    || cp >= 58 && cp <= 64
                    || cp >= 91 && cp <= 96
                    || cp >= 123 && cp <= 126;
        }
        return switch (Character.getType(cp)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> false;
        };
    }
}
