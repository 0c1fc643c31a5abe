package lexiscope.format.hub;

import lexiscope.json.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The files of a model on the hub from which a matrix can be fetched in part: GGUF files, of split
/// ones the first, and safetensors under other names than the usual one (`HfApi.list_repo_tree`).
///
/// @param name the model
/// @param files the smallest first
/// @param sizes bytes of all files by name; empty where the hub does not tell
record HubListing(HubName name, List<HubFile> files, Map<String, Long> sizes) {
    private static final Pattern WEIGHTS =
            Pattern.compile(
                    ".*\\.(safetensors|gguf|bin|pth?|ckpt|h5|onnx|msgpack|npz|npy|tflite|ot|vec|model\\.gz)");

    private static final Pattern LATER_PART =
            Pattern.compile(".*-(?!00001-)\\d{5}-of-\\d{5}\\.(gguf|safetensors)");

    /// Weights of something else than the model: images, and numbers for quantising.
    private static final Pattern OTHER =
            Pattern.compile(".*(mmproj|imatrix|adapter_model|optimizer).*");

    /// Asks the hub; empty where it does not tell.
    static HubListing of(HubConnection hub, HubName name) throws IOException {
        var files = new ArrayList<HubFile>();
        var sizes = new LinkedHashMap<String, Long>();
        try {
            for (byte[] page : hub.listing(name)) {
                for (Object entry : Json.list(new String(page, StandardCharsets.UTF_8))) {
                    if (entry instanceof Map<?, ?> file
                            && file.get("path") instanceof String path
                            && file.get("size") instanceof Number size
                            && !"directory".equals(file.get("type"))) {
                        sizes.put(path, size.longValue());
                        if (weights(path.toLowerCase(Locale.ROOT))) {
                            files.add(new HubFile(path, size.longValue()));
                        }
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            // another server than the hub's, which has no such list
            return new HubListing(name, List.of(), Map.of());
        }
        files.sort(Comparator.comparingLong(HubFile::size).thenComparing(HubFile::path));
        return new HubListing(name, files, sizes);
    }

    /// Whether the hub tells which files there are.
    boolean told() {
        return !sizes.isEmpty();
    }

    /// Whether a file may be there: it is, or the hub does not tell.
    boolean mayHave(String file) {
        return sizes.isEmpty() || sizes.containsKey(file);
    }

    /// Bytes of a file, or -1 where the hub does not tell.
    long size(String file) {
        return sizes.getOrDefault(file, -1L);
    }

    /// Whether any file looks like weights, also such as cannot be fetched in part.
    boolean hasWeights() {
        return sizes.keySet().stream()
                .anyMatch(f -> WEIGHTS.matcher(f.toLowerCase(Locale.ROOT)).matches());
    }

    private static boolean weights(String path) {
        return (path.endsWith(".gguf") || path.endsWith(".safetensors"))
                && path.matches("[a-z0-9][a-z0-9._/+-]*")
                && !path.contains("..")
                && !LATER_PART.matcher(path).matches()
                && !OTHER.matcher(path).matches();
    }

    /// The one file that is meant.
    ///
    /// @param part what its name contains, such as `Q4_K_M`; "" where any will do
    /// @throws HubChoiceException where there are several
    /// @throws HubException where there is none
    String file(String part) throws HubException {
        String wanted = part.toLowerCase(Locale.ROOT);
        List<HubFile> fitting =
                files.stream()
                        .filter(f -> f.path().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst().path();
        }
        if (fitting.isEmpty()) {
            String there =
                    files.isEmpty()
                            ? "Only safetensors and GGUF can be fetched in part; name the file"
                                    + " (--file) if it has another name."
                            : "It has " + told(files) + ".";
            String none = part.isEmpty() ? "model.safetensors" : part;
            throw new HubException(name + " has no " + none + ". " + there);
        }
        throw new HubChoiceException(
                name
                        + " has several files of weights: "
                        + told(fitting)
                        + ". Name one (--file), or a part of its name that no other has.",
                fitting);
    }

    private static String told(List<HubFile> files) {
        return files.stream()
                .map(f -> f.path() + String.format(Locale.ROOT, " (%,.1f MB)", f.size() / 1e6))
                .collect(Collectors.joining(", "));
    }
}
