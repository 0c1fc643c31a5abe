package lexiscope.model;

import java.nio.file.Path;
import java.util.Set;

/// What a model is called: its own name, or that of its folder where a file was opened alone whose
/// name every model has.
public final class ModelTitle {
    private static final Set<String> COMMON =
            Set.of(
                    "tokenizer.json",
                    "tokenizer.model",
                    "tokenizer_config.json",
                    "tekken.json",
                    "spiece.model",
                    "sentencepiece.bpe.model",
                    "vocab.json",
                    "vocab.txt",
                    "merges.txt",
                    "model.safetensors",
                    "model.safetensors.index.json",
                    "consolidated.safetensors",
                    "consolidated.00.pth",
                    "pytorch_model.bin",
                    "model.onnx",
                    "model.npz",
                    "embeddings.npy");

    private ModelTitle() {}

    /// The title of a model.
    public static String of(ModelFacts facts) {
        if (!COMMON.contains(facts.name()) || facts.sources().isEmpty()) {
            return facts.name();
        }
        return folder(Path.of(facts.sources().getFirst()).toAbsolutePath().getParent(), facts);
    }

    private static String folder(@org.jspecify.annotations.Nullable Path folder, ModelFacts facts) {
        if (folder == null || folder.getFileName() == null) {
            return facts.name();
        }
        String name = folder.getFileName().toString();
        Path above = folder.getParent();
        if (name.equals("onnx")) {
            return folder(above, facts);
        }
        // models--org--name/snapshots/COMMIT, as the local cache of the hub has it
        Path model = above == null || !above.endsWith("snapshots") ? null : above.getParent();
        String cached = model == null ? "" : String.valueOf(model.getFileName());
        if (cached.startsWith("models--")) {
            return cached.substring("models--".length()).replace("--", "/");
        }
        return name;
    }
}
