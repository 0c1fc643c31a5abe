package lexiscope.ui.compare;

import lexiscope.tokenizer.Encoding;

import java.util.ArrayList;
import java.util.List;

/// The pieces of one tokenizer in one row of cells: a run each, but those that share a cell
/// together.
final class CellRuns {
    /// Pieces in cells.
    ///
    /// @param first piece
    /// @param last piece
    /// @param from first cell, within the row
    /// @param to behind the last cell, within the row
    /// @param begins whether the first piece begins in this row
    record Run(int first, int last, int from, int to, boolean begins) {
        int pieces() {
            return last - first + 1;
        }
    }

    private CellRuns() {}

    /// The runs of the cells `[from, to)`.
    static List<Run> of(Encoding encoding, ScoreCells cells, int from, int to) {
        var runs = new ArrayList<Run>();
        int end = cells.starts()[to];
        for (int i = encoding.firstEndingAfter(cells.starts()[from]);
                i < encoding.size() && encoding.start(i) < end;
                i++) {
            if (encoding.start(i) >= encoding.end(i)) {
                continue;
            }
            int a = Math.max(from, cells.at(encoding.start(i)));
            int b = Math.min(to, cells.after(encoding.end(i)));
            if (a >= b) {
                continue;
            }
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && a < last.to) {
                runs.set(
                        runs.size() - 1,
                        new Run(last.first, i, last.from, Math.max(last.to, b), last.begins));
            } else {
                boolean begins = encoding.start(i) >= cells.starts()[from];
                runs.add(new Run(i, i, a, b, begins));
            }
        }
        return runs;
    }
}
