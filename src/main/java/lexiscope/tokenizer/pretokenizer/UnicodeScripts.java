package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.Differences;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/// Cuts where the script changes. Kana count as Han; a space, and what has no script, belongs to
/// the script before it; spaces before the first script are left out
/// (`tokenizers/src/pre_tokenizers/unicode_scripts`).
public record UnicodeScripts() implements PreTokenizer {
    private static final Differences NEWER = Differences.of("script");

    @Override
    public List<AlignedText> split(AlignedText text) {
        String s = text.text();
        var words = new ArrayList<AlignedText>();
        UnicodeScript last = UnicodeScript.UNKNOWN;
        int start = -1;
        for (int i = 0; i < s.length(); ) {
            int cp = s.codePointAt(i);
            UnicodeScript script = script(cp);
            if (script != UnicodeScript.UNKNOWN && script != last) {
                if (start >= 0) {
                    words.add(text.slice(start, i));
                }
                start = i;
                last = script;
            }
            i += Character.charCount(cp);
        }
        if (start >= 0) {
            words.add(text.slice(start, s.length()));
        }
        return words;
    }

    private static UnicodeScript script(int cp) {
        if (cp == ' ' || NEWER.has(cp)) {
            return UnicodeScript.UNKNOWN;
        }
        if (cp == 0x30FC) {
            return UnicodeScript.HAN;
        }
        UnicodeScript script = UnicodeScript.of(cp);
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA
                ? UnicodeScript.HAN
                : script;
    }
}
