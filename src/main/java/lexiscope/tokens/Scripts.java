package lexiscope.tokens;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The script of a text: of its characters whose Unicode script is another than Common, Inherited
/// or Unknown, the script that most have, of equals the one that comes first; Common where there is
/// no such character (digits, punctuation, emoji, white space).
public final class Scripts {
    /// Names of all scripts by alphabet, Common last.
    static final List<String> NAMES = names();

    private static final Map<UnicodeScript, Integer> PLACES = places();

    /// The place of Common in [#NAMES].
    static final int COMMON = NAMES.size() - 1;

    private static final int HIRAGANA = NAMES.indexOf(name(UnicodeScript.HIRAGANA));
    private static final int KATAKANA = NAMES.indexOf(name(UnicodeScript.KATAKANA));

    /// Two more than the place of the script of each character of the first plane, 1 for one that
    /// tells of no script, 0 where it is not known yet; many threads may find the same.
    private static final byte[] KNOWN = new byte[0x10000];

    private Scripts() {}

    /// The place of the script of a character in [#NAMES]; -1 where it tells of none.
    private static int place(int cp) {
        int known = cp < KNOWN.length ? KNOWN[cp] & 0xFF : 0;
        if (known == 0) {
            UnicodeScript script = UnicodeScript.of(cp);
            known = spells(script) ? PLACES.getOrDefault(script, COMMON) + 2 : 1;
            if (cp < KNOWN.length) {
                KNOWN[cp] = (byte) known;
            }
        }
        return known - 2;
    }

    private static List<String> names() {
        var names =
                new ArrayList<>(
                        Arrays.stream(UnicodeScript.values())
                                .filter(Scripts::spells)
                                .map(Scripts::name)
                                .sorted(Comparator.naturalOrder())
                                .toList());
        names.add(name(UnicodeScript.COMMON));
        return List.copyOf(names);
    }

    private static Map<UnicodeScript, Integer> places() {
        var places = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        for (UnicodeScript script : UnicodeScript.values()) {
            places.put(script, NAMES.indexOf(name(script)));
        }
        return places;
    }

    private static boolean spells(UnicodeScript script) {
        return script != UnicodeScript.COMMON
                && script != UnicodeScript.INHERITED
                && script != UnicodeScript.UNKNOWN;
    }

    /// `CANADIAN_ABORIGINAL` as “Canadian Aboriginal”.
    private static String name(UnicodeScript script) {
        var name = new StringBuilder(script.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        for (int i = 0; i < name.length(); i++) {
            if (i == 0 || name.charAt(i - 1) == ' ') {
                name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
            }
        }
        return name.toString();
    }

    /// The script that a text is written in by the name that readers know: "Kana and Han" where a
    /// tenth of the letters or more are kana, else that of most characters, “Common” for none.
    public static String written(String text) {
        int kana = 0;
        int spelled = 0;
        for (int i = 0; i < text.length(); ) {
            int cp = text.codePointAt(i);
            i += Character.charCount(cp);
            int place = place(cp);
            spelled += place >= 0 ? 1 : 0;
            kana += place >= 0 && (place == HIRAGANA || place == KATAKANA) ? 1 : 0;
        }
        return kana > 0 && kana >= spelled / 10.0 ? "Kana and Han" : NAMES.get(of(text));
    }

    /// The place of a text's script in [#NAMES].
    static int of(String text) {
        int[] counts = new int[4];
        int[] found = new int[4];
        int kinds = 0;
        for (int i = 0; i < text.length(); ) {
            int cp = text.codePointAt(i);
            i += Character.charCount(cp);
            int place = place(cp);
            if (place >= 0) {
                int k = 0;
                while (k < kinds && found[k] != place) {
                    k++;
                }
                if (k == kinds) {
                    if (kinds == found.length) {
                        counts = Arrays.copyOf(counts, kinds * 2);
                        found = Arrays.copyOf(found, kinds * 2);
                    }
                    found[kinds++] = place;
                }
                counts[k]++;
            }
        }
        int best = 0;
        for (int k = 1; k < kinds; k++) {
            best = counts[k] > counts[best] ? k : best;
        }
        return kinds == 0 ? COMMON : found[best];
    }
}
