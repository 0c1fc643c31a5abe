package lexiscope.tokens;

/// How a line of the filter language may go on at the caret.
///
/// @param from first unit of the line that is replaced
/// @param to the unit after the last one
/// @param text what takes its place
/// @param label what it is, for people
/// @param count how many tokens have that value, or are of that category or set
public record FilterSuggestion(int from, int to, String text, String label, int count) {
    /// The line with the suggestion in it.
    public String in(String line) {
        return line.substring(0, from) + text + line.substring(to);
    }
}
