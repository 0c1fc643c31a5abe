package lexiscope.ui.session;

import lexiscope.tokens.TokenSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a named set of tokens may be called, so that a filter can speak of it (`in:name`).
final class SetNames {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_-]{1,40}");

    /// Sets that are always there.
    private static final Set<String> TAKEN = Set.of("text", "selection");

    private SetNames() {}

    /// The sets with the selection as a further one; a set that had the name is replaced.
    ///
    /// @throws IllegalArgumentException with a sentence where it is no name, or nothing is selected
    static List<TokenSet> with(List<TokenSet> sets, String name, Selection selection) {
        String word = checked(name);
        if (selection.isEmpty()) {
            throw new IllegalArgumentException("Nothing is selected that could get a name.");
        }
        var all = new ArrayList<>(sets);
        all.removeIf(s -> s.name().filter(word::equals).isPresent());
        all.add(TokenSet.of(selection.ids().toArray()).named(word));
        return List.copyOf(all);
    }

    /// The name without spaces around it.
    ///
    /// @throws IllegalArgumentException with a sentence where it cannot be one
    static String checked(String name) {
        String word = name.strip();
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException(
                    "The name of a set has letters, digits, - and _, at most 40 of them, and no"
                            + " spaces.");
        }
        if (TAKEN.contains(word)) {
            throw new IllegalArgumentException(
                    "“" + word + "” is always the name of another set; choose another one.");
        }
        return word;
    }
}
