package lexiscope.embedding;

import java.util.Arrays;

/// The nearest of some stretches of points for a block of points, exactly: products of tiles choose
/// candidates with some to spare, which are ranked by their differences in double precision. Where
/// the products' rounding leaves in doubt whether those were all, the tiles are gone through again
/// and whatever may be near enough is looked at.
final class BlockSearch {
    private static final int SPARE = 16;

    /// Points gone through again together: each may have to look at all others.
    private static final int AGAIN = 32;

    private final HalfSquaredDistances halves;
    private final int k;
    private final int[] firsts;
    private final int[] widths;
    private final Ranking ranking;
    private final float[] tile;

    /// @param k how many; the stretches hold more points
    /// @param firsts where each stretch begins
    /// @param widths how many points it has
    BlockSearch(HalfSquaredDistances halves, int k, int height, int[] firsts, int[] widths) {
        this.halves = halves;
        this.k = k;
        this.firsts = firsts;
        this.widths = widths;
        this.ranking = new Ranking(k);
        this.tile = new float[height * Arrays.stream(widths).max().orElse(0)];
    }

    /// Writes the nearest of the points `from` to `to`, nearest first, itself left out, and how far
    /// they are.
    void search(int from, int to, int[] ids, float[] distances) {
        int height = to - from;
        var nearest = new KSmallest[height];
        for (int i = 0; i < height; i++) {
            nearest[i] = new KSmallest(Math.min(halves.size(), k + 1 + SPARE));
        }
        for (int t = 0; t < firsts.length; t++) {
            halves.between(from, height, firsts[t], widths[t], tile);
            for (int i = 0; i < height; i++) {
                scan(tile, i * widths[t], widths[t], firsts[t], nearest[i]);
            }
        }
        int[] doubtful = new int[height];
        float[] limits = new float[height];
        int count = 0;
        for (int i = from; i < to; i++) {
            long[] keys = nearest[i - from].drain();
            ranking.clear();
            for (long key : keys) {
                offer(i, KSmallest.id(key));
            }
            float limit = halves.limit(i, ranking.worst());
            boolean more = keys.length == Math.min(halves.size(), k + 1 + SPARE);
            if (more && !(KSmallest.value(keys[keys.length - 1]) > limit)) {
                doubtful[count] = i;
                limits[count++] = limit;
            } else {
                write(i, ids, distances);
            }
        }
        for (int done = 0; done < count; done += AGAIN) {
            int end = Math.min(count, done + AGAIN);
            again(
                    Arrays.copyOfRange(doubtful, done, end),
                    Arrays.copyOfRange(limits, done, end),
                    ids,
                    distances);
        }
    }

    private void again(int[] points, float[] limits, int[] ids, float[] distances) {
        float[] gathered = halves.gathered(points, 0, points.length);
        int[][] found = new int[points.length][k + 1 + SPARE];
        int[] counts = new int[points.length];
        for (int t = 0; t < firsts.length; t++) {
            halves.between(gathered, points.length, firsts[t], widths[t], tile);
            for (int p = 0; p < points.length; p++) {
                int at = p * widths[t];
                for (int j = 0; j < widths[t]; j++) {
                    if (tile[at + j] <= limits[p]) {
                        if (counts[p] == found[p].length) {
                            found[p] = Arrays.copyOf(found[p], 2 * counts[p]);
                        }
                        found[p][counts[p]++] = firsts[t] + j;
                    }
                }
            }
        }
        for (int p = 0; p < points.length; p++) {
            ranking.clear();
            // they come by id, so that none can replace one that is equal
            for (int c = 0; c < counts[p] && ranking.worst() > 0; c++) {
                offer(points[p], found[p][c]);
            }
            write(points[p], ids, distances);
        }
    }

    private void offer(int i, int j) {
        if (i != j) {
            ranking.offer(halves.squared(i, j), j);
        }
    }

    private void write(int i, int[] ids, float[] distances) {
        ranking.write(ids, distances, i * k);
    }

    private static void scan(float[] tile, int at, int width, int first, KSmallest nearest) {
        float worst = nearest.worst();
        for (int j = 0; j < width; j++) {
            if (tile[at + j] <= worst) {
                nearest.offer(tile[at + j], first + j);
                worst = nearest.worst();
            }
        }
    }
}
