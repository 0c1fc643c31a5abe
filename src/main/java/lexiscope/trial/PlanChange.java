package lexiscope.trial;

import lexiscope.change.IdMap;
import lexiscope.change.ModelChange;
import lexiscope.change.NewRow;
import lexiscope.model.LanguageModel;
import lexiscope.trial.proposal.Plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A plan with its vectors as a change of the model, to be written.
public final class PlanChange {
    private PlanChange() {}

    /// The change.
    ///
    /// @param madeBy the verb or the part of the window that it comes from
    /// @param input the vectors of new rows by id
    /// @param output those of an output matrix of its own
    /// @param counts how many rows there are in the end
    /// @param recipe what its recipe says beside
    public static ModelChange of(
            String madeBy,
            LanguageModel model,
            Plan plan,
            Map<Integer, float[]> input,
            Map<Integer, float[]> output,
            RowCount counts,
            Map<String, Object> recipe) {
        Map<Integer, NewRow> rows = new HashMap<>();
        for (var row : plan.rows()) {
            float[] vector = input.get(row.id());
            if (vector != null) {
                var begun = NewRow.of(vector, row.pieces());
                float[] own = output.get(row.id());
                rows.put(row.id(), own == null ? begun : begun.withOutput(own));
            }
        }
        boolean matrix = model.matrix().isPresent();
        int before = matrix ? model.rows() : model.vocabulary().size();
        int after = matrix ? counts.rowsAfter() : counts.tokensAfter();
        return new ModelChange(
                madeBy,
                IdMap.growing(before, Math.max(before, after)),
                plan.entries(),
                plan.added(),
                rows,
                recipe);
    }

    /// The arguments of PEFT's `LoraConfig` with which nothing of the matrix but the new rows is
    /// trained.
    public static Map<String, Object> adapter(LanguageModel model, Plan plan) {
        int[] ids = plan.rows().stream().mapToInt(r -> r.id()).toArray();
        var indices = new LinkedHashMap<String, Object>();
        indices.put(module(model.facts().tensor()), ids);
        if (model.output().isPresent()) {
            indices.put("lm_head", ids);
        }
        var adapter = new LinkedHashMap<String, Object>();
        adapter.put("task_type", "CAUSAL_LM");
        adapter.put("r", 8);
        adapter.put("lora_alpha", 16);
        adapter.put("target_modules", "all-linear");
        adapter.put("trainable_token_indices", indices);
        return adapter;
    }

    /// The module that a tensor belongs to: `embed_tokens` for `model.embed_tokens.weight`.
    static String module(String tensor) {
        String name = tensor.replaceFirst("[.]weight$", "");
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean known =
                last.contains("embed") && !last.equals("token_embd")
                        || last.equals("wte")
                        || last.equals("shared");
        return known ? last : "embed_tokens";
    }
}
