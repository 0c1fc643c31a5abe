package lexiscope.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Costs as lines of a table: a head, then a text a line, tokenizer by tokenizer.
///
/// With tabs between columns, tabs, line ends and backslashes of a name are escaped by a backslash;
/// with commas, a name that holds one is quoted (RFC 4180).
///
/// @param separator a tab or a comma
/// @param details three columns more: words that are one token, tokens a word, bytes a token
public record CostLines(char separator, boolean details) {
    private static final List<String> HEAD =
            List.of(
                    "language",
                    "script",
                    "words",
                    "characters",
                    "bytes",
                    "tokens",
                    "unknown",
                    "cost");
    private static final List<String> MORE =
            List.of("whole_words", "tokens_per_word", "bytes_per_token");

    /// The lines of some tables; of several, the tokenizer is the first column.
    public List<String> of(List<CostTable> tables) {
        boolean several = tables.size() > 1;
        var lines = new ArrayList<String>();
        var head = new ArrayList<String>();
        if (several) {
            head.add("tokenizer");
        }
        head.addAll(HEAD);
        if (details) {
            head.addAll(MORE);
        }
        lines.add(joined(head));
        for (CostTable table : tables) {
            for (Cost cost : table.costs()) {
                var cells = new ArrayList<String>();
                if (several) {
                    cells.add(table.tokenizer());
                }
                cells.addAll(cells(cost));
                lines.add(joined(cells));
            }
        }
        return lines;
    }

    private List<String> cells(Cost cost) {
        var cells =
                new ArrayList<>(
                        List.of(
                                cost.text().language(),
                                cost.text().script(),
                                "" + cost.words().count(),
                                "" + cost.length().characters(),
                                "" + cost.length().bytes(),
                                "" + cost.tokens(),
                                "" + cost.unknown(),
                                number(cost.relative())));
        if (details) {
            cells.add("" + cost.words().whole());
            cells.add(number(cost.tokensPerWord()));
            cells.add(number(cost.bytesPerToken()));
        }
        return cells;
    }

    private String joined(List<String> cells) {
        return String.join("" + separator, cells.stream().map(this::cell).toList());
    }

    private String cell(String text) {
        if (separator == '\t') {
            return text.replace("\\", "\\\\")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r");
        }
        boolean quoted = text.chars().anyMatch(c -> c == separator || c == '"' || c < ' ');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /// Six digits after the point, as many as are needed.
    private static String number(OptionalDouble number) {
        return number.isEmpty()
                ? ""
                : BigDecimal.valueOf(number.getAsDouble())
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
