package lexiscope.passage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Where two lists of ids differ: the shortest way to make one of the other, by E. Myers, “An O(ND)
/// difference algorithm and its variations” (1986). Lists that differ at more than a thousand
/// places differ between the first and the last of these.
final class IdChanges {
    /// Ids `[from, to)` of the one in the place of `[otherFrom, otherTo)` of the other.
    record Run(int from, int to, int otherFrom, int otherTo) {}

    private static final int MOST = 1000;

    private IdChanges() {}

    static List<Run> between(int[] one, int[] other) {
        int shorter = Math.min(one.length, other.length);
        int head = 0;
        while (head < shorter && one[head] == other[head]) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && one[one.length - 1 - tail] == other[other.length - 1 - tail]) {
            tail++;
        }
        int n = one.length - tail - head;
        int m = other.length - tail - head;
        if (n == 0 && m == 0) {
            return List.of();
        }
        boolean[] kept = new boolean[n];
        boolean[] keptOther = new boolean[m];
        if (n > 0 && m > 0) {
            keep(one, other, head, kept, keptOther);
        }
        return runs(head, kept, keptOther);
    }

    /// Marks what a shortest way keeps; nothing where the way is too long.
    private static void keep(
            int[] one, int[] other, int head, boolean[] kept, boolean[] keptOther) {
        int n = kept.length;
        int m = keptOther.length;
        int most = Math.min(n + m, MOST);
        int[] reach = new int[2 * most + 3];
        var past = new ArrayList<int[]>();
        for (int d = 0; d <= most; d++) {
            past.add(java.util.Arrays.copyOfRange(reach, most - d, most + d + 3));
            for (int k = -d; k <= d; k += 2) {
                int at = most + 1 + k;
                boolean down = k == -d || k != d && reach[at - 1] < reach[at + 1];
                int x = down ? reach[at + 1] : reach[at - 1] + 1;
                while (x < n && x - k < m && one[head + x] == other[head + x - k]) {
                    x++;
                }
                reach[at] = x;
                if (x >= n && x - k >= m) {
                    walkBack(past, d, n, m, kept, keptOther);
                    return;
                }
            }
        }
    }

    private static void walkBack(
            List<int[]> past, int steps, int n, int m, boolean[] kept, boolean[] keptOther) {
        int x = n;
        int y = m;
        for (int d = steps; d >= 0; d--) {
            // diagonal k is at d + 1 + k of what was reached with d - 1 steps
            int[] reach = past.get(d);
            int k = x - y;
            int at = d + 1 + k;
            boolean down = k == -d || k != d && reach[at - 1] < reach[at + 1];
            int fromX = d == 0 ? 0 : down ? reach[at + 1] : reach[at - 1];
            int fromY = d == 0 ? 0 : fromX - (down ? k + 1 : k - 1);
            int begin = d == 0 ? 0 : down ? fromX : fromX + 1;
            while (x > begin) {
                x--;
                y--;
                kept[x] = true;
                keptOther[y] = true;
            }
            x = fromX;
            y = fromY;
        }
    }

    private static List<Run> runs(int head, boolean[] kept, boolean[] keptOther) {
        var runs = new ArrayList<Run>();
        int x = 0;
        int y = 0;
        while (x < kept.length || y < keptOther.length) {
            if (x < kept.length && kept[x] && y < keptOther.length && keptOther[y]) {
                x++;
                y++;
                continue;
            }
            int fromX = x;
            int fromY = y;
            while (x < kept.length && !kept[x]) {
                x++;
            }
            while (y < keptOther.length && !keptOther[y]) {
                y++;
            }
            runs.add(new Run(head + fromX, head + x, head + fromY, head + y));
        }
        return Collections.unmodifiableList(runs);
    }
}
