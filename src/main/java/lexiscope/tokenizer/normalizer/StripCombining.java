package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.CharacterClass;

import java.text.Normalizer.Form;
import java.util.Locale;

/// Drops what has a combining class other than 0 (Python's `unicodedata.combining`): unlike
/// [StripAccents] it keeps vowel signs, which are marks but stand in their place.
public record StripCombining() implements Normalizer {
    private static final String LAST = "\u0345"; // the one of the highest class, 240

    @Override
    public AlignedText apply(AlignedText text) {
        return Characters.without(text, StripCombining::combines);
    }

    /// What it drops, as the pattern of a character.
    public static String pattern() {
        var set = new StringBuilder("[");
        for (int cp = 0; cp <= Character.MAX_CODE_POINT; cp++) {
            if (combines(cp)) {
                int first = cp;
                while (combines(cp + 1)) {
                    cp++;
                }
                set.append(String.format(Locale.ROOT, "\\x{%X}-\\x{%X}", first, cp));
            }
        }
        return set.append(']').toString();
    }

    /// Whether the class is not 0: behind a mark of the highest class, one of any other moves
    /// before it.
    private static boolean combines(int cp) {
        if (!CharacterClass.mark(cp)) {
            return false;
        }
        String behind = LAST + Character.toString(cp);
        return cp == LAST.charAt(0) || !java.text.Normalizer.isNormalized(behind, Form.NFD);
    }
}
