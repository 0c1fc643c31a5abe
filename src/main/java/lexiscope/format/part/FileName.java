package lexiscope.format.part;

import java.util.regex.Pattern;

/// A name that files of a format go by, and when a folder is searched for it.
///
/// @param glob the name; `*` stands for any characters, `#` for a number, `folder/name` for a file
///   in a folder below
/// @param holds what part of a model such a file is searched for
/// @param rank its turn in the search, the lower the earlier; [#UNSEARCHED] where such a file only
///   opens by itself
/// @param among which of several such files comes first
public record FileName(String glob, Holds holds, int rank, Among among) {
    /// The rank of a name that a folder is not searched for.
    public static final int UNSEARCHED = Integer.MAX_VALUE;

    /// What part of a model a file may hold.
    public enum Holds {
        TOKENIZER,
        MATRIX
    }

    /// Which of several files of a name comes first.
    public enum Among {
        /// By their names.
        FIRST,
        /// Of the same matrix in several types the largest file is the most exact.
        LARGEST,
        /// The highest number in the place of `#`: a version or a date.
        NEWEST
    }

    /// The file of a tokenizer.
    public static FileName tokenizer(int rank, String glob) {
        return new FileName(
                glob, Holds.TOKENIZER, rank, glob.contains("#") ? Among.NEWEST : Among.FIRST);
    }

    /// The file of a matrix.
    public static FileName matrix(int rank, String glob) {
        return new FileName(glob, Holds.MATRIX, rank, Among.LARGEST);
    }

    /// The same, the first by name coming first.
    public FileName byName() {
        return new FileName(glob, holds, rank, Among.FIRST);
    }

    /// The same where a folder is not searched for it.
    public FileName unsearched() {
        return new FileName(glob, holds, UNSEARCHED, among);
    }

    /// Whether a folder is searched for it.
    public boolean searched() {
        return rank < UNSEARCHED;
    }

    /// The folder below the one searched, or "" for that one itself.
    public String folder() {
        return glob.substring(0, Math.max(0, glob.indexOf('/')));
    }

    /// Whether a file goes by this name.
    ///
    /// @param name without its folder
    public boolean fits(String name) {
        String last = glob.substring(glob.indexOf('/') + 1);
        int star = last.indexOf('*');
        if (star < 0) {
            return name.equals(last);
        }
        if (star == 0 && last.lastIndexOf('*') == 0 && last.indexOf('#') < 0) {
            return name.length() >= last.length() && name.endsWith(last.substring(1));
        }
        return pattern(last).matcher(name).matches();
    }

    /// The number in the place of `#`, or -1.
    ///
    /// @param name one that fits
    public long number(String name) {
        var matcher = pattern(glob).matcher(name);
        return matcher.matches() && matcher.groupCount() > 0
                ? Long.parseLong(matcher.group(1))
                : -1;
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                "\\Q" + glob.replace("*", "\\E.*?\\Q").replace("#", "\\E(\\d{1,12})\\Q") + "\\E");
    }
}
