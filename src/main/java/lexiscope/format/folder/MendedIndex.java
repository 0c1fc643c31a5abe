package lexiscope.format.folder;

import lexiscope.format.file.ShardName;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.safetensors.SafetensorsFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is wrong in an index of shards: tensors that lie in another file than it says, in none, or
/// that it does not name, and a sum of bytes that is not theirs.
record MendedIndex(Mends mending) {
    private static final String ENDING = ".safetensors.index.json";

    void find() throws UnreadableFileException {
        for (String name : List.copyOf(mending.source().files().keySet())) {
            if (name.endsWith(ENDING) && mending.source().own(name)) {
                index(name, mending.json(name));
            }
        }
    }

    /// A tensor as it lies.
    private record Held(String shard, long bytes) {}

    private void index(String name, Map<String, Object> index) throws UnreadableFileException {
        if (!(index.get("weight_map") instanceof Map<?, ?> said)) {
            return;
        }
        String place = name.substring(0, name.lastIndexOf('/') + 1);
        Map<String, Held> held = held(place, said);
        var map = new LinkedHashMap<String, Object>();
        said.forEach((tensor, shard) -> map.put(String.valueOf(tensor), shard));
        boolean moved = moved(name, map, held);
        boolean gone = gone(name, map, held);
        boolean unnamed = unnamed(name, map, held);
        if (moved || gone || unnamed) {
            index.put("weight_map", new TreeMap<>(map));
        }
        total(name, index, held);
    }

    /// All tensors of the files that the index names, and of those that are shards of the same
    /// model by their names.
    private Map<String, Held> held(String place, Map<?, ?> said) throws UnreadableFileException {
        var models = new ArrayList<String>();
        for (Object shard : said.values()) {
            ShardName.of(Path.of(String.valueOf(shard))).ifPresent(s -> models.add(s.model()));
        }
        var held = new LinkedHashMap<String, Held>();
        for (var file : mending.source().files().entrySet()) {
            String bare = file.getKey().substring(Math.min(place.length(), file.getKey().length()));
            boolean shard =
                    ShardName.of(Path.of(bare))
                            .filter(s -> s.ending().equals("safetensors"))
                            .filter(s -> models.contains(s.model()))
                            .isPresent();
            if (file.getKey().startsWith(place) && (shard || said.containsValue(bare))) {
                SafetensorsFile.header(file.getValue())
                        .tensors()
                        .forEach(
                                (tensor, t) -> {
                                    var own = new Held(bare, t.end() - t.begin());
                                    // where two files hold it the one that is named counts
                                    if (bare.equals(said.get(tensor))) {
                                        held.put(tensor, own);
                                    } else {
                                        held.putIfAbsent(tensor, own);
                                    }
                                });
            }
        }
        return held;
    }

    private boolean moved(String name, Map<String, Object> map, Map<String, Held> held) {
        var wrong = new TreeMap<String, List<String>>();
        map.forEach(
                (tensor, shard) -> {
                    Held real = held.get(tensor);
                    if (real != null && !real.shard().equals(shard)) {
                        wrong.computeIfAbsent(shard + "\n" + real.shard(), _ -> new ArrayList<>())
                                .add(tensor);
                    }
                });
        boolean any = false;
        for (var group : wrong.entrySet()) {
            String[] files = group.getKey().split("\n", 2);
            if (mending.found(
                    name,
                    "It says that "
                            + some(group.getValue(), " lies in ", " lie in ")
                            + files[0]
                            + ", but "
                            + (group.getValue().size() == 1 ? "it lies in " : "they lie in ")
                            + files[1]
                            + ".",
                    "It says " + files[1] + ".")) {
                group.getValue().forEach(tensor -> map.put(tensor, files[1]));
                any = true;
            }
        }
        return any;
    }

    private boolean gone(String name, Map<String, Object> map, Map<String, Held> held) {
        var gone = map.keySet().stream().filter(t -> !held.containsKey(t)).toList();
        if (gone.isEmpty()
                || !mending.found(
                        name,
                        "It names " + some(gone, ", which no file has.", ", which no file has."),
                        "It does not name "
                                + (gone.size() == 1 ? "it" : "them")
                                + "; if the model needs "
                                + (gone.size() == 1 ? "it" : "them")
                                + ", fetch the files again.")) {
            return false;
        }
        gone.forEach(map::remove);
        return true;
    }

    private boolean unnamed(String name, Map<String, Object> map, Map<String, Held> held) {
        var byFile = new TreeMap<String, List<String>>();
        held.forEach(
                (tensor, real) -> {
                    if (!map.containsKey(tensor)) {
                        byFile.computeIfAbsent(real.shard(), _ -> new ArrayList<>()).add(tensor);
                    }
                });
        boolean any = false;
        for (var group : byFile.entrySet()) {
            if (mending.found(
                    name,
                    "It does not name "
                            + some(group.getValue(), "", "")
                            + " of "
                            + group.getKey()
                            + ", so loaders do not take "
                            + (group.getValue().size() == 1 ? "it" : "them")
                            + ".",
                    "It names " + (group.getValue().size() == 1 ? "it." : "them."))) {
                group.getValue().forEach(tensor -> map.put(tensor, group.getKey()));
                any = true;
            }
        }
        return any;
    }

    private static String some(List<String> tensors, String one, String several) {
        return tensors.size() == 1
                ? "the tensor " + tensors.getFirst() + one
                : tensors.size() + " tensors (the first is " + tensors.getFirst() + ")" + several;
    }

    private void total(String name, Map<String, Object> index, Map<String, Held> held) {
        long bytes = held.values().stream().mapToLong(Held::bytes).sum();
        Optional<Map<?, ?>> metadata =
                index.get("metadata") instanceof Map<?, ?> m ? Optional.of(m) : Optional.empty();
        if (metadata.isPresent()
                && metadata.get().get("total_size") instanceof Number said
                && said.longValue() != bytes
                && mending.found(
                        name,
                        "total_size is "
                                + said
                                + ", but the tensors have "
                                + bytes
                                + " bytes together.",
                        "total_size is " + bytes + ".")) {
            var changed = new LinkedHashMap<String, Object>();
            metadata.get().forEach((k, v) -> changed.put(String.valueOf(k), v));
            changed.put("total_size", bytes);
            index.put("metadata", changed);
        }
    }
}
