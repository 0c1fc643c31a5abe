package lexiscope.format;

import lexiscope.format.config.ConfigSwitches;
import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.Folders;
import lexiscope.format.file.Refusals;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.tensor.ModelConfig;
import lexiscope.format.vectors.RowWords;
import lexiscope.format.vectors.VectorShape;
import lexiscope.work.Progress;

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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Several files picked by hand as one model: what joins in a folder joins here too.
///
/// @param tensor the tensor to take as the matrix, or ""
/// @param found where the parts go
record PickedFiles(String tensor, FoundParts found) {
    private static final Pattern SHARD =
            Pattern.compile("(.*)-(\\d{5})-of-(\\d{5})\\.(safetensors|bin|gguf)");
    private static final Pattern LLAMA = Pattern.compile("(consolidated)\\.(\\d\\d)\\.pth");
    private static final Pattern ONNX_DATA = Pattern.compile(".*(\\.onnx[._]data|\\.data)(_\\d+)?");
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
    void read(List<Path> picked, Progress progress) throws UnreadableFileException {
        var settings = picked.stream().filter(f -> SETTINGS.contains(Folders.name(f))).findFirst();
        settings.map(Folders::of).map(ModelConfig::read).ifPresent(found::config);
        var config = settings.map(Folders::of).map(TokenizerConfig::read);
        Map<Path, UnreadableFileException> lists = new LinkedHashMap<>();
        Map<Path, UnreadableFileException> others = new LinkedHashMap<>();
        List<Path> files = needed(picked);
        files.sort(Comparator.comparing(f -> !Folders.name(f).equals("tokenizer.json")));
        for (LooseShards shards : LooseShards.together(files)) {
            Path file = shards.first();
            try {
                if (Files.isDirectory(file)) {
                    new ModelFolder(HubFolders.meant(file)).read(tensor, found, progress);
                } else if (RowWords.named(file)) {
                    lists.put(file, ModelReader.unknown(file));
                } else {
                    found.add(file, one(shards, config, progress));
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
    private static boolean aside(Path file) {
        return Refusals.known(Folders.name(file).toLowerCase(Locale.ROOT))
                || Files.isRegularFile(file) && !ModelReader.claimed(file);
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

    private ModelParts one(LooseShards file, Optional<TokenizerConfig> config, Progress progress)
            throws UnreadableFileException {
        if (config.isPresent()) {
            if (Folders.name(file.first()).equals("tokenizer.json")) {
                ConfigSwitches.notes(config.get()).forEach(found::note);
            }
            var parts = TokenizerFiles.one(file.first(), config.get());
            if (parts.isPresent()) {
                return parts.get();
            }
        }
        return file.read(tensor, found.arena(), progress);
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
    private static List<Path> needed(List<Path> picked) {
        var folders = new HashSet<Path>();
        for (Path file : picked) {
            if (ADAPTER.contains(Folders.name(file))
                    && Files.isRegularFile(file.resolveSibling(AdapterFolder.CONFIG))) {
                folders.add(Folders.of(file));
            }
        }
        var needed = new LinkedHashSet<Path>();
        var split = new HashSet<String>();
        for (Path file : picked) {
            Path folder = Folders.of(file);
            if (folders.contains(folder)) {
                needed.add(folder);
            } else if (!brought(file, picked)) {
                Path whole = whole(file);
                String parts = parts(whole);
                if (parts.isEmpty() || split.add(parts)) {
                    needed.add(whole);
                }
            }
        }
        return new ArrayList<>(needed.isEmpty() ? picked : needed);
    }

    private static boolean brought(Path file, List<Path> picked) {
        String name = Folders.name(file);
        return SETTINGS.contains(name)
                || ASIDE.matcher(name).matches()
                || name.equals("merges.txt") && beside(file, picked, "vocab\\.json")
                || name.equals("vocab.bpe") && beside(file, picked, "encoder\\.json")
                || ONNX_DATA.matcher(name).matches() && beside(file, picked, ".*\\.onnx")
                || name.matches(".*\\.(tsv|bytes)")
                        && beside(file, picked, "projector_config\\.json")
                || SHARD.matcher(name).matches() && beside(file, picked, ".*\\.index\\.json");
    }

    private static boolean beside(Path file, List<Path> picked, String name) {
        return picked.stream()
                .filter(f -> !f.equals(file) && Folders.of(f).equals(Folders.of(file)))
                .anyMatch(f -> Folders.name(f).matches(name));
    }

    /// The index of a shard, where it lies beside it.
    private static Path whole(Path file) {
        var shard = SHARD.matcher(Folders.name(file));
        if (shard.matches()) {
            Path index = file.resolveSibling(shard.group(1) + "." + shard.group(4) + ".index.json");
            return Files.isRegularFile(index) ? index : file;
        }
        return file;
    }

    /// What a file that is read with all its parts is a part of, or "".
    private static String parts(Path file) {
        for (Pattern form : List.of(SHARD, LLAMA)) {
            var part = form.matcher(Folders.name(file));
            if (part.matches() && (form == LLAMA || part.group(4).equals("gguf"))) {
                return Folders.of(file) + "/" + part.group(1);
            }
        }
        return "";
    }
}
