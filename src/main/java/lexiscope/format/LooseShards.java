package lexiscope.format;

import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.Folders;
import lexiscope.format.file.ShardName;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.tensor.MatrixChoice;
import lexiscope.format.tensor.NamedTensor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/// Files of one split model without the index that says which tensor is where: all are looked into.
///
/// @param files those that are here, in their order
record LooseShards(List<Path> files) {
    /// The files of several, shards of one model together.
    static List<LooseShards> together(Collection<Path> files) {
        var groups = new LinkedHashMap<String, List<Path>>();
        for (Path file : files) {
            String key =
                    ShardName.of(file)
                            .map(s -> Folders.of(file) + "/" + s.model() + "." + s.ending())
                            .orElse("file " + file);
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(file);
        }
        return groups.values().stream()
                .map(group -> new LooseShards(group.stream().sorted().toList()))
                .toList();
    }

    Path first() {
        return files.getFirst();
    }

    /// Reads them: one file by its format, several as one.
    ModelParts read(Reading reading) throws UnreadableFileException {
        if (files.size() == 1) {
            return reading.open(first());
        }
        ModelConfig config = reading.config(first());
        var tensors = new ArrayList<NamedTensor>();
        for (Path file : files) {
            tensors.addAll(ShardIndexFile.tensors(file, config, reading.arena()));
        }
        int all = ShardName.of(first()).map(ShardName::parts).orElse(files.size());
        List<String> notes =
                all == files.size()
                        ? List.of()
                        : List.of(
                                "Of the split model "
                                        + (all - files.size())
                                        + " of "
                                        + all
                                        + " files are missing; a matrix in one of them is not"
                                        + " seen.");
        return new MatrixChoice(first(), tensors, config).parts(reading.tensor(), notes);
    }
}
