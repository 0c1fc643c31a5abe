package lexiscope.ui.kit;

import java.util.Locale;

/// How sizes of files are written: in powers of ten, as the hub does.
public final class Sizes {
    private Sizes() {}

    /// `2.1 GB`, `311 MB`, `2.9 MB`, `12 kB`.
    public static String of(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%,d kB", Math.max(1, bytes / 1000));
        }
        if (bytes < 100_000_000) {
            return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%,.0f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
    }
}
