package lexiscope.tokenizer.subword.unigram;

import lexiscope.tokenizer.subword.piece.IntList;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The sum of scores that a unigram model carries through a text, and what it was at the begin of
/// every part of it; a part is some words long. Where a part is changed the sums behind it are
/// others, but hardly any path is: [#carry] goes on with them, and searches anew only where
/// rounding could decide.
public final class PathScores {
    /// A part ends where the text first falls apart, at least so many units behind its begin.
    private static final int LENGTH = 48;

    private double now;
    private double moved;
    private final StringBuilder text = new StringBuilder();
    private final IntList steps = new IntList();
    private double head;
    private double reach;
    private int size;
    private int[] starts = new int[16];
    private double[] before = new double[16];
    private boolean[] anew = new boolean[16];
    private @Nullable ViterbiPath[] paths = new ViterbiPath[16];

    /// @param sum the sum before the first part
    public PathScores(double sum) {
        now = sum;
    }

    /// The number of parts.
    public int size() {
        return size;
    }

    /// The sum behind the last part.
    public double now() {
        return now;
    }

    /// The sum before a part.
    public double before(int part) {
        return before[part];
    }

    /// Whether sums start anew with a part.
    public boolean fresh(int part) {
        return anew[part];
    }

    /// Where a part begins in the typed text.
    public int start(int part) {
        return starts[part];
    }

    /// The text falls apart at a unit: a part begins, unless the current one is still short.
    ///
    /// @param start where, in the typed text
    /// @param fresh whether sums start anew, as behind an added token
    public void part(int start, boolean fresh) {
        if (size > 0 && !fresh && start - starts[size - 1] < LENGTH) {
            return;
        }
        if (size == starts.length) {
            room(size * 2);
        }
        settle();
        now = fresh ? 0 : now;
        moved = 0;
        starts[size] = start;
        before[size] = now;
        anew[size] = fresh;
        paths[size++] = ViterbiPath.EMPTY;
    }

    private void room(int n) {
        starts = Arrays.copyOf(starts, n);
        before = Arrays.copyOf(before, n);
        anew = Arrays.copyOf(anew, n);
        paths = Arrays.copyOf(paths, n);
    }

    /// PathScores start anew within the current part, behind an added token; its path is not kept.
    public void interrupt() {
        now = 0;
        if (size > 0) {
            paths[size - 1] = null;
        }
    }

    /// Adds a path to the current part.
    ///
    /// @param magnitude how far the sum can be moved by it
    void go(ViterbiPath path, double sum, double magnitude) {
        ViterbiPath sofar = size == 0 ? null : paths[size - 1];
        if (sofar != null && sofar.text().isEmpty()) {
            paths[size - 1] = path;
        } else if (sofar != null) {
            if (text.isEmpty()) {
                begin(sofar);
            }
            text.append(path.text());
            steps.addAll(path.steps());
            reach = Math.min(reach, path.reach() - moved);
        }
        moved += magnitude;
        now = sum;
    }

    private void begin(ViterbiPath first) {
        text.append(first.text());
        steps.addAll(first.steps());
        head = first.head();
        reach = first.reach();
    }

    /// Joins the paths of the current part into one, which is kept.
    private void settle() {
        if (!text.isEmpty()) {
            if (paths[size - 1] != null) {
                paths[size - 1] = new ViterbiPath(text.toString(), steps.done(), head, reach);
            }
            text.setLength(0);
            steps.clear();
        }
    }

    /// The last part that begins at or before a unit; the first one where none does.
    public int last(int unit) {
        int found = Arrays.binarySearch(starts, 0, size, unit);
        return Math.max(0, found < 0 ? -found - 2 : found);
    }

    /// The first part that begins at or after a unit; [#size] where none does.
    public int next(int unit) {
        int found = Arrays.binarySearch(starts, 0, size, unit);
        return found < 0 ? -found - 1 : found;
    }

    /// The parts left of `left`, those of another, and those from `right` on, whose text was moved.
    public PathScores spliced(int left, PathScores middle, int right, int by) {
        settle();
        middle.settle();
        var all = new PathScores(now);
        int from = left + middle.size;
        all.size = from + size - right;
        all.room(Math.max(16, all.size + (all.size >> 3)));
        all.copy(this, 0, left, 0);
        all.copy(middle, 0, middle.size, left);
        all.copy(this, right, size, from);
        for (int i = from; i < all.size; i++) {
            all.starts[i] += by;
        }
        return all;
    }

    private void copy(PathScores from, int first, int end, int to) {
        System.arraycopy(from.starts, first, starts, to, end - first);
        System.arraycopy(from.before, first, before, to, end - first);
        System.arraycopy(from.anew, first, anew, to, end - first);
        System.arraycopy(from.paths, first, paths, to, end - first);
    }

    /// Encodes a part again; the sum begins as given.
    @FunctionalInterface
    public interface Again {
        /// What came out, one part.
        PathScores part(int part, double sum);
    }

    /// Carries another sum than before through the parts from `from` on, until both are equal
    /// again. Cost: an addition a piece, and a search where a path is not sure.
    ///
    /// @param again called for the parts whose pieces may have changed
    public void carry(UnigramPaths model, int from, double sum, Again again) {
        settle();
        double s = sum;
        for (int p = from; p < size; p++) {
            if (anew[p] || before[p] == s) {
                return; // from here on all is as it was
            }
            before[p] = s;
            ViterbiPath path = paths[p];
            double start = model.begun(s);
            if (path != null && Math.abs(start) <= path.reach()) {
                s = model.added(start, path);
                continue;
            }
            if (path != null) {
                var other = new PathScores(s);
                other.part(0, false);
                model.walk(path.text(), other, (_, _) -> {});
                if (path.sameSteps(other.path())) {
                    paths[p] = other.path();
                    s = other.now;
                    continue;
                }
            }
            var other = again.part(p, s);
            other.settle();
            paths[p] = other.paths[0];
            s = other.now;
        }
        now = s;
    }

    private ViterbiPath path() {
        settle();
        ViterbiPath path = paths[0];
        return path == null ? ViterbiPath.EMPTY : path;
    }
}
