package lexiscope.format;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which tensor of a model is the token-embedding matrix: by the names that published models use.
///
/// The list follows llama.cpp's `gguf-py/gguf/tensor_mapping.py`; prefixes such as `bert.` or
/// `model.` are allowed.
final class TensorNames {
    /// Input matrices, the likelier first.
    private static final List<String> INPUT =
            List.of(
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
                    "in_out_embed",
                    "shared",
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
                    "head",
                    "ff_out");

    /// Position, type, per-layer and vision tables, and parts of adapters.
    private static final Pattern DECOY =
            Pattern.compile(
                    "(^|\\.)(wpe|position_embeddings?|embed_positions|position_embedding|token_type_embeddings|per_layer_token_embd"
                        + "|embed_tokens_per_layer|vision_\\w+|visual|vision|patch_embed\\w*|lora_\\w+|modules_to_save)(\\.|$)|\\.lora_");

    private TensorNames() {}

    /// The input matrix among some two-dimensional tensors, by name.
    static Optional<String> input(Collection<String> names) {
        for (String known : INPUT) {
            var found =
                    names.stream()
                            .filter(n -> ends(n, known) && !DECOY.matcher(n).find())
                            .min(
                                    java.util.Comparator.comparingInt(String::length)
                                            .thenComparing(n -> n));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// The output matrix among some two-dimensional tensors, by name.
    static Optional<String> output(Collection<String> names) {
        return OUTPUT.stream()
                .flatMap(known -> names.stream().filter(n -> ends(n, known)))
                .findFirst();
    }

    private static boolean ends(String name, String known) {
        String bare =
                name.endsWith(".weight")
                        ? name.substring(0, name.length() - ".weight".length())
                        : name;
        return bare.equals(known) || bare.endsWith("." + known);
    }
}
