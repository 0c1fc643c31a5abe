package lexiscope.ui.kit;

import java.util.Locale;

/// How numbers are written: grouped by thousands, with a true minus.
public final class Numbers {
    private Numbers() {}

    /// `30,522`.
    public static String whole(long n) {
        return String.format(Locale.ROOT, "%,d", n).replace('-', '−');
    }

    /// `1.199`.
    public static String three(double v) {
        return Double.isNaN(v) ? "–" : String.format(Locale.ROOT, "%.3f", v).replace('-', '−');
    }

    /// `4.18`.
    public static String two(double v) {
        return Double.isNaN(v) ? "–" : String.format(Locale.ROOT, "%.2f", v).replace('-', '−');
    }
}
