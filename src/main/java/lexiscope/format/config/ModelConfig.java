package lexiscope.format.config;

import lexiscope.format.file.FileHead;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The few facts of `config.json` that matter here. A damaged one is said in a note and otherwise
/// ignored.
///
/// @param contextLength the most tokens the model takes
/// @param tied `tie_word_embeddings`
/// @param vocabularySize `vocab_size`, which counts padded rows too
/// @param writesText whether the model predicts tokens, and so has an output matrix
/// @param values the whole configuration
/// @param notes what a person should know
public record ModelConfig(
        Optional<Integer> contextLength,
        Optional<Boolean> tied,
        Optional<Integer> vocabularySize,
        boolean writesText,
        Map<String, Object> values,
        List<String> notes) {
    public static final ModelConfig NONE =
            new ModelConfig(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Map.of(),
                    List.of());

    /// Where models that see or hear as well keep the facts of their text part.
    public static final List<String> TEXT_PARTS =
            List.of("text_config", "llm_config", "language_config", "thinker_config", "decoder");

    /// Reads `config.json` of a folder, else Mistral's `params.json`; an empty one without either.
    static ModelConfig read(Path folder) {
        Path file = folder.resolve("config.json");
        if (!Files.isRegularFile(file)) {
            file = folder.resolve("params.json");
        }
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            FileHead.checked(file);
            return of(Json.object(file));
        } catch (UnreadableFileException e) {
            return noting("Left aside: " + e.sentence());
        } catch (IOException | IllegalArgumentException e) {
            return noting(
                    file.getFileName()
                            + " could not be read and was left aside: "
                            + e.getMessage()
                            + ".");
        }
    }

    private static ModelConfig noting(String note) {
        return new ModelConfig(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Map.of(),
                List.of(note));
    }

    /// The facts of a parsed configuration; what is of another kind counts as absent.
    public static ModelConfig of(Map<String, Object> config) {
        return new ModelConfig(
                number(
                        config,
                        List.of(
                                "max_position_embeddings",
                                "n_positions",
                                "max_sequence_length",
                                "seq_length",
                                "n_ctx")),
                levels(config)
                        .flatMap(
                                c ->
                                        c.get("tie_word_embeddings") instanceof Boolean tied
                                                ? Stream.of(tied)
                                                : Stream.of())
                        .findFirst(),
                size(config).filter(n -> n > 0),
                config.get("architectures") instanceof List<?> names
                        && names.stream()
                                .map(String::valueOf)
                                .anyMatch(
                                        n ->
                                                n.endsWith("ForCausalLM")
                                                        || n.endsWith("LMHeadModel")
                                                        || n.endsWith("ForConditionalGeneration")),
                config,
                List.of());
    }

    /// Rows of the input matrix. Where the two halves of a model say a size each, what a person
    /// types goes into the encoder; FSMT says both in one place.
    private static Optional<Integer> size(Map<String, Object> config) {
        boolean whole = config.get("vocab_size") instanceof Number;
        return !whole
                        && config.get("encoder") instanceof Map<?, ?> encoder
                        && encoder.get("vocab_size") instanceof Number n
                ? Optional.of(n.intValue())
                : number(config, List.of("vocab_size", "padded_vocab_size", "src_vocab_size"));
    }

    private static Optional<Integer> number(Map<String, Object> config, List<String> keys) {
        return levels(config)
                .flatMap(c -> keys.stream().map(c::get))
                .flatMap(v -> v instanceof Number n ? Stream.of(n.intValue()) : Stream.of())
                .findFirst();
    }

    /// The configuration itself, then its text parts and theirs.
    private static Stream<Map<?, ?>> levels(Map<?, ?> config) {
        return Stream.concat(
                Stream.<Map<?, ?>>of(config),
                TEXT_PARTS.stream()
                        .map(config::get)
                        .flatMap(
                                part ->
                                        part instanceof Map<?, ?> m
                                                ? levels(m)
                                                : Stream.<Map<?, ?>>of()));
    }

    /// The same where a tokenizer cuts its texts to so many tokens: `max_position_embeddings` may
    /// count places that no token takes (RoBERTa's two), and a model may be used for less.
    ///
    /// @param length 0 or less where nothing is said
    public ModelConfig cutTo(int length) {
        boolean shorter = length > 0 && contextLength.map(own -> length < own).orElse(true);
        return shorter
                ? new ModelConfig(
                        Optional.of(length), tied, vocabularySize, writesText, values, notes)
                : this;
    }

    /// Keys of configurations of models with an encoder and a decoder.
    private static final List<String> HALVES =
            List.of(
                    "decoder_vocab_size",
                    "tgt_vocab_size",
                    "share_encoder_decoder_embeddings",
                    "encoder_layers",
                    "encoder_attention_heads",
                    "num_encoder_layers");

    /// Model types that read with an encoder and write with a decoder, whatever else is said.
    private static final Set<String> TRANSLATING =
            Set.of("marian", "fsmt", "encoder-decoder", "bart", "mbart", "t5", "mt5", "m2m_100");

    /// Whether the model reads text with an encoder and writes it with a decoder.
    public boolean halves() {
        return Boolean.TRUE.equals(values.get("is_encoder_decoder"))
                || values.get("encoder") instanceof Map<?, ?>
                        && values.get("decoder") instanceof Map<?, ?>
                || HALVES.stream().anyMatch(values::containsKey)
                || values.get("model_type") instanceof String type && TRANSLATING.contains(type);
    }

    /// Whether this many rows may be the vocabulary: as many as `vocab_size`, or a few more.
    public boolean fits(long rows) {
        return vocabularySize
                .map(size -> rows >= size && rows <= size + size / 50 + 256)
                .orElse(false);
    }
}
