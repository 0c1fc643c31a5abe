package lexiscope.ui.steps;

import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.ui.kit.Numbers;

import java.util.List;
import java.util.regex.Pattern;

/// Why a step was taken, in words.
///
/// @param sources the files that the model was read from
record Reasons(List<String> sources) {
    /// Files that hold the entries of a tokenizer, the surest first.
    private static final Pattern[] HOLDERS = {
        Pattern.compile("tokenizer\\.json"),
        Pattern.compile("tekken\\.json"),
        Pattern.compile(".*\\.tiktoken"),
        Pattern.compile(".*\\.(model(\\.v\\d.*)?|spm)"),
        Pattern.compile(".*\\.gguf"),
        Pattern.compile(".*vocab.*\\.(txt|json)(\\.gz)?")
    };

    /// Files whose merges stand in a list beside them.
    private static final Pattern LISTED = Pattern.compile("vocab(-src)?\\.json");

    /// `1st`, `2nd`, `33rd`, `11th`.
    static String ordinal(long n) {
        long hundred = n % 100;
        String ending =
                hundred >= 11 && hundred <= 13
                        ? "th"
                        : switch ((int) (n % 10)) {
                            case 1 -> "st";
                            case 2 -> "nd";
                            case 3 -> "rd";
                            default -> "th";
                        };
        return Numbers.whole(n) + ending;
    }

    /// The name of the file that the tokens stand in, or "the model's file".
    String file() {
        List<String> names =
                sources.stream()
                        .map(
                                s ->
                                        s.substring(
                                                Math.max(s.lastIndexOf('/'), s.lastIndexOf('\\'))
                                                        + 1))
                        .toList();
        for (Pattern holder : HOLDERS) {
            for (String name : names) {
                if (holder.matcher(name).matches()) {
                    return name;
                }
            }
        }
        return names.size() == 1 ? names.getFirst() : "the model's file";
    }

    /// The name of the file that the merges stand in.
    String merges() {
        return LISTED.matcher(file()).matches() ? "merges.txt" : file();
    }

    /// What the rank of a merge says.
    static String rank(Forest.Row row) {
        return Double.isNaN(row.score())
                ? "This is the "
                        + ordinal(row.rank() + 1L)
                        + " pair the training joined: common in the texts it saw, the earlier the"
                        + " more common."
                : "What it makes has the score "
                        + score(row.score())
                        + ": the higher, the sooner it is made.";
    }

    /// Which entry of which file says so.
    String entry(Forest.Row row) {
        boolean listed = !file().endsWith(".tiktoken") && !file().equals("tekken.json");
        return Double.isNaN(row.score()) && listed
                ? "entry " + Numbers.whole(row.rank() + 1L) + " of the merges in " + merges()
                : "token " + Numbers.whole(row.product().piece().id()) + " of " + file();
    }

    static String score(double score) {
        return score == Math.rint(score) ? Numbers.whole((long) score) : Numbers.two(score);
    }

    /// What the model did with a word, in a sentence.
    static String model(Trace.Word word) {
        int pieces = word.steps().pieces().size();
        String into = Numbers.whole(pieces) + (pieces == 1 ? " piece" : " pieces");
        return switch (word.steps()) {
            case Steps.Direct _ -> "Found at once: " + into;
            case Steps.Merged m ->
                    counted(m.merges().size(), "merge")
                            + (m.merges().size() == 1 ? " turns " : " turn ")
                            + counted(m.symbols().size(), "symbol")
                            + " into "
                            + into;
            case Steps.Lattice l ->
                    counted(l.edges().size(), "piece")
                            + (l.edges().size() == 1 ? " fits" : " fit")
                            + "; the best way takes "
                            + Numbers.whole(l.left().size())
                            + (l.left().equals(l.pieces()) ? "" : " and gives " + into);
            case Steps.Prefixes p ->
                    counted(p.attempts().size(), "beginning")
                            + " tried, the longest first: "
                            + into;
        };
    }

    /// `1 merge`, `2 merges`.
    static String counted(long n, String what) {
        return Numbers.whole(n) + " " + what + (n == 1 ? "" : "s");
    }
}
