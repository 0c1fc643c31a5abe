package lexiscope.comparison;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokens.Scripts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What a text costs by the scripts it is written in.
///
/// A word belongs to the script of most of its characters, a token to that of the word it begins
/// in, white space to the word behind it. There is no English text of the same content to compare
/// with, so the cost is tokens a character over those of the bundled English text.
public final class ScriptCosts {
    private static final EncodeOptions BARE = new EncodeOptions(false, true);

    private ScriptCosts() {}

    /// The costs of a text, scripts in the order in which they first occur.
    public static CostTable of(Comparand by, String text) {
        var encoding = by.tokenizer().encode(text, BARE);
        var sums = new LinkedHashMap<String, Sum>();
        int piece = 0;
        int start = 0;
        while (start < text.length()) {
            int from = start;
            while (from < text.length() && WhiteSpace.is(text.charAt(from))) {
                from++;
            }
            int end = from;
            while (end < text.length() && !WhiteSpace.is(text.charAt(end))) {
                end++;
            }
            String word = text.substring(from, end);
            var sum = sums.computeIfAbsent(Scripts.written(word), _ -> new Sum());
            sum.length(TextLength.of(text, start, end));
            if (!word.isEmpty()) {
                sum.words++;
                sum.whole += Words.of(word, moved(encoding, from, end)).whole();
            }
            while (piece < encoding.size() && encoding.start(piece) < end) {
                sum.tokens++;
                sum.unknown += encoding.is(piece, Pieces.UNKNOWN) ? 1 : 0;
                piece++;
            }
            start = end;
        }
        return table(by, sums);
    }

    /// The pieces of a stretch, as if it were a text of its own.
    private static Encoding moved(Encoding all, int from, int to) {
        var pieces = new Pieces();
        int first = Math.max(0, all.pieceAt(from));
        for (int i = first; i < all.size() && all.start(i) < to; i++) {
            int start = Math.max(from, all.start(i)) - from;
            int end = Math.min(to, all.end(i)) - from;
            if (start < end) {
                byte marks = 0;
                for (byte mark : new byte[] {Pieces.UNKNOWN, Pieces.PART}) {
                    marks |= all.is(i, mark) ? mark : 0;
                }
                pieces.add(all.ids()[i], start, end, marks);
            }
        }
        return Encoding.of(pieces);
    }

    private static CostTable table(Comparand by, Map<String, Sum> sums) {
        var english = BundledTexts.read().english().orElseThrow();
        double perCharacter =
                (double) by.tokenizer().encode(english.text(), BARE).size()
                        / TextLength.of(english.text()).characters();
        List<Cost> costs = new ArrayList<>();
        sums.forEach(
                (script, sum) ->
                        costs.add(
                                new Cost(
                                        new ParallelText(script, script, ""),
                                        new TextLength(sum.characters, sum.bytes),
                                        new Words(sum.words, sum.whole),
                                        sum.tokens,
                                        sum.unknown,
                                        sum.characters == 0 || perCharacter == 0
                                                ? OptionalDouble.empty()
                                                : OptionalDouble.of(
                                                        sum.tokens
                                                                / (double) sum.characters
                                                                / perCharacter))));
        return new CostTable(by.name(), costs);
    }

    private static final class Sum {
        private int characters;
        private long bytes;
        private int words;
        private int whole;
        private int tokens;
        private int unknown;

        void length(TextLength more) {
            characters += more.characters();
            bytes += more.bytes();
        }
    }
}
