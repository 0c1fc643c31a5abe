package lexiscope.format.folder;

import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;

import java.util.Map;

/// Rows that an input matrix has beyond the size that the configuration says, by the model's own
/// making: Mllama looks tokens such as `<|image|>` up in eight of them, and its output matrix has
/// none. Whatever becomes of the vocabulary, a loader wants as many again behind it.
final class RowsBeyond {
    private RowsBeyond() {}

    /// How many; 0 where the configuration counts all rows, or nothing says that it should not.
    ///
    /// @param said `vocab_size`, -1 where none is said
    /// @param input rows of the input matrix
    /// @param output rows of an output matrix of its own, -1 without one
    static int of(long said, long input, long output, ModelConfig config) {
        boolean fewer = said > 0 && said < input;
        boolean known = String.valueOf(config.values().get("model_type")).startsWith("mllama");
        return fewer && (said == output || known && output < 0) ? Math.toIntExact(input - said) : 0;
    }

    /// How many a folder's model has.
    static int of(FolderSource source, LanguageModel model) throws UnreadableFileException {
        for (String name : source.named("config.json")) {
            var config = ModelConfig.of(source.json(name).orElse(Map.of()));
            int said = config.vocabularySize().orElse(-1);
            return of(said, model.rows(), model.output().map(o -> o.rows()).orElse(-1), config);
        }
        return 0;
    }
}
