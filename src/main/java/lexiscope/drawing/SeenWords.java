package lexiscope.drawing;

import java.text.BreakIterator;
import java.util.Locale;

/// Words that run from right to left, in the order in which they are seen: what draws a picture
/// lays each of them out as if it ran from left to right.
final class SeenWords {
    private static final char LEFT_TO_RIGHT_MARK = '\u200E';

    private SeenWords() {}

    /// Letters that run from right to left stay as they are, since their font turns them round;
    /// signs between and beside them change sides and face the other way.
    static String of(String words) {
        var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(words);
        var seen = new StringBuilder();
        int lettersEnd = -1;
        int end = clusters.last();
        while (end > 0) {
            int start = clusters.previous();
            if (turnsItself(words.codePointAt(start))) {
                int first = start;
                while (first > 0) {
                    int before = clusters.previous();
                    if (!turnsItself(words.codePointAt(before))) {
                        clusters.next();
                        break;
                    }
                    first = before;
                }
                if (lettersEnd >= 0) {
                    // what is between would be drawn into the direction of both
                    seen.insert(lettersEnd, LEFT_TO_RIGHT_MARK).append(LEFT_TO_RIGHT_MARK);
                }
                seen.append(words, first, end);
                lettersEnd = seen.length();
                end = first;
            } else {
                seen.append(
                        end - start == 1
                                ? String.valueOf(Mirrored.of(words.charAt(start)))
                                : words.substring(start, end));
                end = start;
            }
        }
        return seen.toString();
    }

    private static boolean turnsItself(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                    true;
            default -> false;
        };
    }
}
