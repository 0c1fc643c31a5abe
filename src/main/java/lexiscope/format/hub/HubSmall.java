package lexiscope.format.hub;

import lexiscope.work.Progress;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The small files of a model: its settings and its tokenizer.
final class HubSmall {
    /// Bytes that settings may have, and what holds a vocabulary.
    private static final long MOST_SETTINGS = 16_000_000;

    private static final long MOST_VOCABULARY = 256_000_000;

    private static final List<String> SETTINGS =
            List.of(
                    "config.json",
                    "params.json",
                    "adapter_config.json",
                    "tokenizer_config.json",
                    "special_tokens_map.json",
                    "added_tokens.json",
                    "chat_template.jinja",
                    "modules.json");

    private static final String TOKENIZER = "tokenizer.json";

    /// Tokenizers of other kinds, looked for where there is no tokenizer.json.
    private static final List<String> OTHERS =
            List.of(
                    "tokenizer.model",
                    "spiece.model",
                    "sentencepiece.bpe.model",
                    "sentencepiece.model",
                    "spm.model",
                    "source.spm",
                    "prophetnet.tokenizer",
                    "tekken.json",
                    "vocab.json",
                    "merges.txt",
                    "encoder.json",
                    "vocab.bpe",
                    "vocab.txt");

    /// Further names that tokenizers go by, where the hub lists its files.
    private static final Pattern OTHER =
            Pattern.compile(
                    "[\\w.-]+\\.(model|spm|tiktoken|model\\.v\\d+(\\.tekken)?|model\\.v\\d+m\\d+)"
                            + "|rwkv_vocab[\\w.-]*\\.txt|bpe_simple_vocab[\\w.-]*");

    private HubSmall() {}

    /// Brings what of them there is.
    static Map<String, byte[]> of(HubConnection hub, HubListing listing, Progress progress)
            throws IOException {
        var found = new LinkedHashMap<String, byte[]>();
        var first = new LinkedHashSet<>(SETTINGS);
        first.add(TOKENIZER);
        look(hub, listing, first, found, progress.part(0, 0.6));
        if (!found.containsKey(TOKENIZER)) {
            var others = new LinkedHashSet<>(OTHERS);
            listing.sizes().keySet().stream()
                    .filter(f -> OTHER.matcher(f).matches())
                    .forEach(others::add);
            look(hub, listing, others, found, progress.part(0.6, 1));
        }
        return found;
    }

    /// Whether a tokenizer is among them.
    static boolean tokenizer(Map<String, byte[]> small) {
        return small.keySet().stream().anyMatch(f -> !SETTINGS.contains(f));
    }

    private static void look(
            HubConnection hub,
            HubListing listing,
            Set<String> files,
            Map<String, byte[]> found,
            Progress progress)
            throws IOException {
        int asked = 0;
        for (String file : files) {
            progress.at((double) asked++ / files.size(), "looking for " + file);
            if (listing.mayHave(file)) {
                long most = SETTINGS.contains(file) ? MOST_SETTINGS : MOST_VOCABULARY;
                hub.file(listing.name(), file, most, listing.size(file))
                        .ifPresent(b -> found.put(file, b));
            }
        }
    }
}
