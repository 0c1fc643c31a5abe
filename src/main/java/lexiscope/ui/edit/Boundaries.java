package lexiscope.ui.edit;

import java.text.BreakIterator;
import java.util.Locale;

/// Where a caret may stand: between graphemes, at word starts, at line ends. Looks at a stretch
/// around the place only, so the length of the text does not matter.
final class Boundaries {
    private static final int REACH = 1024;

    private Boundaries() {}

    /// The next grapheme border after `at`.
    static int after(String text, int at) {
        if (at >= text.length()) {
            return text.length();
        }
        if (text.startsWith("\r\n", at)) {
            return at + 2;
        }
        int from = stretchStart(text, at);
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(text.substring(from, Math.min(text.length(), at + REACH)));
        int next = graphemes.following(at - from);
        return next == BreakIterator.DONE ? text.length() : from + next;
    }

    /// The grapheme border before `at`.
    static int before(String text, int at) {
        if (at <= 1) {
            return 0;
        }
        if (text.startsWith("\r\n", at - 2)) {
            return at - 2;
        }
        int from = stretchStart(text, at - 1);
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(text.substring(from, at));
        graphemes.last();
        int previous = graphemes.previous();
        return previous == BreakIterator.DONE ? 0 : from + previous;
    }

    /// `at` itself, or the grapheme border before it when it lies inside a grapheme.
    static int snapped(String text, int at) {
        int safe = Math.clamp(at, 0, text.length());
        if (safe == 0 || safe == text.length()) {
            return safe;
        }
        int before = before(text, safe);
        return after(text, before) > safe ? before : safe;
    }

    /// The start of the word after the one at `at`.
    static int wordAfter(String text, int at) {
        int i = at;
        int n = text.length();
        while (i < n && !Character.isLetterOrDigit(text.codePointAt(i))) {
            i = after(text, i);
        }
        while (i < n && Character.isLetterOrDigit(text.codePointAt(i))) {
            i = after(text, i);
        }
        return i == at ? after(text, at) : i;
    }

    /// The start of the word before `at`.
    static int wordBefore(String text, int at) {
        int i = at;
        while (i > 0 && !Character.isLetterOrDigit(text.codePointBefore(i))) {
            i = before(text, i);
        }
        while (i > 0 && Character.isLetterOrDigit(text.codePointBefore(i))) {
            i = before(text, i);
        }
        return i == at ? before(text, at) : i;
    }

    /// The word that holds `at`, as start and end.
    static int[] wordAt(String text, int at) {
        int start = at;
        while (start > 0 && Character.isLetterOrDigit(text.codePointBefore(start))) {
            start = before(text, start);
        }
        int end = at;
        while (end < text.length() && Character.isLetterOrDigit(text.codePointAt(end))) {
            end = after(text, end);
        }
        return new int[] {start, start == end ? after(text, end) : end};
    }

    /// The end of the line that holds `at`, its line end left out.
    static int lineEnd(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    /// The start of the line that holds `at`.
    static int lineStart(String text, int at) {
        int i = at;
        while (i > 0 && !endsLine(text, i)) {
            i--;
        }
        return i;
    }

    /// Whether a line ends right before `at`: after LF, after CR LF, after a lone CR.
    static boolean endsLine(String text, int at) {
        char c = text.charAt(at - 1);
        return c == '\n' || c == '\r' && (at == text.length() || text.charAt(at) != '\n');
    }

    /// A place before `at` that surely is a grapheme border: after a line end, or some distance
    /// away.
    private static int stretchStart(String text, int at) {
        int limit = Math.max(0, at - REACH);
        for (int i = at; i > limit; i--) {
            if (text.charAt(i - 1) == '\n' || text.charAt(i - 1) == ' ' && i < at) {
                return i;
            }
        }
        return limit > 0 && Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
}
