package lexiscope.ui.folder;

import java.nio.file.Path;
import java.util.List;

/// Which tokens are to stay.
///
/// @param way what says so
/// @param corpus text files that say so
/// @param counts the table that says so; none as an empty list
/// @param filter a line of the filter language, for what is kept or taken away
/// @param least how often a counted token occurs at least
/// @param multiple the matrix gets a multiple of so many rows
record TrimChoice(
        Way way, List<Path> corpus, List<Path> counts, String filter, long least, int multiple) {
    /// Keep what the text of the window uses.
    static final TrimChoice FIRST = new TrimChoice(Way.TEXT, List.of(), List.of(), "", 1, 1);

    /// What says which tokens stay.
    enum Way {
        TEXT("Keep what the text uses"),
        CORPUS("Keep what files use"),
        COUNTS("Keep what a table counts"),
        KEEP("Keep what a filter finds"),
        REMOVE("Take away what a filter finds");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        boolean filters() {
            return this == KEEP || this == REMOVE;
        }
    }

    TrimChoice by(Way other) {
        return new TrimChoice(other, corpus, counts, filter, least, multiple);
    }

    TrimChoice over(List<Path> files) {
        return new TrimChoice(way, List.copyOf(files), counts, filter, least, multiple);
    }

    TrimChoice counting(Path table) {
        return new TrimChoice(way, corpus, List.of(table), filter, least, multiple);
    }

    TrimChoice filtering(String line) {
        return new TrimChoice(way, corpus, counts, line, least, multiple);
    }

    TrimChoice atLeast(long times) {
        return new TrimChoice(way, corpus, counts, filter, times, multiple);
    }

    TrimChoice multipleOf(int rows) {
        return new TrimChoice(way, corpus, counts, filter, least, rows);
    }

    /// What it waits for, in a sentence, or "".
    String waitsFor() {
        return switch (way) {
            case TEXT -> "";
            case CORPUS ->
                    corpus.isEmpty()
                            ? "Choose text files: the tokens that they use stay, and what those"
                                    + " need."
                            : "";
            case COUNTS ->
                    counts.isEmpty()
                            ? "Choose a table: an id, a tab and a count a line, or columns named"
                                    + " id and count."
                            : "";
            case KEEP ->
                    filter.isBlank()
                            ? "Type a filter, such as script:Latin or norm>0.5: the tokens that it"
                                    + " finds stay, and what those need."
                            : "";
            case REMOVE ->
                    filter.isBlank()
                            ? "Type a filter, such as script:Thai: the tokens that it finds go, and"
                                    + " those that are made from them."
                            : "";
        };
    }
}
