package lexiscope.format.hub;

import lexiscope.format.TensorSlices;
import lexiscope.format.TensorSlices.Answer;
import lexiscope.format.file.UnreadableFileException;
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

    private static final int TRIES = 4;

    /// Bytes that a list of tensors may have.
    private static final long MOST_LISTS = 160_000_000;

    private static final String INDEX = "model.safetensors.index.json";
    private static final String MODEL = "model.safetensors";
    private static final String ADAPTER = "adapter_config.json";
    private static final String ADAPTER_MODEL = "adapter_model.safetensors";

    private final HubSettings settings;

    /// @param settings where the hub is and who asks
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
        if (settings.offline()) {
            throw offline(name);
        }
        try (var hub = new HubConnection(settings)) {
            var listing = HubListing.of(hub, name);
            var small = HubSmall.of(hub, listing, progress.part(0, 0.6));
            HubPlan plan = plan(hub, listing, small, file, tensor, progress);
            progress.at(1, plan.hasMatrix() ? "found " + plan.found().tensor() : "found no matrix");
            return plan;
        }
    }

    /// The refusal to ask, with what lies in the cache.
    private HubException offline(HubName name) {
        String here =
                HubCache.models(settings.cache()).stream()
                        .filter(m -> m.name().model().equals(name.model()))
                        .map(m -> "; " + name + " lies in the local cache: open " + m.folder())
                        .findFirst()
                        .orElse("");
        return new HubException(
                "HF_HUB_OFFLINE is set, so the hub is not asked" + here + ". Unset it to fetch.");
    }

    private static HubPlan plan(
            HubConnection hub,
            HubListing listing,
            Map<String, byte[]> small,
            String file,
            String tensor,
            Progress progress)
            throws IOException, UnreadableFileException {
        HubName name = listing.name();
        var found = Optional.<HubPlan>empty();
        if (file.isEmpty() && listing.mayHave(INDEX)) {
            found = sharded(hub, listing, small, tensor, progress);
        }
        if (found.isEmpty()) {
            String weights = file.isEmpty() ? MODEL : file;
            progress.at(0.7, "reading the header of " + weights);
            boolean there = !file.isEmpty() || listing.mayHave(MODEL);
            found = there ? header(hub, name, weights, tensor, small) : Optional.empty();
        }
        if (found.isPresent()) {
            return found.get();
        }
        if (file.isEmpty() && small.containsKey(ADAPTER) && listing.files().isEmpty()) {
            return header(hub, name, ADAPTER_MODEL, tensor, small)
                    .orElseThrow(
                            () ->
                                    new HubException(
                                            name
                                                    + " is an adapter without "
                                                    + ADAPTER_MODEL
                                                    + ", of which alone parts can be fetched."));
        }
        if (file.isEmpty()
                && tensor.isEmpty()
                && HubSmall.tokenizer(small)
                && listing.files().isEmpty()
                && !listing.hasWeights()) {
            return HubPlan.tokenizer(name, small);
        }
        // under that name there is none: the hub tells which there are
        String other = listing.file(file);
        progress.at(0.8, "reading the header of " + other);
        return header(hub, name, other, tensor, small)
                .orElseThrow(() -> new HubException(name + " lists a file that it does not give."));
    }

    /// The plan for a model in several files, where it has an index of them.
    private static Optional<HubPlan> sharded(
            HubConnection hub,
            HubListing listing,
            Map<String, byte[]> small,
            String tensor,
            Progress progress)
            throws IOException, UnreadableFileException {
        HubName name = listing.name();
        var index = hub.file(name, INDEX, MOST_LISTS, listing.size(INDEX));
        if (index.isEmpty()) {
            return Optional.empty();
        }
        var shards = new HubIndex(INDEX, index.get());
        String input = shards.input(tensor);
        String weights = shards.shard(input);
        progress.at(0.7, "reading the header of " + weights);
        var found = header(hub, name, weights, tensor, small);
        if (found.isEmpty()) {
            throw new HubException(INDEX + " names " + weights + ", which the hub does not have.");
        }
        HubPlan plan = found.get();
        var output = shards.output(input, config(small));
        if (output.isPresent() && !shards.shard(output.get()).equals(weights)) {
            String other = shards.shard(output.get());
            progress.at(0.8, "reading the header of " + other);
            String wanted = output.get();
            var more = slices(hub, name, other, (l, s, n) -> TensorSlices.tensor(l, s, n, wanted));
            if (more.isPresent() && !more.get().found.ranges().isEmpty()) {
                Slices slices = more.get();
                plan = plan.with(other, slices.found, slices.size, slices.tag);
            }
        }
        return Optional.of(shards.total() < 0 ? plan : plan.of(shards.total()));
    }

    /// What a file of weights holds; empty where there is no such file.
    private static Optional<HubPlan> header(
            HubConnection hub,
            HubName name,
            String weights,
            String tensor,
            Map<String, byte[]> small)
            throws IOException, UnreadableFileException {
        Look look =
                weights.endsWith(".gguf")
                        ? (l, s, n) -> TensorSlices.gguf(l, s, n, tensor)
                        : weights.endsWith(ADAPTER_MODEL)
                                ? TensorSlices::adapter
                                : (l, s, n) ->
                                        TensorSlices.safetensors(l, s, n, tensor, config(small));
        String saved =
                weights.endsWith(".gguf")
                        ? "model.gguf"
                        : weights.endsWith(ADAPTER_MODEL) ? ADAPTER_MODEL : MODEL;
        return slices(hub, name, weights, look)
                .map(
                        s ->
                                new HubPlan(
                                        name,
                                        small,
                                        weights,
                                        saved,
                                        s.found,
                                        s.size,
                                        s.tag,
                                        Optional.empty(),
                                        s.size));
    }

    private static String config(Map<String, byte[]> small) {
        byte[] config = small.getOrDefault("config.json", new byte[0]);
        return new String(config, StandardCharsets.UTF_8);
    }

    /// Looks at the first bytes of a file of so many.
    private interface Look {
        Answer at(Path label, byte[] start, long size) throws UnreadableFileException;
    }

    private record Slices(Answer.Found found, long size, String tag) {}

    private static Optional<Slices> slices(
            HubConnection hub, HubName name, String weights, Look look)
            throws IOException, UnreadableFileException {
        long wanted = FIRST;
        int broken = 0;
        while (true) {
            Optional<HubConnection.Stretch> there;
            try {
                there = hub.stretch(name, weights, 0, wanted);
            } catch (HubException e) {
                if (!HubConnection.mayPass(e) || ++broken == TRIES) {
                    throw e;
                }
                continue;
            }
            if (there.isEmpty()) {
                return Optional.empty();
            }
            var stretch = there.get();
            byte[] start;
            try (stretch) {
                start = stretch.body().readNBytes((int) (stretch.end() - stretch.begin()));
            } catch (IOException e) {
                start = new byte[0];
            }
            if (start.length != stretch.end() - stretch.begin()) {
                if (++broken < TRIES) {
                    continue;
                }
                throw new HubException(
                        "The hub broke off while sending the header of "
                                + weights
                                + ". Try again.");
            }
            switch (look.at(Path.of(weights), start, stretch.size())) {
                case Answer.More(long bytes) -> {
                    if (bytes <= start.length) {
                        throw new HubException("The header of " + weights + " has no end.");
                    }
                    wanted = bytes;
                }
                case Answer.Found found -> {
                    return Optional.of(new Slices(found, stretch.size(), stretch.tag()));
                }
            }
        }
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
        plan.output().ifPresent(o -> facts.put("also", List.of(o.weights(), o.tag())));
        facts.put("tensor", plan.found().tensor());
        facts.put("header", plan.found().header().length);
        facts.put(
                "bytes",
                plan.found().ranges().stream().map(r -> List.of(r.begin(), r.end())).toList());
        return Json.pretty(facts);
    }
}
