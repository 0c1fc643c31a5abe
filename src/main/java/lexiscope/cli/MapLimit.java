package lexiscope.cli;

import lexiscope.model.LanguageModel;

import java.util.stream.IntStream;

/// Which rows a map shows when not all: tokens of ordinary text first, by id, then the others.
final class MapLimit {
    private MapLimit() {}

    /// At most `limit` of some rows, ascending.
    ///
    /// @param rows their ids, ascending
    static int[] ids(LanguageModel model, int[] rows, int limit) {
        check(limit);
        if (limit >= rows.length) {
            return rows;
        }
        return IntStream.concat(
                        IntStream.of(rows).filter(id -> ordinary(model, id)),
                        IntStream.of(rows).filter(id -> !ordinary(model, id)))
                .limit(limit)
                .sorted()
                .toArray();
    }

    /// Refuses a limit that leaves nothing.
    static void check(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("--limit must be at least 1.");
        }
    }

    private static boolean ordinary(LanguageModel model, int id) {
        if (!model.vocabulary().has(id)) {
            return false;
        }
        return switch (model.vocabulary().kind(id)) {
            case BYTE, SPECIAL, ADDED, CONTROL, UNUSED -> false;
            case WORD_START, CONTINUATION -> true;
        };
    }
}
