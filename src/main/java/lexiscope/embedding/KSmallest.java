package lexiscope.embedding;

/// The nearest of many candidates that are offered to a row: a buffer that is cut back to the best
/// whenever it is full, which costs a few nanoseconds a candidate where a heap costs fifty.
///
/// What is kept depends on the candidates alone, not on their order: equal keys are told apart by
/// number.
public final class KSmallest {
    private final int keep;
    private final long[] buffer;
    private int count;
    private float worst = Float.POSITIVE_INFINITY;

    /// Keeps the `keep` smallest values.
    public KSmallest(int keep) {
        this.keep = keep;
        this.buffer = new long[keep * 3];
    }

    /// Nothing above this can come in any more.
    public float worst() {
        return worst;
    }

    /// Offers a candidate whose value is at most [#worst].
    public void offer(float value, int id) {
        buffer[count++] = key(value, id);
        if (count == buffer.length) {
            cut();
        }
    }

    /// Keys in rising order, the best `keep` of them; empties the buffer.
    public long[] drain() {
        if (count > keep) {
            select();
        }
        long[] best = java.util.Arrays.copyOf(buffer, Math.min(count, keep));
        java.util.Arrays.sort(best);
        count = 0;
        worst = Float.POSITIVE_INFINITY;
        return best;
    }

    private void cut() {
        select();
        count = keep;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < keep; i++) {
            last = Math.max(last, buffer[i]);
        }
        worst = value(last);
    }

    /// Brings the `keep` smallest keys to the beginning (Hoare's selection).
    private void select() {
        int low = 0;
        int high = count - 1;
        int target = keep - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long pivot = median(buffer[low], buffer[middle], buffer[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (buffer[i] < pivot) {
                    i++;
                }
                while (buffer[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long t = buffer[i];
                    buffer[i++] = buffer[j];
                    buffer[j--] = t;
                }
            }
            if (target <= j) {
                high = j;
            } else if (target >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /// A number that sorts as the value does, then as the id does.
    public static long key(float value, int id) {
        int bits = Float.floatToRawIntBits(value);
        return (long) (bits ^ (bits >> 31 & 0x7fffffff)) << 32 | id;
    }

    /// The id of a key.
    public static int id(long key) {
        return (int) key;
    }

    /// The value of a key.
    public static float value(long key) {
        int bits = (int) (key >> 32);
        return Float.intBitsToFloat(bits ^ (bits >> 31 & 0x7fffffff));
    }
}
