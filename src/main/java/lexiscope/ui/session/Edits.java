package lexiscope.ui.session;

import lexiscope.tokens.TokenSet;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
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

    /// What became of the trials, where one thing was done.
    static String trials(Trials before, Trials after) {
        List<Trial> old = before.list();
        List<Trial> now = after.list();
        int more = now.size() - old.size();
        if (more == 1) {
            return "adding " + now.getLast().content();
        }
        if (more > 1) {
            return "adding " + Numbers.whole(more) + " tokens";
        }
        int at = 0;
        while (at < now.size() && old.get(at).equals(now.get(at))) {
            at++;
        }
        if (more < 0) {
            return more == -1
                    ? "taking back " + old.get(at).content()
                    : "taking back " + Numbers.whole(-more) + " tokens";
        }
        return at == now.size() ? vectors(before, after) : changed(old.get(at), now.get(at));
    }

    private static String changed(Trial old, Trial now) {
        String token = now.content();
        if (!old.content().equals(token)) {
            return "moving " + token;
        }
        if (old.on() != now.on()) {
            return "turning " + token + (now.on() ? " on" : " off");
        }
        if (!old.note().equals(now.note())) {
            return "the note on " + token;
        }
        if (!old.first().equals(now.first())) {
            return "the first vector of " + token;
        }
        return old.proposal().as() != now.proposal().as()
                ? token + " as " + now.proposal().as().label()
                : "the flags of " + token;
    }

    private static String vectors(Trials before, Trials after) {
        return before.multiple() != after.multiple()
                ? "the number of rows"
                : before.median() != after.median()
                        ? "the median norm"
                        : !before.output().equals(after.output())
                                ? "the first output vectors"
                                : "the first vectors";
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
