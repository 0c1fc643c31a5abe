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
    /// @param file the file of weights to look into, or a part of its name; "" to find it
    /// @param tensor the tensor to take as the matrix, or "" to find it
    /// @throws HubChoiceException when there are several files, such as quantisations, to choose
    ///   from
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
            var found = header(hub, name, weights, tensor, small);
            if (found.isEmpty()) {
                // under that name there is none: the hub tells which there are
                String other = HubListing.of(hub, name).file(file);
                progress.at(0.8, "reading the header of " + other);
                found = header(hub, name, other, tensor, small);
            }
            HubPlan plan =
                    found.orElseThrow(
                            () -> new HubException(name + " lists a file that it does not give."));
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

    /// What a file of weights holds; empty where there is no such file.
    private static Optional<HubPlan> header(
            HubConnection hub,
            HubName name,
            String weights,
            String tensor,
            Map<String, byte[]> small)
            throws IOException, UnreadableFileException {
        long wanted = FIRST;
        while (true) {
            var there = hub.stretch(name, weights, 0, wanted);
            if (there.isEmpty()) {
                return Optional.empty();
            }
            var stretch = there.get();
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
                    return Optional.of(
                            new HubPlan(
                                    name,
                                    small,
                                    weights,
                                    weights.endsWith(".gguf") ? "model.gguf" : "model.safetensors",
                                    found,
                                    stretch.size(),
                                    stretch.tag(),
                                    stretch.size()));
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
