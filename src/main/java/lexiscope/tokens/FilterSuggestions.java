package lexiscope.tokens;

import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Completes the filter language: names of values and sets, and the categories and sets behind a
/// colon, with how many tokens there are of each.
public final class FilterSuggestions {
    private final TokenTable tokens;
    private final TokenSets sets;

    public FilterSuggestions(TokenTable tokens, TokenSets sets) {
        this.tokens = tokens;
        this.sets = sets;
    }

    /// What may come at the caret: names in the order of the values, categories and sets with the
    /// most tokens first; nothing inside a quoted text or a regular expression. Cost: that of the
    /// columns that are not known yet.
    ///
    /// @param caret a place in the line, 0 to its length
    public List<FilterSuggestion> at(String line, int caret, Progress progress) {
        int begun = term(line, caret);
        if (begun < 0) {
            return List.of();
        }
        int end = caret;
        while (end < line.length() && isName(line.charAt(end))) {
            end++;
        }
        String typed = line.substring(begun, caret);
        int colon = typed.indexOf(':');
        if (colon < 0) {
            return names(begun, end, typed.toLowerCase(Locale.ROOT), progress);
        }
        String name = typed.substring(0, colon).toLowerCase(Locale.ROOT);
        int comma = Math.max(colon, typed.lastIndexOf(','));
        String prefix = typed.substring(comma + 1);
        List<FilterSuggestion> found =
                name.equals(TokenFilter.IN)
                        ? inSets(begun + comma + 1, end, prefix)
                        : categories(name, begun + comma + 1, end, prefix, progress);
        return found.stream()
                .sorted(Comparator.comparingInt(FilterSuggestion::count).reversed())
                .toList();
    }

    /// Where the term at the caret begins; -1 inside a text or a regular expression.
    private static int term(String line, int caret) {
        int begun = 0;
        char open = 0;
        for (int i = 0; i < caret; i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (open == 0 && c == '-' && i == begun) {
                begun++;
            } else if (open != 0) {
                open = c == open ? 0 : open;
            } else if ((c == '"' || c == '/') && i == begun) {
                open = c;
            } else if (Character.isWhitespace(c) || c == '(' && i == begun || c == ')') {
                begun = i + 1;
            }
        }
        return open == 0 ? Math.min(begun, caret) : -1;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    private List<FilterSuggestion> names(int from, int to, String prefix, Progress progress) {
        var found = new ArrayList<FilterSuggestion>();
        for (TokenValue value : tokens.values()) {
            if (value.id().startsWith(prefix)) {
                int filled = tokens.column(value.id(), progress).filled();
                String text = value.numeric() ? value.id() : value.id() + ":";
                found.add(new FilterSuggestion(from, to, text, value.label(), filled));
            }
        }
        if (TokenFilter.IN.startsWith(prefix) && !sets.names().isEmpty()) {
            int all =
                    sets.names().stream()
                            .flatMap(n -> sets.named(n).stream())
                            .reduce(TokenSet.EMPTY, TokenSet::union)
                            .size();
            found.add(new FilterSuggestion(from, to, TokenFilter.IN + ":", "In a set", all));
        }
        return found;
    }

    private List<FilterSuggestion> inSets(int from, int to, String prefix) {
        return sets.names().stream()
                .filter(name -> begins(name, prefix))
                .flatMap(
                        name ->
                                sets.named(name).stream()
                                        .map(s -> suggestion(from, to, name, name, s.size())))
                .toList();
    }

    private List<FilterSuggestion> categories(
            String name, int from, int to, String prefix, Progress progress) {
        var found = new ArrayList<FilterSuggestion>();
        if (tokens.value(name).isPresent()
                && tokens.column(name, progress) instanceof TokenColumn.Categories column) {
            int[] counts = column.counts();
            for (int i = 0; i < counts.length; i++) {
                String category = column.names().get(i);
                if (counts[i] > 0 && begins(TokenValue.word(category), prefix)) {
                    found.add(suggestion(from, to, TokenValue.word(category), category, counts[i]));
                }
            }
        }
        return found;
    }

    private static boolean begins(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static FilterSuggestion suggestion(
            int from, int to, String name, String label, int count) {
        return new FilterSuggestion(from, to, FilterPrinter.item(name), label, count);
    }
}
