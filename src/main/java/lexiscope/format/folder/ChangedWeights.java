package lexiscope.format.folder;

import lexiscope.change.ModelChange;
import lexiscope.format.config.ConfigFiles;
import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.safetensors.SafetensorsHeader;
import lexiscope.format.tensor.TableRole;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The weights of a folder after a change.
///
/// @param sets those that hold tables of tokens, each with its changed tables by file
/// @param before rows of the input matrix as it was, -1 without one
/// @param after rows as they will be
/// @param sizes rows as configurations count them
/// @param leftOut files that hold the tables in a form that is not written
record ChangedWeights(
        List<ChangedSet> sets, int before, int after, SetTables.Sizes sizes, Set<String> leftOut) {
    /// Further forms of the same weights; they would contradict the folder if they stayed.
    static final Pattern OTHER_FORMS =
            Pattern.compile(
                    "(pytorch_model|tf_model|flax_model|rust_model|consolidated|ggml-model"
                            + "|openvino_(language_)?model|model)[^/]*"
                            + "\\.(bin|h5|msgpack|ot|pth|pt|ckpt|xml|onnx|onnx_data|gguf|tflite"
                            + "|mlmodel|data-\\d{5}-of-\\d{5}|index)"
                            + "|(pytorch_model|tf_model|flax_model)[^/]*\\.index\\.json"
                            + "|[^/]*\\.(gguf|onnx|onnx_data|tflite|mlmodel|ggml)");

    private static final Pattern ELSEWHERE =
            Pattern.compile("(onnx|openvino|coreml|gguf)/.*|.*\\.mlpackage/.*");

    /// A set of files.
    ///
    /// @param names each file's name in the folder
    /// @param tables changed tables by file
    record ChangedSet(
            WeightSet set, Map<Path, String> names, Map<Path, Map<String, TableRows>> tables) {}

    static ChangedWeights of(
            FolderSource source, ModelChange change, LanguageModel model, List<String> notes)
            throws UnreadableFileException {
        var sets = new ArrayList<ChangedSet>();
        int before = -1;
        int after = -1;
        var sizes = new SetTables.Sizes(-1, -1);
        var adapters = new Adapters(source, change, model);
        for (String place : source.places()) {
            var own = new LinkedHashMap<Path, String>();
            source.files()
                    .forEach(
                            (name, file) -> {
                                int end = name.lastIndexOf('/') + 1;
                                if (name.substring(0, end).equals(place)
                                        && !Folders.name(file).startsWith(".")) {
                                    own.put(file, name);
                                }
                            });
            if (own.isEmpty()) {
                continue;
            }
            ModelConfig config =
                    new ConfigFiles().model(Folders.of(own.keySet().iterator().next()));
            adapters.refuse(place, notes);
            for (WeightSet set : WeightSet.of(List.copyOf(own.keySet()))) {
                var changing = new SetTables(set, config, change, model, notes);
                Optional<Map<Path, Map<String, TableRows>>> tables = changing.tables();
                if (tables.isPresent()) {
                    sets.add(new ChangedSet(set, own, tables.get()));
                    sizes = before < 0 ? changing.sizes() : sizes;
                    before = Math.max(before, changing.before());
                    after = Math.max(after, changing.after());
                }
            }
        }
        var leftOut = new LinkedHashSet<String>();
        if (change.changesRows()) {
            if (sets.isEmpty() && model.matrix().isPresent()) {
                throw new IllegalArgumentException(unwritten(source));
            }
            for (String name : source.files().keySet()) {
                if (!sets.isEmpty() && otherForm(source, name)) {
                    leftOut.add(name);
                }
            }
            if (!leftOut.isEmpty()) {
                notes.add(
                        String.join(", ", leftOut.stream().limit(6).toList())
                                + (leftOut.size() > 6 ? ", …" : "")
                                + (leftOut.size() == 1 ? " was" : " were")
                                + " left out: the rows in there are the old ones, and only"
                                + " safetensors are written.");
            }
            leftOut.addAll(adapters.unfit(notes));
        }
        return new ChangedWeights(List.copyOf(sets), before, after, sizes, leftOut);
    }

    /// What to do about weights that are only there in a form that is not written.
    private static String unwritten(FolderSource source) {
        String file =
                source.files().keySet().stream()
                        .filter(name -> otherForm(source, name))
                        .findFirst()
                        .orElse("");
        String where = file.isEmpty() ? "The matrix" : "The matrix in " + file;
        if (file.endsWith(".gguf")) {
            return where
                    + " is GGUF, of which no changed file is written; that is done for safetensors."
                    + " Change the model that it was converted from, then convert that with"
                    + " llama.cpp (convert_hf_to_gguf.py).";
        }
        if (file.endsWith(".onnx")) {
            return where
                    + " is ONNX, of which no changed file is written; that is done for safetensors."
                    + " Change the model that it was exported from, then export that again.";
        }
        return where
                + " is of a form of which no folder is written; that is done for safetensors."
                + " Save the model as safetensors (transformers: save_pretrained) and change that.";
    }

    private static boolean otherForm(FolderSource source, String name) {
        return source.own(name)
                        && OTHER_FORMS.matcher(name.substring(name.lastIndexOf('/') + 1)).matches()
                || ELSEWHERE.matcher(name).matches();
    }

    /// The files that change: weights and the indices of shards.
    ///
    /// @param source gives indices as they are edited
    List<PlannedFile> files(FolderSource source, Map<String, String> digests)
            throws UnreadableFileException {
        var files = new ArrayList<PlannedFile>();
        for (ChangedSet changed : sets) {
            long more = 0;
            long numbers = 0;
            for (var file : changed.tables().entrySet()) {
                SafetensorsHeader header = changed.set().files().get(file.getKey());
                String name = changed.names().get(file.getKey());
                if (header == null || name == null || file.getValue().isEmpty()) {
                    continue;
                }
                var tensors = new StreamedTensors(file.getKey(), header, file.getValue());
                files.add(new PlannedFile.Tables(name, tensors, tensors.bytes(), digests));
                for (TableRows table : file.getValue().values()) {
                    long was = table.old().end() - table.old().begin();
                    more += table.bytes() - was;
                    numbers += count(table.shape()) - count(table.old().shape());
                }
            }
            Optional<Path> index = changed.set().index();
            if (index.isPresent() && more != 0 && changed.names().containsKey(index.get())) {
                String name = String.valueOf(changed.names().get(index.get()));
                byte[] content = index(source, name, more, numbers);
                files.add(new PlannedFile.Made(name, content, "its sizes"));
            }
        }
        return files;
    }

    private static long count(List<Long> shape) {
        return shape.stream().mapToLong(n -> n).reduce(1, (a, b) -> a * b);
    }

    /// An index with its sums made right.
    private static byte[] index(FolderSource source, String name, long more, long numbers)
            throws UnreadableFileException {
        var index = source.json(name).orElse(new LinkedHashMap<>());
        if (index.get("metadata") instanceof Map<?, ?> said) {
            var metadata = new LinkedHashMap<String, Object>();
            said.forEach((key, value) -> metadata.put(String.valueOf(key), value));
            add(metadata, "total_size", more);
            add(metadata, "total_parameters", numbers);
            index.put("metadata", metadata);
        }
        return PythonJson.file(index);
    }

    private static void add(Map<String, Object> metadata, String key, long more) {
        if (metadata.get(key) instanceof Number n) {
            metadata.put(key, n.longValue() + more);
        }
    }

    /// Tables of the sets that changed.
    List<TableRows> tables() {
        return sets.stream()
                .flatMap(s -> s.tables().values().stream())
                .flatMap(t -> t.values().stream())
                .toList();
    }

    /// The new rows alone as a safetensors file: a tensor a table, and the ids; empty where there
    /// are none.
    ///
    /// @param name what it is called
    Optional<PlannedFile> rowsFile(String name) {
        var rows = new LinkedHashMap<String, TableRows>();
        for (TableRows table : tables()) {
            if (table.fresh().length > 0 && table.role() != TableRole.CODES) {
                rows.putIfAbsent(table.name(), table);
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var header = new LinkedHashMap<String, Object>();
        header.put("__metadata__", Map.of("format", "pt", "made_by", "lexiscope"));
        long at = 0;
        for (TableRows table : rows.values()) {
            int count = table.fresh().length;
            List<Long> shape = new ArrayList<>(table.shape());
            if (table.role() == TableRole.COLUMNS) {
                shape = List.of((long) count, shape.getFirst());
            } else {
                shape.set(shape.indexOf((long) table.rows()), (long) count);
            }
            long end = at + (long) count * table.rowBytes();
            header.put(table.name(), entry(table.old().dtype(), shape, at, end));
            at = end;
        }
        for (TableRows table : rows.values()) {
            long end = at + 8L * table.fresh().length;
            List<Long> shape = List.of((long) table.fresh().length);
            header.put(table.name() + ".ids", entry("I64", shape, at, end));
            at = end;
        }
        byte[] json = Json.line(header).getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        var bytes =
                ByteBuffer.allocate(Math.toIntExact(8 + padded + at))
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded)
                .put(json)
                .put(" ".repeat(padded - json.length).getBytes(StandardCharsets.UTF_8));
        rows.values().forEach(table -> table.made().values().forEach(bytes::put));
        rows.values()
                .forEach(
                        table -> {
                            for (int id : table.fresh()) {
                                bytes.putLong(id);
                            }
                        });
        return Optional.of(new PlannedFile.Made(name, bytes.array(), "the new rows"));
    }

    private static Map<String, Object> entry(String dtype, List<Long> shape, long at, long end) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("dtype", dtype);
        entry.put("shape", shape);
        entry.put("data_offsets", List.of(at, end));
        return entry;
    }
}
