package lexiscope.format.folder;

import lexiscope.change.IdMap;
import lexiscope.change.ModelChange;
import lexiscope.change.NewRow;
import lexiscope.format.safetensors.SafetensorsHeader;
import lexiscope.format.tensor.TableRole;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where every row of a changed table comes from.
///
/// @param name the tensor
/// @param role what it is
/// @param old the tensor as it was
/// @param source the old row by new row, negative where it is new
/// @param made the bytes of new rows, by row, encoded as the table is stored
/// @param rowBytes bytes of a row, or of a column where the tokens are columns
record TableRows(
        String name,
        TableRole role,
        SafetensorsHeader.Tensor old,
        int[] source,
        Map<Integer, byte[]> made,
        int rowBytes) {

    /// The rows of a table after a change.
    ///
    /// @param numbers reads the table and encodes its new rows
    /// @param least rows that it has afterwards at least
    static TableRows of(
            String name,
            TableRole role,
            SafetensorsHeader.Tensor old,
            ModelChange change,
            TableNumbers numbers,
            int least) {
        int rows = numbers.rows();
        int[] source = source(change, rows, least);
        var made = new TreeMap<Integer, byte[]>();
        byte @Nullable [] mean = null;
        for (int id = 0; id < source.length; id++) {
            NewRow row = change.rows().get(id);
            if (row != null) {
                made.put(id, numbers.encoded(row));
            } else if (source[id] < 0) {
                mean = mean == null ? numbers.encoded(NewRow.mean()) : mean;
                made.put(id, mean);
            }
        }
        return new TableRows(name, role, old, source, made, numbers.rowBytes());
    }

    /// The old row of every new one. Rows that the table lacks at its end stay lacking; where every
    /// id keeps its number, rows that it has beyond all ids stay.
    static int[] source(ModelChange change, int rows, int least) {
        IdMap ids = change.ids();
        int last = ids.after() - 1;
        while (last >= 0 && !(ids.old(last) >= 0 && ids.old(last) < rows) && !fresh(change, last)) {
            last--;
        }
        int after = Math.max(least, ids.keepsAll() ? Math.max(last + 1, rows) : last + 1);
        int[] source = new int[after];
        for (int id = 0; id < after; id++) {
            int old = id < ids.after() ? ids.old(id) : IdMap.NEW;
            boolean beyond = ids.keepsAll() && id >= ids.before() && id < rows;
            source[id] =
                    change.rows().containsKey(id)
                            ? -1
                            : old >= 0 && old < rows ? old : beyond ? id : -1;
        }
        return source;
    }

    private static boolean fresh(ModelChange change, int id) {
        return change.rows().containsKey(id) || change.ids().old(id) < 0;
    }

    /// How many lines the tensor has in which each token has its bytes: one, or where the tokens
    /// are columns as many as these have numbers.
    int lines() {
        return role == TableRole.COLUMNS ? Math.toIntExact(old.shape().getFirst()) : 1;
    }

    /// How many rows there were.
    int rowsBefore() {
        return Math.toIntExact((old.end() - old.begin()) / Math.max(1, rowBytes));
    }

    /// How many rows there are now.
    int rows() {
        return source.length;
    }

    /// Bytes of the table.
    long bytes() {
        return (long) source.length * rowBytes;
    }

    /// Its sizes.
    List<Long> shape() {
        var shape = new ArrayList<>(old.shape());
        shape.set(role.tokensLast() ? shape.size() - 1 : 0, (long) rows());
        return shape;
    }

    /// Whether it is what it was.
    boolean same() {
        if (!made.isEmpty() || rows() != rowsBefore()) {
            return false;
        }
        for (int i = 0; i < source.length; i++) {
            if (source[i] != i) {
                return false;
            }
        }
        return true;
    }

    /// The new rows, in order.
    int[] fresh() {
        return made.keySet().stream().mapToInt(i -> i).toArray();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableRows t
                && name.equals(t.name)
                && Arrays.equals(source, t.source);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Arrays.hashCode(source);
    }
}
