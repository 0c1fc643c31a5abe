package lexiscope.ui.palette;

import java.util.Locale;

/// How well a query fits a name: its letters in order, with gaps; begins of words and runs of
/// letters count more.
final class FuzzyMatch {
    /// It does not fit.
    static final int NONE = Integer.MIN_VALUE;

    private static final int WHOLE = 1000;
    private static final int BEGIN = 400;
    private static final int WORD = 40;
    private static final int RUN = 15;
    private static final int GAP = 2;

    private FuzzyMatch() {}

    /// Whether a query that fits a name is close to it: it stands there whole, or each letter
    /// begins a word or follows the one before. Others fit by chance, the oftener the longer the
    /// name.
    static boolean close(String query, String name) {
        String q = query.strip().toLowerCase(Locale.ROOT);
        String n = name.toLowerCase(Locale.ROOT);
        if (n.contains(q)) {
            return true;
        }
        int at = -1;
        for (int i = 0; i < q.length(); i++) {
            char c = q.charAt(i);
            if (c == ' ') {
                continue;
            }
            if (at < 0 || at + 1 >= n.length() || n.charAt(at + 1) != c) {
                at = wordWith(c, n, at + 1);
            } else {
                at++;
            }
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether a short name is the query but for two letters at most that were left out, case
    /// aside.
    static boolean nearly(String query, String name) {
        int more = name.length() - query.length();
        if (query.length() < 3 || more < 0 || more > 2) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < name.length() && at < query.length(); i++) {
            if (Character.toLowerCase(name.charAt(i)) == Character.toLowerCase(query.charAt(at))) {
                at++;
            } else if (i == 0) {
                return false;
            }
        }
        return at == query.length();
    }

    /// Where the next word begins with a letter, or -1.
    private static int wordWith(char letter, String name, int from) {
        for (int i = from; i < name.length(); i++) {
            boolean begins = i == 0 || !Character.isLetterOrDigit(name.charAt(i - 1));
            if (begins && name.charAt(i) == letter) {
                return i;
            }
        }
        return -1;
    }

    /// The score, larger where it fits better; [#NONE] where a letter is missing. Letters of either
    /// case are one; blanks of the query are passed over.
    static int score(String query, String name) {
        String q = query.strip().toLowerCase(Locale.ROOT);
        String n = name.toLowerCase(Locale.ROOT);
        if (q.isEmpty()) {
            return 0;
        }
        if (n.equals(q)) {
            return WHOLE;
        }
        int score = n.startsWith(q) ? BEGIN : n.contains(q) ? BEGIN / 2 : 0;
        int at = 0;
        int last = -2;
        for (int i = 0; i < q.length(); i++) {
            char c = q.charAt(i);
            if (c == ' ') {
                continue;
            }
            int found = n.indexOf(c, at);
            if (found < 0) {
                return NONE;
            }
            boolean begins = found == 0 || !Character.isLetterOrDigit(n.charAt(found - 1));
            score += begins ? WORD : 0;
            score += found == last + 1 ? RUN : -GAP * Math.min(10, found - at);
            last = found;
            at = found + 1;
        }
        return score - n.length() / 4;
    }
}
