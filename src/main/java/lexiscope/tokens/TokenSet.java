package lexiscope.tokens;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A set of token ids, perhaps with a name. Immutable; two are equal when they hold the same ids,
/// whatever their names. A bit an id: 32 kB and some ten microseconds an operation for 262,144 ids.
public final class TokenSet {
    /// No ids.
    public static final TokenSet EMPTY = new TokenSet(new long[0], "");

    private final long[] bits;
    private final int size;
    private final String name;

    /// @param bits the last of which is not 0; owned
    private TokenSet(long[] bits, String name) {
        this.bits = bits;
        this.name = name;
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        this.size = count;
    }

    /// Bits as a set.
    ///
    /// @param bits id `i` is bit `i % 64` of number `i / 64`; owned from now on
    static TokenSet ofBits(long[] bits) {
        int end = bits.length;
        while (end > 0 && bits[end - 1] == 0) {
            end--;
        }
        return end == 0
                ? EMPTY
                : new TokenSet(end == bits.length ? bits : Arrays.copyOf(bits, end), "");
    }

    /// Some ids, in any order, repeated or not.
    ///
    /// @throws IllegalArgumentException where one is negative
    public static TokenSet of(int... ids) {
        int most = -1;
        for (int id : ids) {
            if (id < 0) {
                throw new IllegalArgumentException("An id is 0 or more, not " + id + ".");
            }
            most = Math.max(most, id);
        }
        long[] bits = new long[words(most + 1L)];
        for (int id : ids) {
            bits[id >>> 6] |= 1L << id;
        }
        return ofBits(bits);
    }

    /// The ids from `from` (inclusive, at least 0) to `to` (exclusive).
    public static TokenSet range(int from, int to) {
        if (from >= to) {
            return EMPTY;
        }
        long[] bits = new long[words(to)];
        Arrays.fill(bits, from >>> 6, bits.length, -1L);
        bits[from >>> 6] &= -1L << from;
        bits[bits.length - 1] &= -1L >>> -to;
        return ofBits(bits);
    }

    /// The ids below `size` of which something is so.
    public static TokenSet where(int size, IntPredicate holds) {
        long[] bits = new long[words(size)];
        for (int id = 0; id < size; id++) {
            if (holds.test(id)) {
                bits[id >>> 6] |= 1L << id;
            }
        }
        return ofBits(bits);
    }

    private static int words(long size) {
        return (int) ((size + 63) >>> 6);
    }

    /// The ids in this or the other set.
    public TokenSet union(TokenSet other) {
        boolean longer = bits.length >= other.bits.length;
        long[] all = (longer ? bits : other.bits).clone();
        long[] less = longer ? other.bits : bits;
        for (int i = 0; i < less.length; i++) {
            all[i] |= less[i];
        }
        return ofBits(all);
    }

    /// The ids in both sets.
    public TokenSet intersection(TokenSet other) {
        long[] both = Arrays.copyOf(bits, Math.min(bits.length, other.bits.length));
        for (int i = 0; i < both.length; i++) {
            both[i] &= other.bits[i];
        }
        return ofBits(both);
    }

    /// The ids in this set that the other has not.
    public TokenSet difference(TokenSet other) {
        long[] left = bits.clone();
        for (int i = 0; i < Math.min(left.length, other.bits.length); i++) {
            left[i] &= ~other.bits[i];
        }
        return ofBits(left);
    }

    /// The ids below `size` that this set has not.
    ///
    /// @param size of the vocabulary
    public TokenSet complement(int size) {
        return range(0, size).difference(this);
    }

    /// How many ids it holds.
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean contains(int id) {
        return id >= 0 && id >>> 6 < bits.length && (bits[id >>> 6] >>> id & 1) != 0;
    }

    /// The lowest id from `from` on, or -1 where there is none.
    ///
    /// @param from at least 0
    public int next(int from) {
        int word = from >>> 6;
        if (word >= bits.length) {
            return -1;
        }
        long rest = bits[word] & -1L << from;
        while (rest == 0) {
            if (++word == bits.length) {
                return -1;
            }
            rest = bits[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /// Gives every id, ascending.
    public void each(IntConsumer taker) {
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                taker.accept((word << 6) + Long.numberOfTrailingZeros(rest));
            }
        }
    }

    /// The ids, ascending; the caller's.
    public int[] toArray() {
        int[] ids = new int[size];
        int n = 0;
        for (int id = next(0); id >= 0; id = next(id + 1)) {
            ids[n++] = id;
        }
        return ids;
    }

    /// The ids, ascending.
    public IntStream stream() {
        return Arrays.stream(toArray());
    }

    /// What it is called, where it has a name.
    public Optional<String> name() {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /// The same ids under a name; "" takes the name away.
    public TokenSet named(String other) {
        return new TokenSet(bits, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenSet set && Arrays.equals(bits, set.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return (name.isEmpty() ? "" : name + ": ") + size + (size == 1 ? " token" : " tokens");
    }
}
