package lexiscope.tokens;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/// A value of every token, by id, in one array; a token may have none. The arrays are owned and not
/// to be written. Ids beyond the array have no value.
public sealed interface TokenColumn {
    /// The ids it speaks of are below this.
    int size();

    /// Whether a token has a value.
    boolean has(int id);

    /// The value as a number, of a category its place in the list; NaN where there is none.
    double number(int id);

    /// Measured numbers.
    ///
    /// @param values by id; NaN is none
    record Numbers(float[] values) implements TokenColumn {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean has(int id) {
            return id >= 0 && id < values.length && !Float.isNaN(values[id]);
        }

        @Override
        public double number(int id) {
            return id >= 0 && id < values.length ? values[id] : Double.NaN;
        }
    }

    /// Counted numbers.
    ///
    /// @param values by id; [#NONE] is none
    record Wholes(long[] values) implements TokenColumn {
        /// The number that stands for no value.
        public static final long NONE = Long.MIN_VALUE;

        /// A column in which every token is without a value.
        static long[] without(int size) {
            long[] values = new long[size];
            Arrays.fill(values, NONE);
            return values;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean has(int id) {
            return id >= 0 && id < values.length && values[id] != NONE;
        }

        @Override
        public double number(int id) {
            return has(id) ? values[id] : Double.NaN;
        }
    }

    /// Categories.
    ///
    /// @param names in the order in which they are sorted and listed
    /// @param values the place of a token's category in the list, by id; -1 is none
    record Categories(List<String> names, int[] values) implements TokenColumn {
        public Categories {
            names = List.copyOf(names);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean has(int id) {
            return id >= 0 && id < values.length && values[id] >= 0;
        }

        @Override
        public double number(int id) {
            return has(id) ? values[id] : Double.NaN;
        }

        /// How many tokens are in each category.
        public int[] counts() {
            int[] counts = new int[names.size()];
            for (int value : values) {
                if (value >= 0) {
                    counts[value]++;
                }
            }
            return counts;
        }
    }

    /// How many tokens have a value.
    default int filled() {
        return TokenSet.where(size(), this::has).size();
    }

    /// The least of the finite numbers; empty where there is none.
    default OptionalDouble least() {
        return extreme(1);
    }

    /// The largest of the finite numbers; empty where there is none.
    default OptionalDouble most() {
        return extreme(-1);
    }

    private OptionalDouble extreme(int sign) {
        double found = Double.POSITIVE_INFINITY;
        for (int id = 0; id < size(); id++) {
            double value = sign * number(id);
            found = value < found && Double.isFinite(value) ? value : found;
        }
        return Double.isFinite(found) ? OptionalDouble.of(sign * found) : OptionalDouble.empty();
    }

    /// Ids in the order of their values, equal ones by id, those without a value always last. Cost:
    /// n log n.
    ///
    /// @param ids in any order
    default int[] sorted(int[] ids, boolean descending) {
        IntPredicate valued = this::has;
        int[] with = Arrays.stream(ids).filter(valued).sorted().toArray();
        int[] without = Arrays.stream(ids).filter(valued.negate()).sorted().toArray();
        long[] places = new long[with.length];
        double[] numbers = new double[with.length];
        for (int i = 0; i < with.length; i++) {
            // -0.0 is 0
            numbers[i] = (descending ? -number(with[i]) : number(with[i])) + 0.0;
        }
        double[] distinct = Arrays.stream(numbers).sorted().distinct().toArray();
        for (int i = 0; i < with.length; i++) {
            places[i] = (long) Arrays.binarySearch(distinct, numbers[i]) << 32 | with[i];
        }
        Arrays.parallelSort(places);
        int[] order = Arrays.copyOf(without, ids.length);
        System.arraycopy(without, 0, order, with.length, without.length);
        for (int i = 0; i < with.length; i++) {
            order[i] = (int) places[i];
        }
        return order;
    }
}
