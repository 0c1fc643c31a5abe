package lexiscope.trial;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.ExtendedMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.trial.proposal.Plan;

import java.util.HashMap;
import java.util.Map;

/// A model with the tokens of a plan and their vectors.
public final class ModelAtWork {
    private ModelAtWork() {}

    /// The model as it would be. Nothing is written, and the memory is that of the model.
    ///
    /// @param input the vectors of new rows by id
    /// @param output those of the output matrix, where the model has one of its own
    /// @param rows how many rows there are in the end; rows between begin as the mean of all
    public static LanguageModel of(
            LanguageModel model,
            Plan plan,
            Map<Integer, float[]> input,
            Map<Integer, float[]> output,
            int rows) {
        var matrix = model.matrix().map(m -> extended(m, input, rows));
        var with = model.seenWith(plan.tokenizer(), matrix);
        return model.output().isPresent()
                ? with.withOutput(extended(model.output().get(), output, rows))
                : with;
    }

    private static EmbeddingMatrix extended(
            EmbeddingMatrix matrix, Map<Integer, float[]> vectors, int rows) {
        Map<Integer, float[]> all = new HashMap<>(vectors);
        if (rows > matrix.rows()) {
            float[] mean = matrix.mean();
            for (int id = matrix.rows(); id < rows; id++) {
                all.putIfAbsent(id, mean);
            }
        }
        return all.isEmpty() ? matrix : new ExtendedMatrix(matrix, all);
    }
}
