package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;

import java.util.function.IntPredicate;

/// Filtering by character.
final class Characters {
    private Characters() {}

    /// The text without some characters.
    static AlignedText without(AlignedText text, IntPredicate dropped) {
        String s = text.text();
        int i = 0;
        while (i < s.length() && !dropped.test(s.codePointAt(i))) {
            i += Character.charCount(s.codePointAt(i));
        }
        if (i == s.length()) {
            return text;
        }
        var out = text.rewrite();
        for (i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (dropped.test(cp)) {
                out.drop(i, next);
            } else {
                out.keep(i, next);
            }
            i = next;
        }
        return out.done();
    }
}
