package lexiscope.passage;

import lexiscope.json.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A stretch of a text that somebody has named.
///
/// @param start its first UTF-16 unit
/// @param end where it ends, exclusive, at least `start`
/// @param label what it is
public record LabelledSpan(int start, int end, String label) {
    /// Lines of JSON with `start`, `end` and `label`, as tools for annotation write them.
    ///
    /// @param length of the text in UTF-16 units
    /// @throws IllegalArgumentException with a sentence that names the line
    public static List<LabelledSpan> read(String lines, int length) {
        var spans = new ArrayList<LabelledSpan>();
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                String where = "Line " + number + " of the labels";
                try {
                    spans.add(of(Json.object(line), length, where));
                } catch (IllegalArgumentException e) {
                    String why = String.valueOf(e.getMessage());
                    throw new IllegalArgumentException(
                            why.startsWith(where) ? why : where + ": " + why + ".", e);
                }
            }
        }
        return List.copyOf(spans);
    }

    /// One label.
    ///
    /// @param length of the text in UTF-16 units
    /// @param where what a sentence calls it
    /// @throws IllegalArgumentException with a sentence
    public static LabelledSpan of(Map<?, ?> said, int length, String where) {
        if (!(said.get("start") instanceof Integer start
                && said.get("end") instanceof Integer end
                && said.get("label") instanceof String label)) {
            throw new IllegalArgumentException(
                    where + " needs whole numbers start and end, and a text label.");
        }
        if (start < 0 || end < start || end > length) {
            throw new IllegalArgumentException(
                    where
                            + " goes from "
                            + start
                            + " to "
                            + end
                            + ", but the text from 0 to "
                            + length
                            + "; places count UTF-16 units.");
        }
        return new LabelledSpan(start, end, label);
    }
}
