package lexiscope.comparison;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;

/// The words of a text, and how many of them a tokenizer keeps whole.
///
/// A word is what stands between white space; in scripts that put none between words it is a whole
/// phrase. One is whole when one token has all of it, punctuation and signs at its ends aside, and
/// knows it.
///
/// @param count how many there are
/// @param whole how many are one token
public record Words(int count, int whole) {
    /// How many words a text has.
    public static int count(CharSequence text) {
        int count = 0;
        boolean before = true;
        for (int i = 0; i < text.length(); i++) {
            boolean space = WhiteSpace.is(text.charAt(i));
            count += before && !space ? 1 : 0;
            before = space;
        }
        return count;
    }

    /// The words of an encoding's text.
    public static Words of(String text, Encoding encoding) {
        int count = 0;
        int whole = 0;
        int i = 0;
        while (i < text.length()) {
            if (WhiteSpace.is(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < text.length() && !WhiteSpace.is(text.charAt(i))) {
                i++;
            }
            count++;
            whole += whole(text, start, i, encoding) ? 1 : 0;
        }
        return new Words(count, whole);
    }

    private static boolean whole(String text, int start, int end, Encoding encoding) {
        int from = start;
        int to = end;
        while (from < end && !spells(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (to > from && !spells(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        if (from >= to) {
            from = start;
            to = end;
        }
        int piece = encoding.pieceAt(from);
        return piece >= 0
                && encoding.end(piece) >= to
                && !encoding.is(piece, Pieces.UNKNOWN)
                && !encoding.is(piece, Pieces.PART);
    }

    private static boolean spells(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> Character.isLetterOrDigit(codePoint);
        };
    }
}
