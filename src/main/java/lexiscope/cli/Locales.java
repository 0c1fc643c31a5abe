package lexiscope.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whether Java could read the arguments: in a locale without UTF-8, as containers have it, it puts
/// U+FFFD for every byte that is not ASCII, before the program begins.
final class Locales {
    private Locales() {}

    /// A sentence where an argument came through damaged.
    static Optional<String> unreadable(String... args) {
        return unreadableIn(System.getProperty("sun.jnu.encoding", "UTF-8"), args);
    }

    static Optional<String> unreadableIn(String encoding, String... args) {
        boolean utf8 = encoding.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8");
        return utf8
                ? Optional.empty()
                : Arrays.stream(args)
                        .filter(a -> a.indexOf('\uFFFD') >= 0)
                        .findFirst()
                        .map(
                                a ->
                                        "The argument “"
                                                + a
                                                + "” holds characters that Java cannot read in this"
                                                + " locale ("
                                                + encoding
                                                + "). Start bin/lexiscope, or set LC_ALL=C.UTF-8.");
    }
}
