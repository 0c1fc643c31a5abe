package lexiscope.format.folder;

import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.Folders;
import lexiscope.format.file.ShardName;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.safetensors.SafetensorsFile;
import lexiscope.format.safetensors.SafetensorsHeader;
import lexiscope.format.safetensors.SafetensorsTensors;
import lexiscope.format.tensor.MatrixChoice;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.json.Json;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Safetensors files that are one set of weights: those an index names, shards by their names, or
/// one file.
///
/// @param files each with its header, in order
/// @param index the index, where there is one
record WeightSet(Map<Path, SafetensorsHeader> files, Optional<Path> index) {
    private static final String INDEX = ".safetensors.index.json";

    /// Files of adapters and of training, which are no weights of a model by themselves.
    private static final Set<String> OTHERS =
            Set.of("adapter_model.safetensors", "optimizer.safetensors");

    /// The sets of a folder, without those of folders in it.
    static List<WeightSet> in(Path folder) throws UnreadableFileException {
        return of(Folders.files(folder, n -> !n.startsWith(".")));
    }

    /// The sets among some files.
    static List<WeightSet> of(List<Path> files) throws UnreadableFileException {
        var sets = new ArrayList<WeightSet>();
        var taken = new LinkedHashSet<Path>();
        for (Path file : files) {
            if (Folders.name(file).endsWith(INDEX)) {
                var shards = shards(file);
                taken.addAll(shards);
                sets.add(new WeightSet(headers(shards), Optional.of(file)));
            }
        }
        var groups = new LinkedHashMap<String, List<Path>>();
        for (Path file : files) {
            String name = Folders.name(file);
            if (name.endsWith(".safetensors") && !taken.contains(file) && !OTHERS.contains(name)) {
                String key = ShardName.of(file).map(s -> "shards " + s.model()).orElse(name);
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(file);
            }
        }
        for (var group : groups.values()) {
            sets.add(new WeightSet(headers(group), Optional.empty()));
        }
        return sets;
    }

    private static List<Path> shards(Path index) throws UnreadableFileException {
        Path folder = Folders.of(index);
        var shards = new LinkedHashSet<Path>();
        for (Object shard : weightMap(index).values()) {
            shards.add(Folders.within(folder, String.valueOf(shard), index));
        }
        return List.copyOf(shards);
    }

    /// Tensor → file, as an index has it.
    static Map<?, ?> weightMap(Path index) throws UnreadableFileException {
        try {
            if (Json.object(index).get("weight_map") instanceof Map<?, ?> map) {
                return map;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFileException(
                    index, "is not JSON. It is damaged; fetch it again.", e);
        }
        throw UnreadableFileException.damaged(index, "has no weight_map.");
    }

    private static Map<Path, SafetensorsHeader> headers(List<Path> files)
            throws UnreadableFileException {
        var headers = new LinkedHashMap<Path, SafetensorsHeader>();
        for (Path file : files.stream().sorted().toList()) {
            headers.put(file, SafetensorsFile.header(file));
        }
        return headers;
    }

    /// The file that stands for all of them in sentences.
    Path first() {
        return index.orElseGet(() -> files.keySet().iterator().next());
    }

    /// Its input matrix and its output matrix of its own; empty where it holds no table of tokens.
    ///
    /// @param wanted the tensor that the model was opened with, or ""
    /// @throws UnreadableFileException where several fit
    Optional<Matrices> matrices(String wanted, ModelConfig config) throws UnreadableFileException {
        try (var arena = Arena.ofConfined()) {
            var tensors = new ArrayList<NamedTensor>();
            for (var file : files.entrySet()) {
                tensors.addAll(
                        new SafetensorsTensors(file.getKey(), file.getValue(), config, arena)
                                .all());
            }
            boolean named =
                    !wanted.isEmpty() && tensors.stream().anyMatch(t -> t.name().equals(wanted));
            var choice = new MatrixChoice(first(), tensors, config);
            if (choice.none(named ? wanted : "")) {
                return Optional.empty();
            }
            NamedTensor input = choice.input(named ? wanted : "");
            return Optional.of(new Matrices(input, choice.output(input)));
        }
    }

    /// The matrices of a set, by their headers.
    ///
    /// @param input the input matrix
    /// @param output an output matrix of its own
    record Matrices(NamedTensor input, Optional<NamedTensor> output) {}
}
