package lexiscope.ui.text;

import lexiscope.ui.edit.PlacedRow;

import java.util.ArrayList;
import java.util.List;

/// The pieces of one row as they are painted: each by itself, but pieces that share a grapheme
/// cluster, such as the byte tokens of a Thai word, together as one run.
final class PieceGroups {
    /// What is painted as one.
    ///
    /// @param first piece
    /// @param last piece
    /// @param from first unit of the text, widened to whole clusters, within the row
    /// @param to the unit after the last one
    /// @param shared whether its pieces share clusters
    record Group(int first, int last, int from, int to, boolean shared) {
        int pieces() {
            return last - first + 1;
        }
    }

    /// The pieces of a text by number.
    interface Pieces {
        int size();

        int start(int piece);

        int end(int piece);

        /// Whether it holds part of a character only.
        boolean part(int piece);
    }

    private PieceGroups() {}

    /// The groups of a row, left out what is empty.
    ///
    /// @param first the first piece that ends in the row or behind it
    static List<Group> of(PlacedRow row, Pieces pieces, int first) {
        var out = new ArrayList<Group>();
        for (int i = first; i < pieces.size() && pieces.start(i) < row.end(); i++) {
            int a = Math.max(pieces.start(i), row.start());
            int b = Math.min(pieces.end(i), row.end());
            if (a >= b) {
                continue;
            }
            int from = row.clusterStart(a);
            int to = row.clusterEnd(b - 1);
            boolean shared = pieces.part(i) || from < a || to > b;
            Group before = out.isEmpty() ? null : out.getLast();
            boolean joins =
                    before != null
                            && (from < before.to || shared && before.shared && from == before.to);
            if (before != null && joins) {
                out.set(
                        out.size() - 1,
                        new Group(
                                before.first,
                                i,
                                Math.min(from, before.from),
                                Math.max(to, before.to),
                                true));
            } else {
                out.add(new Group(i, i, from, to, shared));
            }
        }
        return out;
    }
}
