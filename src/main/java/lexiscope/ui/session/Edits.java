package lexiscope.ui.session;

import lexiscope.tokens.TokenSet;
import lexiscope.ui.kit.Numbers;

import java.util.HashSet;
import java.util.List;

/// The words of edits, as they go on after "Undo ".
final class Edits {
    private Edits() {}

    static String selection(Selection before, Selection after) {
        if (after.isEmpty()) {
            return "clearing the selection";
        }
        int more = after.size() - before.size();
        return more == 1
                ? "selecting a token"
                : more > 1
                        ? "selecting " + Numbers.whole(more) + " tokens"
                        : "changing the selection";
    }

    /// A letter more or less is the same filter being written.
    static boolean filterGoesOn(String before, String after) {
        return !before.isEmpty() && (before.startsWith(after) || after.startsWith(before));
    }

    static String filter(String before, String after) {
        return after.isEmpty() ? "clearing the filter" : "the filter " + after;
    }

    static String sets(List<TokenSet> before, List<TokenSet> after) {
        var names = new HashSet<String>();
        after.forEach(s -> s.name().ifPresent(names::add));
        before.forEach(s -> s.name().ifPresent(names::remove));
        if (names.size() == 1) {
            return "naming the set " + names.iterator().next();
        }
        return after.size() < before.size() ? "forgetting a set" : "changing the sets";
    }
}
