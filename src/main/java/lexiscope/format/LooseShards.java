package lexiscope.format;

import lexiscope.work.Progress;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Files of one split model without the index that says which tensor is where: all are looked into.
///
/// @param files those that are here, in their order
record LooseShards(List<Path> files) {
    private static final Pattern SHARD =
            Pattern.compile("(.*)-(\\d{5})-of-(\\d{5})\\.(safetensors|bin)");

    /// The files of several, shards of one model together.
    static List<LooseShards> together(Collection<Path> files) {
        var groups = new LinkedHashMap<String, List<Path>>();
        for (Path file : files) {
            Matcher shard = SHARD.matcher(Folders.name(file));
            String key =
                    shard.matches()
                            ? Folders.of(file) + "/" + shard.group(1) + "." + shard.group(4)
                            : "file " + file;
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(file);
        }
        return groups.values().stream()
                .map(group -> new LooseShards(group.stream().sorted().toList()))
                .toList();
    }

    /// What a person should know where a file is one of several.
    static String note(Path file) {
        Matcher shard = SHARD.matcher(Folders.name(file));
        return shard.matches()
                ? " It is part "
                        + Integer.parseInt(shard.group(2))
                        + " of a model in "
                        + Integer.parseInt(shard.group(3))
                        + " files."
                : "";
    }

    Path first() {
        return files.getFirst();
    }

    /// Reads them: one file by its format, several as one.
    Parts read(String wanted, Arena arena, Progress progress) throws UnreadableFileException {
        if (files.size() == 1) {
            return ModelReader.file(first(), wanted, arena, progress);
        }
        ModelConfig config = ModelConfig.read(Folders.of(first()));
        var tensors = new ArrayList<NamedTensor>();
        for (Path file : files) {
            tensors.addAll(ShardIndexFile.tensors(file, config, arena));
        }
        Matcher shard = SHARD.matcher(Folders.name(first()));
        int all = shard.matches() ? Integer.parseInt(shard.group(3)) : files.size();
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
        return new MatrixChoice(first(), tensors, config).parts(wanted, notes);
    }
}
