package lexiscope.format.tensor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which tensor of a model is the token-embedding matrix: by the names that published models use.
///
/// The list follows llama.cpp's `gguf-py/gguf/tensor_mapping.py`; prefixes such as `bert.` or
/// `model.` are allowed.
public final class TensorNames {
    /// Input matrices, the likelier first.
    private static final List<String> INPUT =
            List.of(
                    "shared",
                    "embed_tokens",
                    "wte",
                    "embeddings.word_embeddings",
                    "word_embeddings",
                    "embeddings.tok_embeddings",
                    "tok_embeddings",
                    "embed_in",
                    "token_embd",
                    "token_embeddings",
                    "token_embedding",
                    "word_embedding",
                    "tokens_embed",
                    "transformer.w",
                    "word_emb.emb_layers.0",
                    "in_out_embed",
                    "backbone.embeddings",
                    "backbone.embedding",
                    "rwkv.embeddings",
                    "model.embeddings",
                    "model.embedding",
                    "embedding",
                    "embeddings",
                    "emb",
                    "encoder");

    private static final List<String> OUTPUT =
            List.of(
                    "lm_head",
                    "embed_out",
                    "output",
                    "output_layer",
                    "word_embeddings_for_head",
                    "lm_head.linear",
                    "predictions.decoder",
                    "head.decoder",
                    "lm_head.decoder",
                    "generator_lm_head",
                    "lm_loss",
                    "pred_layer.proj",
                    "proj_out",
                    "output_projection",
                    "head",
                    "ff_out");

    /// Position, type, per-layer, vision and speech tables, those of heads that look ahead, and
    /// parts of adapters.
    private static final Pattern DECOY =
            Pattern.compile(
                    "^v\\.(patch|position|class)_em\\w*|^mm\\.|(^|\\.)(wpe|positions?_embed(ding)?s?|embed_positions|positional_embedding|token_type_embeddings|per_layer_token_embd"
                        + "|embed_tokens_per_layer|vision_\\w+|visual|vision|audio_\\w+|patch_embed\\w*|talker|code2wav|mtp\\w*|lora_\\w+"
                        + "|modules_to_save)(\\.|$)|\\.lora_");

    /// Tensors of a block of the network.
    private static final Pattern BLOCK =
            Pattern.compile("(^|\\.)(layers?|h|blk|blocks?)\\.\\d+\\.");

    /// Parts of a model that see or speak, whose tables are not of the text's tokens.
    private static final Pattern NOT_TEXT =
            Pattern.compile(
                    "(^|\\.)(vision\\w*|visual|audio_\\w+|patch_embed\\w*|talker|code2wav)(\\.|$)"
                            + "|lora_|modules_to_save");

    /// The half of a model that a tensor is of (`text_encoder.` of BLIP too).
    private static final Pattern HALF = Pattern.compile("(?:^|\\.)(?:\\w+_)?(encoder|decoder)\\.");

    /// Known names have no more parts with points between them.
    private static final int MOST_PARTS = 3;

    private static final Map<String, Integer> INPUTS = places(INPUT);
    private static final Map<String, Integer> OUTPUTS = places(OUTPUT);

    private TensorNames() {}

    /// The tensors that may be the input matrix by their name: all that go by the likeliest known
    /// name, none when no name is known.
    public static List<String> inputs(Collection<String> names) {
        var best = new ArrayList<String>();
        int least = INPUT.size();
        for (String name : names) {
            int place = place(name, INPUTS);
            if (place <= least && place < INPUT.size() && !decoy(name)) {
                if (place < least) {
                    best.clear();
                }
                least = place;
                best.add(name);
            }
        }
        return List.copyOf(best);
    }

    private static Map<String, Integer> places(List<String> known) {
        var places = new HashMap<String, Integer>();
        known.forEach(name -> places.put(name, places.size()));
        return places;
    }

    /// The place of the likeliest known name that a name ends in, past all places where there is
    /// none.
    private static int place(String name, Map<String, Integer> places) {
        String bare = bare(name);
        int best = places.size();
        int at = bare.length();
        for (int parts = 0; parts < MOST_PARTS && at >= 0; parts++) {
            at = bare.lastIndexOf('.', at - 1);
            best = Math.min(best, places.getOrDefault(bare.substring(at + 1), places.size()));
        }
        return best;
    }

    /// Whether a tensor is known to be something else than a table of tokens.
    static boolean decoy(String name) {
        return DECOY.matcher(name).find() || BLOCK.matcher(name).find();
    }

    /// Whether a tensor is of the part of a model that reads and writes text.
    static boolean ofText(String name) {
        return !NOT_TEXT.matcher(name).find();
    }

    /// The outermost half of a model that a tensor is of, `encoder` or `decoder`; "" where it is of
    /// neither.
    public static String half(String name) {
        var found = HALF.matcher(name);
        return found.find() ? found.group(1) : "";
    }

    /// The tensors that may be the output matrix by their name, the likelier first.
    public static List<String> outputs(Collection<String> names) {
        return names.stream()
                .filter(n -> place(n, OUTPUTS) < OUTPUT.size() && !decoy(n))
                .sorted(Comparator.comparingInt(n -> place(n, OUTPUTS)))
                .toList();
    }

    /// A name without what says that it is a layer's table, or that the table is stored as codes.
    public static String bare(String name) {
        String own = CodedTensor.bare(name);
        String table = own.endsWith("_quantized") ? own.substring(0, own.length() - 10) : own;
        return table.endsWith(".weight")
                ? table.substring(0, table.length() - ".weight".length())
                : table;
    }
}
