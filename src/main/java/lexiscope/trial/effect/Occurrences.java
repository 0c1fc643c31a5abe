package lexiscope.trial.effect;

import lexiscope.tokenizer.unicode.CharacterClass;

import java.util.LinkedHashMap;
import java.util.Map;

/// Counts what one token does, occurrence by occurrence. For one thread.
final class Occurrences {
    private final int id;
    private final String content;
    private final boolean cutOut;
    private final int leading;
    private final int trailing;
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final Map<String, Integer> spellings = new LinkedHashMap<>();
    private int found;
    private int captured;
    private int spaces;
    private int otherwise;
    private int dearer;
    private int dearerBy;

    /// @param content what it matches
    /// @param cutOut whether it is an added token
    Occurrences(int id, String content, boolean cutOut) {
        this.id = id;
        this.content = content;
        this.cutOut = cutOut;
        this.leading = leading(content, 0, content.length());
        this.trailing = trailing(content, 0, content.length());
    }

    void at(String text, int from, int to) {
        found++;
        if (!cutOut) {
            return;
        }
        int before = Math.max(0, leading(text, from, to) - leading);
        int behind = before == to - from ? 0 : Math.max(0, trailing(text, from, to) - trailing);
        spaces += before + behind;
        int start = Math.min(to, from + before);
        int end = Math.max(start, to - behind);
        boolean inside =
                start > 0
                                && start < end
                                && word(text.codePointBefore(start))
                                && word(text.codePointAt(start))
                        || end < text.length()
                                && start < end
                                && word(text.codePointAt(end))
                                && word(text.codePointBefore(end));
        if (inside) {
            captured++;
            count(words, around(text, start, end));
        }
        if (end - start != content.length() || !text.startsWith(content, start)) {
            otherwise++;
            count(spellings, text.substring(start, end));
        }
    }

    /// A changed place that holds it takes more tokens than before.
    void dearer(int more) {
        dearer++;
        dearerBy += more;
    }

    private static void count(Map<String, Integer> counts, String key) {
        if (counts.size() < TokenEffect.MOST || counts.containsKey(key)) {
            counts.merge(key, 1, Integer::sum);
        }
    }

    private static String around(String text, int start, int end) {
        int from = start;
        while (from > 0 && start - from < 40 && word(text.codePointBefore(from))) {
            from -= Character.charCount(text.codePointBefore(from));
        }
        int to = end;
        while (to < text.length() && to - end < 40 && word(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
        }
        return text.substring(from, to);
    }

    private static boolean word(int cp) {
        return CharacterClass.word(cp);
    }

    private static int leading(String text, int from, int to) {
        int at = from;
        while (at < to && CharacterClass.whiteSpace(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static int trailing(String text, int from, int to) {
        int at = to;
        while (at > from && CharacterClass.whiteSpace(text.charAt(at - 1))) {
            at--;
        }
        return to - at;
    }

    TokenEffect effect() {
        return new TokenEffect(
                id, found, captured, words, spaces, otherwise, spellings, dearer, dearerBy);
    }
}
