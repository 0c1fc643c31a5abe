package lexiscope.embedding;

import java.util.Arrays;

/// The `k` nearest of the candidates that were offered, by what is exact in double precision, equal
/// ones by id.
public final class Ranking {
    private final int k;
    private double[] far;
    private int[] ids;
    private int count;

    /// Keeps the `k` nearest, 1 or more.
    public Ranking(int k) {
        this.k = k;
        this.far = new double[Math.min(k, 64)];
        this.ids = new int[far.length];
    }

    /// Offers a candidate; NaN is nobody's neighbour.
    public void offer(double distance, int id) {
        if (Double.isNaN(distance) || count == k && distance > far[k - 1]) {
            return;
        }
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (far[middle] < distance || far[middle] == distance && ids[middle] < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == k) {
            return;
        }
        if (count == far.length && count < k) {
            int more = (int) Math.min(k, 2L * count);
            far = Arrays.copyOf(far, more);
            ids = Arrays.copyOf(ids, more);
        }
        int kept = Math.min(count + 1, k);
        System.arraycopy(far, low, far, low + 1, kept - low - 1);
        System.arraycopy(ids, low, ids, low + 1, kept - low - 1);
        far[low] = distance;
        ids[low] = id;
        count = kept;
    }

    /// How many there are.
    public int count() {
        return count;
    }

    /// How far the last of the `k` is: nothing farther can come in any more. Infinite while there
    /// are fewer.
    public double worst() {
        return count < k ? Double.POSITIVE_INFINITY : far[k - 1];
    }

    /// The id at a rank, from 0.
    public int id(int rank) {
        return ids[rank];
    }

    /// How far the one at a rank is.
    public double far(int rank) {
        return far[rank];
    }

    /// Writes ids and distances, of which the squares were offered.
    public void write(int[] into, float[] distances, int at) {
        for (int j = 0; j < count; j++) {
            into[at + j] = ids[j];
            distances[at + j] = RowStatistics.norm(far[j]);
        }
    }

    /// Forgets all.
    public void clear() {
        count = 0;
    }
}
