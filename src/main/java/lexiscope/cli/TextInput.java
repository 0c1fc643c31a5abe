package lexiscope.cli;

import lexiscope.json.Json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Lines of JSON on standard input, of which each has a text.
final class TextInput {
    /// What is done with each.
    @FunctionalInterface
    interface Each {
        void line(String text, Map<String, Object> whole) throws IOException;
    }

    private TextInput() {}

    /// Reads to the end; empty lines are passed over.
    ///
    /// @throws IllegalArgumentException with a sentence that names the line without a text
    static void read(Each each) throws IOException {
        try (var in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                Map<String, Object> whole;
                try {
                    whole = Json.object(line);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "Line " + number + " of the input: " + e.getMessage() + ".", e);
                }
                if (!(whole.get("text") instanceof String text)) {
                    throw new IllegalArgumentException(
                            "Line " + number + " of the input has no \"text\".");
                }
                each.line(text, whole);
            }
        }
    }
}
