package lexiscope.trial;

import lexiscope.model.LanguageModel;
import lexiscope.trial.proposal.Plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Where new rows go, in numbers.
///
/// @param tokensBefore the highest id + 1 as opened
/// @param tokensAfter the same with the plan's tokens
/// @param rowsBefore rows of the matrix, 0 without one
/// @param rowsAfter rows with the plan's, padding included; never fewer
/// @param multiple what the rows are rounded up to a multiple of; 1 for none
public record RowCount(
        int tokensBefore, int tokensAfter, int rowsBefore, int rowsAfter, int multiple) {
    /// Counts.
    ///
    /// @param multiple at least 1
    /// @throws IllegalArgumentException with a sentence for another
    public static RowCount of(LanguageModel model, Plan plan, int multiple) {
        if (multiple < 1 || multiple > 1 << 20) {
            throw new IllegalArgumentException(
                    "Rows are rounded up to a multiple of 1 or more, such as 64.");
        }
        int before = model.rows();
        int tokens = plan.tokenizer().vocabulary().size();
        int least = before == 0 ? 0 : Math.max(before, tokens);
        boolean grows = least > before;
        int after = grows ? (least + multiple - 1) / multiple * multiple : before;
        return new RowCount(model.vocabulary().size(), tokens, before, after, multiple);
    }

    /// What there is to say, a sentence each.
    ///
    /// @param number how numbers are written
    public List<String> sentences(IntFunction<String> number) {
        var said = new ArrayList<String>();
        if (rowsBefore == 0) {
            said.add("There is no matrix, so only the tokenizer changes.");
            return said;
        }
        int spare = rowsBefore - tokensBefore;
        if (spare > 0) {
            said.add(
                    "The matrix has "
                            + number.apply(rowsBefore)
                            + " rows for "
                            + number.apply(tokensBefore)
                            + " tokens: "
                            + number.apply(spare)
                            + " are padding, which new tokens take first. It is never made smaller;"
                            + " resize_token_embeddings(len(tokenizer)) would cut them off.");
        } else if (spare < 0) {
            said.add(
                    "The tokenizer has "
                            + number.apply(-spare)
                            + " tokens more than the matrix has rows; those have none.");
        }
        if (rowsAfter > rowsBefore) {
            int padding = rowsAfter - Math.max(rowsBefore, tokensAfter);
            said.add(
                    "The matrix grows from "
                            + number.apply(rowsBefore)
                            + " to "
                            + number.apply(rowsAfter)
                            + " rows"
                            + (padding > 0
                                    ? ", "
                                            + number.apply(padding)
                                            + " of them padding to a multiple of "
                                            + number.apply(multiple)
                                            + " that begin as the mean of all rows."
                                    : "."));
        } else {
            said.add("The matrix keeps its " + number.apply(rowsBefore) + " rows.");
        }
        return said;
    }
}
