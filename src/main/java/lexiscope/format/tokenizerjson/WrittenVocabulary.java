package lexiscope.format.tokenizerjson;

import lexiscope.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The two large values of a `tokenizer.json`, a line an entry.
final class WrittenVocabulary {
    private WrittenVocabulary() {}

    /// Writes the vocabulary, and the merges where the model has any use for them.
    static void to(Writer out, WrittenModel model, @Nullable String[] entries) throws IOException {
        boolean merging = model.fields().path("type").asString("BPE").equals("BPE");
        if (model.scored()) {
            out.write("    \"vocab\": [");
            for (int id = 0; id < entries.length; id++) {
                out.write(id == 0 ? "\n" : ",\n");
                out.write("      [" + Json.line(String.valueOf(entries[id])) + ",");
                out.write(score(model.scores()[id]) + "]");
            }
            out.write("\n    ]\n");
            return;
        }
        out.write("    \"vocab\": {");
        String between = "\n";
        for (int id = 0; id < entries.length; id++) {
            String entry = entries[id];
            if (entry != null) {
                out.write(between + "      " + Json.line(entry) + ": " + id);
                between = ",\n";
            }
        }
        out.write(merging ? "\n    },\n    \"merges\": [" : "\n    }\n");
        if (merging) {
            between = "\n";
            for (var merge : model.merges()) {
                out.write(between + "      [" + Json.line(merge.left()) + ", ");
                out.write(Json.line(merge.right()) + "]");
                between = ",\n";
            }
            out.write("\n    ]\n");
        }
    }

    /// Digits from which the reference's reader makes exactly this number: it does not round as
    /// Java does, so that the shortest form may be one bit off.
    static String score(double score) {
        String shortest = Double.toString(score);
        if (TokenizerJsonVocabulary.score(shortest) == score) {
            return shortest;
        }
        var exact = new BigDecimal(score);
        for (int digits = 16; digits <= 19; digits++) {
            for (var rounding : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
                var text = exact.round(new MathContext(digits, rounding)).toPlainString();
                if (TokenizerJsonVocabulary.score(text) == score) {
                    return text;
                }
            }
        }
        return shortest;
    }
}
