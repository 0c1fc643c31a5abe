package lexiscope.passage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ids as people paste them: `[15496, 995]`, `15496 995`, one a line, with or without brackets.
public final class IdList {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;\\[\\](){}]*");

    private IdList() {}

    /// The ids of a pasted text.
    ///
    /// @throws IllegalArgumentException with a sentence that says what in it is no id
    public static int[] read(String pasted) {
        int[] ids = new int[pasted.length() / 2 + 1];
        int count = 0;
        int at = 0;
        Matcher number = NUMBER.matcher(pasted);
        while (number.find()) {
            between(pasted, at, number.start());
            String digits = number.group();
            long id = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
            if (id > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(digits + " is too large for an id.");
            }
            ids[count++] = (int) id;
            at = number.end();
        }
        between(pasted, at, pasted.length());
        return java.util.Arrays.copyOf(ids, count);
    }

    private static void between(String pasted, int from, int to) {
        String other = pasted.substring(from, to);
        if (!BETWEEN.matcher(other).matches()) {
            throw new IllegalArgumentException(
                    "“"
                            + other.strip()
                            + "” is no id; ids are whole numbers with commas or spaces between.");
        }
    }
}
