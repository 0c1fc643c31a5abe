package lexiscope.comparison;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What one tokenizer needs for each of several texts that say the same.
///
/// Special tokens that a template adds are not counted: they are as many for a short text as for a
/// long one, and would bring every cost nearer to 1.
///
/// @param tokenizer the name that the tokenizer goes by
/// @param costs a text each, in the order of the texts
public record CostTable(String tokenizer, List<Cost> costs) {
    private static final EncodeOptions BARE = new EncodeOptions(false, true);

    public CostTable {
        costs = List.copyOf(costs);
    }

    /// Counts, on all cores.
    public static CostTable of(Comparand by, ParallelTexts texts, Progress progress) {
        return of(List.of(by), texts, progress).getFirst();
    }

    private static CostTable of(Comparand by, ParallelTexts texts, Cost[] costs) {
        var all = texts.texts();
        int english = texts.english().map(e -> costs[all.indexOf(e)].tokens()).orElse(0);
        var relative = new ArrayList<Cost>();
        for (Cost cost : costs) {
            relative.add(english == 0 ? cost : beside(cost, english));
        }
        return new CostTable(by.name(), relative);
    }

    /// The tables of several tokenizers.
    public static List<CostTable> of(
            List<Comparand> tokenizers, ParallelTexts texts, Progress progress) {
        var all = texts.texts();
        // the longest first, so that no core is left with one when the others are done
        int[] order =
                IntStream.range(0, all.size())
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> -all.get(i).text().length()))
                        .mapToInt(i -> i)
                        .toArray();
        int n = tokenizers.size();
        Cost[][] costs = new Cost[n][all.size()];
        Ranges.run(
                n * all.size(),
                1,
                progress,
                "counting tokens",
                (i, _, _) -> {
                    int text = order[i / n];
                    costs[i % n][text] = cost(tokenizers.get(i % n), all.get(text));
                });
        var tables = new ArrayList<CostTable>();
        for (int i = 0; i < n; i++) {
            tables.add(of(tokenizers.get(i), texts, costs[i]));
        }
        return tables;
    }

    /// Tables of the same texts with their rows in the order of the first table's costs, the
    /// dearest last; texts without a cost stand at the end.
    public static List<CostTable> sorted(List<CostTable> tables) {
        if (tables.isEmpty()) {
            return tables;
        }
        var first = tables.getFirst().costs();
        int[] order =
                IntStream.range(0, first.size())
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        i -> first.get(i).relative().orElse(Double.MAX_VALUE)))
                        .mapToInt(i -> i)
                        .toArray();
        return tables.stream()
                .map(
                        t ->
                                new CostTable(
                                        t.tokenizer(),
                                        IntStream.of(order).mapToObj(t.costs()::get).toList()))
                .toList();
    }

    /// The tables without program code.
    public static List<CostTable> prose(List<CostTable> tables) {
        return tables.stream()
                .map(
                        t ->
                                new CostTable(
                                        t.tokenizer(),
                                        t.costs().stream().filter(c -> !c.text().code()).toList()))
                .toList();
    }

    private static Cost cost(Comparand by, ParallelText text) {
        var encoding = by.tokenizer().encode(text.text(), BARE);
        return new Cost(
                text,
                TextLength.of(text.text()),
                Words.of(text.text(), encoding),
                encoding.size(),
                Comparison.unknown(encoding),
                OptionalDouble.empty());
    }

    private static Cost beside(Cost cost, int english) {
        return new Cost(
                cost.text(),
                cost.length(),
                cost.words(),
                cost.tokens(),
                cost.unknown(),
                OptionalDouble.of((double) cost.tokens() / english));
    }
}
