package lexiscope.format.hub;

import lexiscope.format.TensorSlices;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The index of a model in several files: which file holds the embedding matrix.
final class HubIndex {
    private final String name;
    private final Map<String, String> shards = new LinkedHashMap<>();
    private final long total;

    HubIndex(String name, byte[] text) throws UnreadableFileException, HubException {
        this.name = name;
        try {
            Map<String, Object> index = Json.object(new String(text, StandardCharsets.UTF_8));
            if (!(index.get("weight_map") instanceof Map<?, ?> map)) {
                throw new HubException(name + " of the hub has no weight_map.");
            }
            map.forEach((t, f) -> shards.put(String.valueOf(t), String.valueOf(f)));
            total =
                    index.get("metadata") instanceof Map<?, ?> m
                                    && m.get("total_size") instanceof Number n
                            ? n.longValue()
                            : -1;
        } catch (IllegalArgumentException e) {
            throw new HubException(name + " of the hub is not JSON.", e);
        }
    }

    /// Bytes of all weights, or -1.
    long total() {
        return total;
    }

    /// The name of the matrix.
    String input(String wanted) throws UnreadableFileException {
        return TensorSlices.inputName(Path.of(name), shards.keySet(), wanted);
    }

    /// The name of an output matrix of its own, where there is one.
    ///
    /// @param config the text of the model's config.json, or ""
    Optional<String> output(String input, String config) {
        return TensorSlices.outputName(shards.keySet(), input, config);
    }

    /// The file that holds a tensor.
    String shard(String tensor) throws HubException {
        String shard = shards.getOrDefault(tensor, "");
        if (!shard.matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.safetensors")) {
            throw new HubException(
                    name + " names “" + shard + "” for " + tensor + ", which is no file there.");
        }
        return shard;
    }
}
