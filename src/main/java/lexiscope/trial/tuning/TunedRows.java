package lexiscope.trial.tuning;

import lexiscope.trial.proposal.Plan;
import lexiscope.trial.proposal.PlannedRow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Rows of new tokens as a tuning left them; they stand in the place of first vectors.
///
/// @param passes how often the sentences were gone through
/// @param loss the mean loss a pair in the last pass
/// @param rows the rows
public record TunedRows(int passes, double loss, List<Row> rows) {
    /// Where nothing was tuned.
    public static final TunedRows NONE = new TunedRows(0, Double.NaN, List.of());

    public TunedRows {
        rows = List.copyOf(rows);
    }

    /// A row.
    ///
    /// @param id of its token
    /// @param spelling of its token, by which it is known again
    /// @param vector dim numbers; owned, not to be written
    public record Row(int id, String spelling, float[] vector) {}

    /// Rows by id, with the spellings that a plan gives them.
    public static TunedRows of(int passes, double loss, Map<Integer, float[]> rows, Plan plan) {
        var all = new ArrayList<Row>();
        for (PlannedRow row : plan.rows()) {
            float[] vector = rows.get(row.id());
            if (vector != null) {
                all.add(new Row(row.id(), row.spelling(), vector));
            }
        }
        return new TunedRows(passes, loss, all);
    }

    /// Those that are rows of a plan: the same token at the same id, with as many numbers.
    public TunedRows fitting(Plan plan, int dim) {
        Map<Integer, String> spellings = new HashMap<>();
        plan.rows().forEach(r -> spellings.put(r.id(), r.spelling()));
        var fit =
                rows.stream()
                        .filter(
                                r ->
                                        r.vector.length == dim
                                                && r.spelling.equals(spellings.get(r.id)))
                        .toList();
        return fit.isEmpty() ? NONE : new TunedRows(passes, loss, fit);
    }

    /// The rows by id.
    public Map<Integer, float[]> byId() {
        Map<Integer, float[]> all = new TreeMap<>();
        rows.forEach(r -> all.put(r.id, r.vector));
        return all;
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
