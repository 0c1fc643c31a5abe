package lexiscope.format.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The settings that lie in the folders of one opening. Each file is parsed once, whichever format
/// asks for it; so all of them see the same, even where it is being written.
public final class ConfigFiles {
    private final Map<Path, ModelConfig> models = new HashMap<>();
    private final Map<Path, TokenizerConfig> tokenizers = new HashMap<>();

    /// The facts of a folder's `config.json` or `params.json`.
    public ModelConfig model(Path folder) {
        return models.computeIfAbsent(key(folder), ModelConfig::read);
    }

    /// What lies beside a tokenizer's own file in a folder.
    public TokenizerConfig tokenizer(Path folder) {
        Path key = key(folder);
        TokenizerConfig known = tokenizers.get(key);
        if (known == null) {
            known = TokenizerConfig.read(key, model(key));
            tokenizers.put(key, known);
        }
        return known;
    }

    private static Path key(Path folder) {
        return folder.toAbsolutePath().normalize();
    }
}
