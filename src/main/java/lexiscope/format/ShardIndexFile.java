package lexiscope.format;

import lexiscope.json.Json;
import lexiscope.work.Progress;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `*.index.json`: which of several safetensors or PyTorch files holds which tensor. Only those
/// that hold the matrices are looked into.
final class ShardIndexFile implements Format {
    @Override
    public String name() {
        return "index of shards";
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return file.toString().endsWith(".safetensors.index.json")
                || file.toString().endsWith(".bin.index.json");
    }

    @Override
    public Parts read(Path file, String wanted, Arena arena, Progress progress)
            throws UnreadableFileException {
        progress.at(0, "reading " + file.getFileName());
        Path folder = Folders.of(file);
        ModelConfig config = ModelConfig.read(folder);
        Map<String, String> map = weightMap(file);
        var tensors = new ArrayList<NamedTensor>();
        for (String shard : shards(file, map, wanted)) {
            Path path = Folders.within(folder, shard, file);
            Refusals.check(path, ModelReader.head(path));
            tensors.addAll(
                    shard.endsWith(".safetensors")
                            ? new SafetensorsTensors(
                                            path, SafetensorsFile.header(path), config, arena)
                                    .all()
                            : TorchFile.tensors(path, arena));
        }
        if (tensors.isEmpty()) {
            throw new UnreadableFileException(
                    file,
                    "names "
                            + map.size()
                            + " tensors, but none that an embedding matrix goes by. Open the file"
                            + " that holds it by itself.");
        }
        // the output matrix may be known by its codes alone
        map.keySet().stream()
                .filter(n -> n.endsWith(".qweight"))
                .forEach(
                        n ->
                                tensors.add(
                                        new NamedTensor(
                                                n,
                                                List.of(),
                                                "codes",
                                                () -> {
                                                    throw new UnreadableFileException(
                                                            file, n + " is quantised.");
                                                })));
        return new MatrixChoice(file, tensors, config).parts(wanted, List.of());
    }

    /// The files that hold the candidates for input and output matrix.
    private static Set<String> shards(Path file, Map<String, String> map, String wanted)
            throws UnreadableFileException {
        var shards = new LinkedHashSet<String>();
        if (!wanted.isEmpty()) {
            String shard = map.get(wanted);
            if (shard == null) {
                throw new UnreadableFileException(
                        file, "names no tensor " + wanted + " among its " + map.size() + ".");
            }
            return Set.of(shard);
        }
        var names = new ArrayList<>(TensorNames.inputs(map.keySet()));
        if (names.isEmpty()) {
            shards.addAll(map.values());
            return shards;
        }
        names.addAll(TensorNames.outputs(map.keySet()));
        for (String name : names) {
            String shard = map.get(name);
            if (shard != null) {
                shards.add(shard);
            }
        }
        return shards;
    }

    /// Tensor → file.
    static Map<String, String> weightMap(Path file) throws UnreadableFileException {
        Map<String, Object> index;
        try {
            index = Json.object(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFileException(
                    file, "is not JSON. It is damaged; fetch it again.", e);
        }
        if (!(index.get("weight_map") instanceof Map<?, ?> entries)) {
            throw UnreadableFileException.damaged(file, "has no weight_map.");
        }
        var map = new LinkedHashMap<String, String>();
        entries.forEach((name, shard) -> map.put(String.valueOf(name), String.valueOf(shard)));
        return map;
    }
}
