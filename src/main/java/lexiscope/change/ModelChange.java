package lexiscope.change;

import lexiscope.tokenizer.subword.NewEntries;
import lexiscope.vocabulary.AddedToken;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A change of a model, whoever wants it: adding tokens, trimming, mending, changing rows.
///
/// Ids are at once those of tokens and of rows. Tokens whose old id has no new one are gone, from
/// the tokenizer as from every table.
///
/// @param madeBy the verb it comes from, such as `add-token`
/// @param ids which old id every new one was; as many as the matrix has rows, or without a matrix
///   the tokenizer has tokens
/// @param entries what is put into the subword model; nothing where ids do not all stay
/// @param added added tokens by new id: new ones, and entries that become whole
/// @param rows new rows by new id: appended ones, and those that replace others
/// @param recipe what its recipe says beside ids, flags and rows, in words that JSON has: seeds,
///   names of methods
public record ModelChange(
        String madeBy,
        IdMap ids,
        NewEntries entries,
        Map<Integer, AddedToken> added,
        Map<Integer, NewRow> rows,
        Map<String, Object> recipe) {
    public ModelChange {
        if (!entries.isEmpty() && !ids.keepsAll()) {
            throw new IllegalArgumentException("Entries are put in only where all ids stay.");
        }
        added = java.util.Collections.unmodifiableMap(new TreeMap<>(added));
        rows = java.util.Collections.unmodifiableMap(new TreeMap<>(rows));
        recipe = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(recipe));
        for (int id : rows.keySet()) {
            if (id < 0 || id >= ids.after()) {
                throw new IllegalArgumentException(
                        "There is a row for the id " + id + ", but only " + ids.after() + " ids.");
            }
        }
    }

    /// A change that puts nothing into the subword model.
    public ModelChange(
            String madeBy,
            IdMap ids,
            Map<Integer, AddedToken> added,
            Map<Integer, NewRow> rows,
            Map<String, Object> recipe) {
        this(madeBy, ids, NewEntries.NONE, added, rows, recipe);
    }

    /// Added tokens with their rows; all that is there keeps its id.
    ///
    /// @param before rows of the matrix, or without a matrix the length of the tokenizer
    /// @param added by id
    /// @param rows by id; a token without one, beyond the last row, gets the mean of all
    public static ModelChange adding(
            String madeBy, int before, Map<Integer, AddedToken> added, Map<Integer, NewRow> rows) {
        int after = before;
        for (int id : added.keySet()) {
            after = Math.max(after, id + 1);
        }
        for (int id : rows.keySet()) {
            after = Math.max(after, id + 1);
        }
        return new ModelChange(madeBy, IdMap.growing(before, after), added, rows, Map.of());
    }

    /// The same with more for the recipe.
    public ModelChange saying(Map<String, Object> more) {
        var all = new LinkedHashMap<>(recipe);
        all.putAll(more);
        return new ModelChange(madeBy, ids, entries, added, rows, all);
    }

    /// Whether the tokenizer becomes another.
    public boolean changesTokenizer() {
        return !added.isEmpty() || !entries.isEmpty() || !ids.keepsAll();
    }

    /// Whether any row comes, goes, moves or is replaced.
    public boolean changesRows() {
        return !rows.isEmpty() || !ids.keepsAll() || ids.after() != ids.before();
    }
}
