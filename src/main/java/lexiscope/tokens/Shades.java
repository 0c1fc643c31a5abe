package lexiscope.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A value of tokens as few shades, so that text and map can be coloured by it: tints of
/// categories, or steps from little to much. By id, or by whatever was picked of it.
public sealed interface Shades {
    /// Categories: the most common have a tint each, the others one together.
    ///
    /// @param names of the tints, the most common category first; the last may stand for several
    /// @param counts how many tokens have each tint; owned and not written
    /// @param tints by id, -1 for none; owned and not written
    record Tints(List<String> names, int[] counts, byte[] tints) implements Shades {
        public Tints {
            names = List.copyOf(names);
        }

        @Override
        public Shades of(int[] ids) {
            byte[] own = picked(tints, ids);
            return new Tints(names, counted(names.size(), own), own);
        }
    }

    /// Numbers from little to much.
    ///
    /// @param least what the first step is, as a person reads it
    /// @param most what the last step is
    /// @param note how values go to steps, or ""
    /// @param steps by id, 0 for the first, -1 for none; owned and not written
    record Steps(String least, String most, String note, byte[] steps) implements Shades {
        @Override
        public Shades of(int[] ids) {
            return new Steps(least, most, note, picked(steps, ids));
        }
    }

    /// No token has the value.
    record None() implements Shades {
        @Override
        public Shades of(int[] ids) {
            return this;
        }
    }

    /// The same for some tokens, in their order.
    Shades of(int[] ids);

    /// Shades for a value. Cost: n log n.
    ///
    /// @param column of the value
    /// @param tints how many categories are told apart, 2 or more; of more the least common share
    ///   the last
    /// @param steps how many steps numbers are put into, 2 or more
    static Shades of(TokenValue value, TokenColumn column, int tints, int steps) {
        return switch (column) {
            case TokenColumn.Categories categories ->
                    // kinds keep their order, which is that of their colours everywhere
                    tints(categories, tints, value.equals(TokenValues.KIND));
            case TokenColumn.Numbers _, TokenColumn.Wholes _ ->
                    value.scale() instanceof Scale.Sequential s
                                    && Double.isFinite(s.least())
                                    && Double.isFinite(s.most())
                            ? linear(
                                    column,
                                    s.least(),
                                    s.most(),
                                    steps,
                                    said(value, s.least()),
                                    said(value, s.most()))
                            : ranked(value, column, steps);
        };
    }

    /// Steps of equal width; what lies outside goes to the first or the last.
    static Steps linear(
            TokenColumn column, double least, double most, int steps, String first, String last) {
        byte[] out = new byte[column.size()];
        for (int id = 0; id < out.length; id++) {
            double share = (column.number(id) - least) / (most - least);
            out[id] =
                    Double.isNaN(share)
                            ? -1
                            : (byte) Math.clamp((long) Math.floor(share * steps), 0, steps - 1);
        }
        return new Steps(first, last, "", out);
    }

    private static String said(TokenValue value, double number) {
        return value.shown(new TokenColumn.Numbers(new float[] {(float) number}), 0);
    }

    private static Shades tints(TokenColumn.Categories c, int most, boolean inOrder) {
        int[] counts = c.counts();
        List<Integer> order =
                inOrder
                        ? IntStream.range(0, counts.length).boxed().toList()
                        : IntStream.range(0, counts.length)
                                .boxed()
                                .filter(i -> counts[i] > 0)
                                .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
                                .toList();
        var names = new ArrayList<String>();
        byte[] tintOf = new byte[counts.length];
        for (int i = 0; i < order.size(); i++) {
            tintOf[order.get(i)] = (byte) Math.min(i, most - 1);
            if (i < most) {
                boolean shared = i == most - 1 && order.size() > most;
                names.add(shared ? "others" : c.names().get(order.get(i)));
            }
        }
        byte[] tints = new byte[c.size()];
        for (int id = 0; id < tints.length; id++) {
            tints[id] = c.has(id) ? tintOf[c.values()[id]] : -1;
        }
        return new Tints(names, counted(names.size(), tints), tints);
    }

    private static int[] counted(int tints, byte[] of) {
        int[] counts = new int[tints];
        for (byte tint : of) {
            if (tint >= 0) {
                counts[tint]++;
            }
        }
        return counts;
    }

    private static byte[] picked(byte[] of, int[] ids) {
        byte[] out = new byte[ids.length];
        for (int i = 0; i < ids.length; i++) {
            out[i] = ids[i] < of.length ? of[ids[i]] : -1;
        }
        return out;
    }

    /// Steps by the order of the values alone: what has no bounds of its own would else be spread
    /// by a few that are far out. They hold as many tokens of the vocabulary each, as far as equal
    /// values allow; of places in a list each holds twice as many as the one before, since the
    /// first of them make up most of a text.
    private static Shades ranked(TokenValue value, TokenColumn column, int steps) {
        double[] sorted =
                IntStream.range(0, column.size())
                        .mapToDouble(column::number)
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        if (sorted.length == 0) {
            return new None();
        }
        boolean doubling = value.scale() instanceof Scale.Ordinal;
        byte[] out = new byte[column.size()];
        for (int id = 0; id < out.length; id++) {
            double number = column.number(id);
            if (Double.isFinite(number)) {
                double share = (below(sorted, number) + 0.5) / sorted.length;
                double step = doubling ? steps + Math.log(share) / Math.log(2) : share * steps;
                out[id] = (byte) Math.clamp((long) Math.floor(step), 0, steps - 1);
            } else {
                out[id] = -1;
            }
        }
        return new Steps(
                said(value, sorted[0]),
                said(value, sorted[sorted.length - 1]),
                doubling
                        ? "each shade twice as many tokens as the one before"
                        : "each shade as many tokens as the next",
                out);
    }

    /// How many are less.
    private static int below(double[] sorted, double number) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
