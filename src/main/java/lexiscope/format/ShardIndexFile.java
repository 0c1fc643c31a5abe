package lexiscope.format;

import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.Refusals;
import lexiscope.format.file.ShardName;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.safetensors.SafetensorsFile;
import lexiscope.format.safetensors.SafetensorsTensors;
import lexiscope.format.tensor.CodedTensor;
import lexiscope.format.tensor.MatrixChoice;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.format.tensor.TensorNames;
import lexiscope.format.torch.TorchFile;
import lexiscope.json.Json;

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
    public List<FileName> names() {
        return List.of(
                FileName.matrix(0, "model.safetensors.index.json"),
                FileName.matrix(20, "*.safetensors.index.json"),
                FileName.matrix(40, "pytorch_model.bin.index.json"),
                FileName.matrix(0, "*.bin.index.json").unsearched());
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return file.toString().endsWith(".safetensors.index.json")
                || file.toString().endsWith(".bin.index.json");
    }

    @Override
    public boolean covers(String own, String other) {
        if (own.endsWith(".bin.index.json")) {
            return ShardName.of(Path.of(other)).filter(s -> s.ending().equals("bin")).isPresent();
        }
        return SafetensorsFile.part(other)
                || own.equals("model.safetensors.index.json")
                        && other.endsWith(".safetensors.index.json");
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        reading.progress().at(0, "reading " + file.getFileName());
        Path folder = Folders.of(file);
        ModelConfig config = reading.config(file);
        Map<String, String> map = weightMap(file);
        var tensors = new ArrayList<NamedTensor>();
        for (String shard : shards(file, map, reading.tensor())) {
            Path path = Folders.within(folder, shard, file);
            for (NamedTensor tensor : tensors(path, config, reading.arena())) {
                tensors.add(whole(path, tensor, map));
            }
        }
        promised(file, map, tensors, reading.tensor());
        if (tensors.isEmpty()) {
            throw new UnreadableFileException(
                    file,
                    "names "
                            + map.size()
                            + " tensors, but none that an embedding matrix goes by. Open the file"
                            + " that holds it by itself.");
        }
        if (reading.tensor().isEmpty()) {
            others(folder, map, tensors, config, reading.arena());
        }
        return new MatrixChoice(file, tensors, config).parts(reading.tensor(), List.of());
    }

    /// Holds what the index says against what its files have.
    private static void promised(
            Path file, Map<String, String> map, List<NamedTensor> tensors, String wanted)
            throws UnreadableFileException {
        var names = wanted.isEmpty() ? TensorNames.inputs(map.keySet()) : List.of(wanted);
        var there = new LinkedHashSet<String>();
        tensors.forEach(t -> there.add(t.name()));
        if (!names.isEmpty() && names.stream().noneMatch(there::contains)) {
            String name = names.getFirst();
            throw new UnreadableFileException(
                    file,
                    "says that "
                            + name
                            + " is in "
                            + map.get(name)
                            + ", but it is not. Fetch both again; they do not belong together.");
        }
    }

    /// A tensor whose scales are in another file than its codes cannot be read from its own.
    private static NamedTensor whole(Path shard, NamedTensor tensor, Map<String, String> map) {
        return CodedTensor.method(tensor.name(), tensor.type(), map::containsKey)
                .filter(_ -> !tensor.coded())
                .map(m -> CodedTensor.named(shard, tensor.name(), tensor.shape(), m))
                .orElse(tensor);
    }

    /// The tensors of one file.
    static List<NamedTensor> tensors(Path shard, ModelConfig config, Arena arena)
            throws UnreadableFileException {
        Refusals.check(shard, FileHead.of(shard));
        return Folders.name(shard).endsWith(".safetensors")
                ? new SafetensorsTensors(shard, SafetensorsFile.header(shard), config, arena).all()
                : TorchFile.tensors(shard, arena);
    }

    /// Adds the output matrix: from its own file where that is here, else by its name alone.
    private static void others(
            Path folder,
            Map<String, String> map,
            List<NamedTensor> tensors,
            ModelConfig config,
            Arena arena) {
        Set<String> there = new LinkedHashSet<>();
        tensors.forEach(t -> there.add(t.name()));
        var outputs = new ArrayList<>(TensorNames.outputs(map.keySet()));
        outputs.removeIf(there::contains);
        for (String name : outputs) {
            var found = new ArrayList<NamedTensor>();
            try {
                String shard = map.getOrDefault(name, "");
                Path path = Folders.within(folder, shard, folder.resolve(shard));
                tensors(path, config, arena).stream()
                        .filter(t -> t.name().equals(name))
                        .forEach(found::add);
            } catch (UnreadableFileException e) {
                // the input matrix opens without it
                found.clear();
            }
            tensors.addAll(found.isEmpty() ? List.of(NamedTensor.absent(folder, name)) : found);
        }
    }

    /// The files that hold the candidates for the input matrix.
    private static Set<String> shards(Path file, Map<String, String> map, String wanted)
            throws UnreadableFileException {
        if (!wanted.isEmpty()) {
            String shard = map.get(wanted);
            if (shard == null) {
                throw new UnreadableFileException(
                        file, "names no tensor " + wanted + " among its " + map.size() + ".");
            }
            return Set.of(shard);
        }
        var names = TensorNames.inputs(map.keySet());
        var shards = new LinkedHashSet<String>();
        map.forEach(
                (name, shard) -> {
                    if (names.isEmpty() || names.contains(name)) {
                        shards.add(shard);
                    }
                });
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
