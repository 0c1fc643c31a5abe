package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.CharacterClass;

/// Takes white space off the ends.
///
/// @param left at the beginning
/// @param right at the end
public record Strip(boolean left, boolean right) implements Normalizer {
    @Override
    public AlignedText apply(AlignedText text) {
        String s = text.text();
        int from = 0;
        int to = s.length();
        while (left && from < to && CharacterClass.whiteSpace(s.charAt(from))) {
            from++;
        }
        while (right && to > from && CharacterClass.whiteSpace(s.charAt(to - 1))) {
            to--;
        }
        if (from == 0 && to == s.length()) {
            return text;
        }
        return text.rewrite().drop(0, from).keep(from, to).drop(to, s.length()).done();
    }
}
