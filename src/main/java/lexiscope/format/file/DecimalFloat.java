package lexiscope.format.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Decimal numbers in bytes of text as floats, rounded as [Float#parseFloat] rounds but quicker.
public final class DecimalFloat {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-]?((?i)nan|inf(inity)?)");

    private static final double[] TENS = new double[23];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            // exact up to 10^22
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private DecimalFloat() {}

    /// Whether a field is a number.
    public static boolean looksRight(String field) {
        return NUMBER.matcher(field).matches();
    }

    /// The number in `text[from…to)`.
    ///
    /// @throws NumberFormatException when it is none
    public static float parse(byte[] text, int from, int to) {
        int i = from;
        boolean negative = i < to && text[i] == '-';
        if (i < to && (text[i] == '-' || text[i] == '+')) {
            i++;
        }
        long digits = 0;
        int count = 0;
        int exponent = 0;
        boolean point = false;
        for (; i < to; i++) {
            byte c = text[i];
            if (c >= '0' && c <= '9') {
                if (count > 17) {
                    return slow(text, from, to);
                }
                digits = digits * 10 + (c - '0');
                count += digits == 0 ? 0 : 1;
                exponent -= point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return slow(text, from, to);
            }
        }
        boolean empty = to - from == (point ? 1 : 0);
        if (empty || digits > 1L << 53 || exponent < -22) {
            return slow(text, from, to);
        }
        // both are exact, so that their quotient is rounded once
        double value = digits / TENS[-exponent];
        // once more to a float: wrong only where the double lies half way between two floats
        if ((Double.doubleToRawLongBits(value) & 0x1FFFFFFFL) == 0x10000000L
                || value != 0 && value < 2 * Float.MIN_NORMAL) {
            return slow(text, from, to);
        }
        return (float) (negative ? -value : value);
    }

    private static float slow(byte[] text, int from, int to) {
        String number = new String(text, from, to - from, StandardCharsets.US_ASCII);
        if (!looksRight(number)) {
            throw new NumberFormatException(number);
        }
        return switch (number.replaceFirst("^[+-]", "").toLowerCase(Locale.ROOT)) {
            case "nan" -> Float.NaN;
            case "inf", "infinity" ->
                    number.startsWith("-") ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
            default -> Float.parseFloat(number);
        };
    }
}
