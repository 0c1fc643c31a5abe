package lexiscope.format.hub;

import lexiscope.format.TensorSlices;
import lexiscope.format.TensorSlices.Answer;
import lexiscope.format.UnreadableFileException;
import lexiscope.json.Json;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fetches the tokenizer of a model on the hub, and of its weights the bytes of the embedding
/// matrix alone.
public final class HubFetch {
    /// What huggingface_hub asks for first; most headers are shorter.
    private static final int FIRST = 100_000;

    private static final long LARGEST_SMALL_FILE = 256L << 20;
    private static final String INDEX = "model.safetensors.index.json";

    private static final List<String> SMALL =
            List.of(
                    "config.json",
                    "params.json",
                    "tokenizer.json",
                    "tokenizer_config.json",
                    "special_tokens_map.json",
                    "added_tokens.json",
                    "chat_template.jinja",
                    "modules.json");

    /// Tokenizers of other kinds, looked for where there is no tokenizer.json.
    private static final List<String> OTHER_TOKENIZERS =
            List.of(
                    "tokenizer.model",
                    "spiece.model",
                    "sentencepiece.bpe.model",
                    "tekken.json",
                    "vocab.json",
                    "merges.txt",
                    "vocab.txt");

    private final HubSettings settings;

    public HubFetch(HubSettings settings) {
        this.settings = settings;
    }

    /// Finds out what there is to fetch: brings the small files and the header of the weights.
    ///
    /// @param file the file of weights to look into, or "" to find it
    /// @param tensor the tensor to take as the matrix, or "" to find it
    /// @throws HubException with a sentence when the hub does not give it
    /// @throws UnreadableFileException when what it gives is damaged, or several tensors fit
    ///   equally
    public HubPlan plan(HubName name, String file, String tensor, Progress progress)
            throws IOException, UnreadableFileException {
        try (var hub = new HubConnection(settings)) {
            var small = small(hub, name, progress.part(0, 0.6));
            String weights = file;
            long total = -1;
            if (weights.isEmpty()) {
                Optional<byte[]> index = hub.file(name, INDEX, LARGEST_SMALL_FILE);
                if (index.isPresent()) {
                    var shards = new HubIndex(INDEX, index.get());
                    weights = shards.shard(tensor);
                    total = shards.total();
                } else {
                    weights = "model.safetensors";
                }
            }
            progress.at(0.7, "reading the header of " + weights);
            HubPlan plan = header(hub, name, weights, tensor, small);
            progress.at(1, "found " + plan.found().tensor());
            return total < 0
                    ? plan
                    : new HubPlan(
                            name,
                            small,
                            plan.weights(),
                            plan.saved(),
                            plan.found(),
                            plan.size(),
                            plan.tag(),
                            total);
        }
    }

    private static Map<String, byte[]> small(HubConnection hub, HubName name, Progress progress)
            throws IOException {
        var found = new LinkedHashMap<String, byte[]>();
        look(hub, name, SMALL, found, progress.part(0, 0.6));
        if (!found.containsKey("tokenizer.json")) {
            look(hub, name, OTHER_TOKENIZERS, found, progress.part(0.6, 1));
        }
        return found;
    }

    private static void look(
            HubConnection hub,
            HubName name,
            List<String> files,
            Map<String, byte[]> found,
            Progress progress)
            throws IOException {
        int asked = 0;
        for (String file : files) {
            progress.at((double) asked++ / files.size(), "looking for " + file);
            hub.file(name, file, LARGEST_SMALL_FILE).ifPresent(b -> found.put(file, b));
        }
    }

    private static HubPlan header(
            HubConnection hub,
            HubName name,
            String weights,
            String tensor,
            Map<String, byte[]> small)
            throws IOException, UnreadableFileException {
        long wanted = FIRST;
        while (true) {
            var stretch =
                    hub.stretch(name, weights, 0, wanted)
                            .orElseThrow(() -> noWeights(name, weights));
            byte[] start;
            try (stretch) {
                start = stretch.body().readNBytes((int) (stretch.end() - stretch.begin()));
            }
            if (start.length != stretch.end() - stretch.begin()) {
                throw new HubException(
                        "The hub broke off while sending the header of "
                                + weights
                                + ". Try again.");
            }
            Answer answer = answer(weights, start, stretch.size(), tensor, small);
            switch (answer) {
                case Answer.More(long bytes) -> {
                    if (bytes <= start.length) {
                        throw new HubException("The header of " + weights + " has no end.");
                    }
                    wanted = bytes;
                }
                case Answer.Found found -> {
                    return new HubPlan(
                            name,
                            small,
                            weights,
                            weights.endsWith(".gguf") ? "model.gguf" : "model.safetensors",
                            found,
                            stretch.size(),
                            stretch.tag(),
                            stretch.size());
                }
            }
        }
    }

    private static Answer answer(
            String weights, byte[] start, long size, String tensor, Map<String, byte[]> small)
            throws UnreadableFileException {
        Path label = Path.of(weights);
        if (weights.endsWith(".gguf")) {
            return TensorSlices.gguf(label, start, size, tensor);
        }
        byte[] config = small.getOrDefault("config.json", new byte[0]);
        return TensorSlices.safetensors(
                label, start, size, tensor, new String(config, StandardCharsets.UTF_8));
    }

    private static HubException noWeights(HubName name, String weights) {
        return new HubException(
                name
                        + " has no "
                        + weights
                        + ". Only safetensors and GGUF can be fetched in part; name the file"
                        + " (--file) if it has another name.");
    }

    /// Fetches what was planned into a folder, and says what it is of in `lexiscope-fetch.json`. A
    /// fetch that was stopped or cut off goes on where it ended.
    ///
    /// @param out the folder; made where it is not there
    /// @throws HubException with a sentence; what has come so far stays for the next fetch
    public void run(HubPlan plan, Path out, Progress progress) throws IOException {
        try (var hub = new HubConnection(settings)) {
            new HubDownload(hub, plan, out).run(progress);
        }
    }

    /// The facts of a fetch, for the folder.
    static String facts(HubPlan plan) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("model", plan.name().model());
        facts.put("revision", plan.name().revision());
        facts.put("file", plan.weights());
        facts.put("version", plan.tag());
        facts.put("tensor", plan.found().tensor());
        facts.put("header", plan.found().header().length);
        facts.put(
                "bytes",
                plan.found().ranges().stream().map(r -> List.of(r.begin(), r.end())).toList());
        return Json.pretty(facts);
    }
}
