package lexiscope.format;

import lexiscope.json.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The few facts of `config.json` that matter here. A damaged one is said in a note and otherwise
/// ignored.
///
/// @param contextLength the most tokens the model takes
/// @param tied `tie_word_embeddings`
/// @param notes what a person should know
record ModelConfig(Optional<Integer> contextLength, Optional<Boolean> tied, List<String> notes) {
    static final ModelConfig NONE = new ModelConfig(Optional.empty(), Optional.empty(), List.of());

    static ModelConfig read(Path folder) {
        Path file = folder.resolve("config.json");
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            Map<String, Object> config = Json.object(file);
            return new ModelConfig(
                    List.of(
                                    "max_position_embeddings",
                                    "n_positions",
                                    "max_sequence_length",
                                    "seq_length",
                                    "n_ctx")
                            .stream()
                            .flatMap(
                                    key ->
                                            config.get(key) instanceof Number n
                                                    ? Stream.of(n.intValue())
                                                    : Stream.of())
                            .findFirst(),
                    config.get("tie_word_embeddings") instanceof Boolean tied
                            ? Optional.of(tied)
                            : Optional.empty(),
                    List.of());
        } catch (IOException | IllegalArgumentException e) {
            return new ModelConfig(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(
                            "config.json could not be read and was left aside ("
                                    + e.getMessage()
                                    + ")."));
        }
    }
}
