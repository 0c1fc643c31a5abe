package lexiscope.format.tensor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a tensor that has something for every token is: all of these change together when tokens
/// come, go or move.
public enum TableRole {
    /// The input matrix, or a copy of it for another part of the model.
    INPUT,
    /// An input matrix of another part of the model that has rows of its own: the decoder's where
    /// the encoder's is the model's.
    OTHER_INPUT,
    /// An output matrix.
    OUTPUT,
    /// A bias of the output, a list of as many numbers as rows, or one row of them.
    BIAS,
    /// Another matrix of the output that has a column for every token (MobileBERT's).
    COLUMNS,
    /// Another table that is looked up by the id of the token, such as Gemma's of every layer.
    FURTHER,
    /// Scales or offsets beside rows that are stored as codes.
    CODES;

    /// Layers of a model that looks ahead have tables of their own (DeepSeek-V3's last).
    private static final Pattern AHEAD =
            Pattern.compile("(^|\\.)(embed_tokens|shared_head\\.head|lm_head)(\\.weight)?$");

    private static final Pattern LAYERS =
            Pattern.compile("(^|\\.)embed_tokens_per_layer\\.weight$");

    /// Output matrices under names that only the number of their rows makes sure of.
    private static final Pattern OUTPUTS =
            Pattern.compile(
                    "(^|\\.)(decoder|vocab_projector|lm_head\\.out_proj|predictions\\.dense"
                            + "|generator_predictions\\.dense)(\\.weight)?$");

    private static final Pattern TURNED = Pattern.compile("(^|\\.)predictions\\.dense\\.weight$");

    private static final Pattern BIASES =
            Pattern.compile(
                    "(^|\\.)(final_logits_bias|predictions\\.bias|entity_predictions\\.bias)$");

    private static final Set<String> BESIDE =
            Set.of(
                    "scales",
                    "biases",
                    "scale",
                    "SCB",
                    "weight_scale",
                    "weight_scale_inv",
                    "weight_scales",
                    "weight_zero_point");

    /// Whether its last size counts the tokens, not its first.
    public boolean tokensLast() {
        return this == BIAS || this == COLUMNS;
    }

    /// The role of a tensor, where it has one.
    ///
    /// @param shape its sizes
    /// @param rows rows of the input matrix
    public static Optional<TableRole> of(String name, List<Long> shape, long rows) {
        if (LAYERS.matcher(name).find()) {
            return shape.size() == 2 ? Optional.of(FURTHER) : Optional.empty();
        }
        if (shape.isEmpty() || shape.stream().noneMatch(n -> n == rows)) {
            return Optional.empty();
        }
        boolean flat = shape.size() == 2 && shape.getFirst() == rows;
        if (!flat && shape.size() == 2 && TURNED.matcher(name).find()) {
            return Optional.of(COLUMNS);
        }
        boolean list =
                shape.size() == 1
                        || shape.size() == 2 && shape.getFirst() == 1 && shape.getLast() == rows;
        if (list && bias(name)) {
            return Optional.of(BIAS);
        }
        if (!flat) {
            return Optional.empty();
        }
        if (TensorNames.decoy(name)) {
            return AHEAD.matcher(name).find() && TensorNames.ofText(name)
                    ? Optional.of(name.contains("embed_tokens") ? INPUT : OUTPUT)
                    : Optional.empty();
        }
        if (!TensorNames.outputs(List.of(name)).isEmpty() || OUTPUTS.matcher(name).find()) {
            return Optional.of(OUTPUT);
        }
        return TensorNames.inputs(List.of(name)).isEmpty() ? Optional.empty() : Optional.of(INPUT);
    }

    /// Whether a tensor belongs to the codes of a table, by its name.
    ///
    /// @param table the name of the table
    public static boolean beside(String name, String table) {
        String bare = TensorNames.bare(table) + ".";
        return !name.equals(table)
                && name.startsWith(bare)
                && BESIDE.contains(name.substring(bare.length()));
    }

    private static boolean bias(String name) {
        if (BIASES.matcher(name).find()) {
            return true;
        }
        if (!name.endsWith(".bias") || TensorNames.decoy(name)) {
            return false;
        }
        String matrix = name.substring(0, name.length() - ".bias".length());
        return !TensorNames.outputs(List.of(matrix)).isEmpty() || OUTPUTS.matcher(matrix).find();
    }

    /// Whether a tensor that has as many rows as the vocabulary is known to be something else.
    public static boolean something(String name) {
        return TensorNames.decoy(name);
    }
}
