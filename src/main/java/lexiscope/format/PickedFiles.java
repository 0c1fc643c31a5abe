package lexiscope.format;

import lexiscope.format.config.ConfigSwitches;
import lexiscope.format.file.Folders;
import lexiscope.format.file.Refusals;
import lexiscope.format.file.ShardName;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.vectors.RowWords;
import lexiscope.format.vectors.VectorShape;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Several files picked by hand as one model: what joins in a folder joins here too.
///
/// @param formats those that may read them
/// @param reading the opening they are read in
/// @param found where the parts go
record PickedFiles(Formats formats, Reading reading, FoundParts found) {
    private static final Set<String> ADAPTER =
            Set.of(AdapterFolder.CONFIG, "adapter_model.safetensors", "adapter_model.bin");
    private static final Set<String> SETTINGS =
            Set.of(
                    "added_tokens.json",
                    "config.json",
                    "params.json",
                    "special_tokens_map.json",
                    "tokenizer_config.json");

    /// What lies in a model's folder and says nothing of its vocabulary or rows.
    private static final Pattern ASIDE =
            Pattern.compile(
                    "(generation_config|.*processor_config|modules|config_sentence_transformers"
                        + "|sentence_bert_config|chat_template|trainer_state|all_results)\\.json"
                        + "|optimizer\\.(bin|pt)|scheduler\\.pt|training_args\\.bin"
                        + "|rng_state.*\\.pth");

    /// Reads the files in their order, but a tokenizer.json first, as in a folder; lists of words
    /// last.
    ///
    /// @throws UnreadableFileException when one of them cannot be read and is not to be left aside
    void read(List<Path> picked) throws UnreadableFileException {
        var settings = picked.stream().filter(f -> SETTINGS.contains(Folders.name(f))).findFirst();
        settings.map(reading::config).ifPresent(found::config);
        Reading by =
                settings.map(Folders::of)
                        .map(reading.configs()::tokenizer)
                        .map(reading::by)
                        .orElse(reading);
        Map<Path, UnreadableFileException> lists = new LinkedHashMap<>();
        Map<Path, UnreadableFileException> others = new LinkedHashMap<>();
        List<Path> files = needed(picked);
        files.sort(Comparator.comparing(f -> !Folders.name(f).equals("tokenizer.json")));
        for (LooseShards shards : LooseShards.together(files)) {
            Path file = shards.first();
            try {
                if (Files.isDirectory(file)) {
                    new ModelFolder(HubFolders.meant(file), formats).read(reading, found);
                } else if (RowWords.named(file)) {
                    lists.put(file, formats.unknown(file));
                } else {
                    found.add(file, one(shards, by));
                }
            } catch (UnreadableFileException e) {
                if (!e.choices().isEmpty()) {
                    throw e;
                }
                if (list(file)) {
                    lists.put(file, e);
                } else if (aside(file)) {
                    others.put(file, e);
                } else {
                    throw e;
                }
            }
        }
        aside(others);
        words(lists, files);
    }

    /// Whether a file is in a form that is known and not read, or none of a model's.
    private boolean aside(Path file) {
        return Refusals.known(Folders.name(file).toLowerCase(Locale.ROOT))
                || Files.isRegularFile(file) && !formats.claimed(file);
    }

    private void aside(Map<Path, UnreadableFileException> others) throws UnreadableFileException {
        for (var other : others.entrySet()) {
            boolean weights = Refusals.known(Folders.name(other.getKey()).toLowerCase(Locale.ROOT));
            if (found.isEmpty() || weights && found.rows() < 0) {
                throw other.getValue();
            }
            found.note(
                    Folders.name(other.getKey()) + " is no part of the model and was left aside.");
        }
    }

    private ModelParts one(LooseShards file, Reading by) throws UnreadableFileException {
        if (Folders.name(file.first()).equals("tokenizer.json")) {
            ConfigSwitches.notes(by.beside()).forEach(found::note);
        }
        return file.read(by);
    }

    /// Lists of words name the rows of a matrix that has no tokenizer beside it.
    private void words(Map<Path, UnreadableFileException> lists, List<Path> files)
            throws UnreadableFileException {
        boolean escaped = false;
        for (Path file : files) {
            boolean table = Folders.name(file).endsWith(".tsv") && !lists.containsKey(file);
            escaped |= table && VectorShape.of(file).escaped();
        }
        boolean named = false;
        UnreadableFileException refused = null;
        for (var list : lists.entrySet()) {
            Path file = list.getKey();
            if (found.rows() < 0) {
                throw list.getValue();
            }
            if (named || found.hasTokenizer()) {
                found.note(Folders.name(file) + " was left aside, since the rows have names.");
                continue;
            }
            try {
                found.addFirst(file, RowWords.of(file, found.rows(), escaped));
                named = true;
            } catch (UnreadableFileException e) {
                refused = refused == null ? e : refused;
            }
        }
        if (refused != null && !named) {
            throw refused;
        }
        if (refused != null) {
            found.note("Left aside: " + refused.sentence());
        }
    }

    private static boolean list(Path file) {
        String name = Folders.name(file);
        return name.endsWith(".txt")
                || name.endsWith(".tsv")
                || name.equals("whitespacetokenizer_config.json");
    }

    /// The files without those that the others bring along: settings, further parts of one that is
    /// split, tables that another names. Of an adapter its folder.
    private List<Path> needed(List<Path> picked) {
        var folders = new HashSet<Path>();
        for (Path file : picked) {
            if (ADAPTER.contains(Folders.name(file))
                    && Files.isRegularFile(file.resolveSibling(AdapterFolder.CONFIG))) {
                folders.add(Folders.of(file));
            }
        }
        Map<Path, Set<String>> together = new LinkedHashMap<>();
        for (Path file : picked) {
            together.computeIfAbsent(Folders.of(file), _ -> new LinkedHashSet<>())
                    .add(Folders.name(file));
        }
        together.replaceAll((_, names) -> formats.uncovered(names));
        var needed = new LinkedHashSet<Path>();
        for (Path file : picked) {
            Path folder = Folders.of(file);
            String name = Folders.name(file);
            if (folders.contains(folder)) {
                needed.add(folder);
            } else if (!SETTINGS.contains(name)
                    && !ASIDE.matcher(name).matches()
                    && together.getOrDefault(folder, Set.of()).contains(name)) {
                needed.add(whole(file));
            }
        }
        return new ArrayList<>(needed.isEmpty() ? picked : needed);
    }

    /// The index of a shard, where it lies beside it.
    private static Path whole(Path file) {
        return ShardName.of(file)
                .map(s -> file.resolveSibling(s.model() + "." + s.ending() + ".index.json"))
                .filter(Files::isRegularFile)
                .orElse(file);
    }
}
