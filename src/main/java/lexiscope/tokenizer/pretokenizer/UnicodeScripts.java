package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.Differences;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cuts where the script changes. Kana count as Han; a space, and what has no script, belongs to
/// the script before it; spaces before the first script are left out
/// (`tokenizers/src/pre_tokenizers/unicode_scripts`).
public record UnicodeScripts() implements PreTokenizer {
    private static final Differences NEWER = Differences.of("script");
    private static final Map<Integer, UnicodeScript> MOVED = moved();

    /// Characters that later versions of Unicode gave another script.
    private static Map<Integer, UnicodeScript> moved() {
        var moved = new HashMap<Integer, UnicodeScript>();
        for (UnicodeScript script : UnicodeScript.values()) {
            Differences.of("script-" + script)
                    .each(
                            (first, last) -> {
                                for (int cp = first; cp <= last; cp++) {
                                    moved.put(cp, script);
                                }
                            });
        }
        return Map.copyOf(moved);
    }

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
        UnicodeScript known = cp < 128 ? null : MOVED.get(cp);
        UnicodeScript script = known == null ? UnicodeScript.of(cp) : known;
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA
                ? UnicodeScript.HAN
                : script;
    }
}
