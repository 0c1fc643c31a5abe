package lexiscope.tokenizer.unicode;

import java.text.Normalizer;

/// Classes of code points as llama.cpp has them (`src/unicode.cpp` and its tables, of Unicode 15).
public final class LlamaCharacters {
    /// Marks, punctuation, letters with case and parts that are newer than its tables, which know
    /// nothing of them.
    private static final Differences NEWER =
            Differences.in(
                    "897 1B4E-1B4F 1B7F 1C89 A7CB-A7CC A7DA A7DC 105C9 105E4 10D50-10D65 "
                            + "10D69-10D6E 10EFC 11383 11385 1138E 11391 113B8-113C0 113C2 113C5 "
                            + "113C7-113CA 113CC-113D0 113D2 113D4-113D5 113D7-113D8 113E1-113E2 "
                            + "11BE1 11F5A 1611E-1612F 16D68-16D6A 16D6D-16D6F 1E5EE-1E5EF 1E5FF");

    private LlamaCharacters() {}

    /// Unicode's White_Space.
    public static boolean whiteSpace(int cp) {
        return CharacterClass.whiteSpace(cp);
    }

    /// What is left of a character that is taken apart: the first of its parts, of a Hangul
    /// syllable its first consonant.
    public static int base(int cp) {
        if (cp < 0xC0 || NEWER.has(cp)) {
            return cp;
        }
        String s = Character.toString(cp);
        return Normalizer.isNormalized(s, Normalizer.Form.NFD)
                ? cp
                : Normalizer.normalize(s, Normalizer.Form.NFD).codePointAt(0);
    }

    /// Control, format and private characters, and U+FFFD.
    public static boolean dropped(int cp) {
        if (cp < 0x7F) {
            return cp < ' ';
        }
        return switch (type(cp)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE -> true;
            default -> cp == 0xFFFD;
        };
    }

    /// A mark of any kind.
    public static boolean mark(int cp) {
        return cp >= 0x300 && CharacterClass.mark(cp) && !NEWER.has(cp);
    }

    /// Lower case, one character for one.
    public static int lower(int cp) {
        return NEWER.has(cp) ? cp : Character.toLowerCase(cp);
    }

    /// What is a word by itself: punctuation, symbols in ASCII, ideographs.
    public static boolean alone(int cp) {
        if (cp < 128) {
            return CharacterClass.punctuation(cp);
        }
        return switch (type(cp)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> CharacterClass.chinese(cp);
        };
    }

    private static int type(int cp) {
        return NEWER.has(cp) ? Character.UNASSIGNED : Character.getType(cp);
    }
}
