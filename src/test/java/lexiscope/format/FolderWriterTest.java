package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.change.ModelChange;
import lexiscope.change.NewRow;
import lexiscope.format.safetensors.SafetensorsFile;
import lexiscope.format.safetensors.SafetensorsHeader;
import lexiscope.json.Json;
import lexiscope.kernel.DType;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whole folders with tokens added, under the tensor names of several architectures.
class FolderWriterTest {
    private static final AddedToken NEW = new AddedToken("<new>", false, false, false, false, true);

    @TempDir private Path temporary;

    static Stream<SmallFolders.Arrangement> arrangements() {
        return SmallFolders.all().stream();
    }

    private static float[] row(float first) {
        float[] row = new float[SmallFolders.DIM];
        Arrays.fill(row, first);
        return row;
    }

    /// A token with the next free id, a row of ones, and where there is an output matrix of twos.
    private static ModelChange change(LanguageModel model) {
        int id = model.vocabulary().size();
        NewRow row = NewRow.of(row(1), new int[] {2, 3});
        return ModelChange.adding(
                "test",
                model.matrix().isPresent() ? model.rows() : id,
                Map.of(id, NEW),
                model.matrix().isPresent()
                        ? Map.of(id, model.output().isPresent() ? row.withOutput(row(2)) : row)
                        : Map.of());
    }

    private static FolderWriter.Result write(Path folder, Path target) throws Exception {
        return write(folder, target, FolderWriter.Options.PLAIN, Progress.NONE);
    }

    private static FolderWriter.Result write(
            Path folder, Path target, FolderWriter.Options options, Progress progress)
            throws Exception {
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            return FolderWriter.write(
                    change(model), model, List.of(folder), target, options, progress);
        }
    }

    private record Tensor(String dtype, List<Long> shape, byte[] bytes, String file) {}

    private static Tensor of(Map<String, Tensor> tensors, String name) {
        return java.util.Objects.requireNonNull(tensors.get(name), name);
    }

    /// Name → dtype, shape and bytes, of all files.
    private static Map<String, Tensor> tensors(Path folder) throws Exception {
        var all = new LinkedHashMap<String, Tensor>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".safetensors")) {
                    byte[] bytes = Files.readAllBytes(file);
                    for (var t : SafetensorsFile.header(file).tensors().entrySet()) {
                        SafetensorsHeader.Tensor tensor = t.getValue();
                        all.put(
                                t.getKey(),
                                new Tensor(
                                        tensor.dtype(),
                                        tensor.shape(),
                                        Arrays.copyOfRange(
                                                bytes, (int) tensor.begin(), (int) tensor.end()),
                                        file.getFileName().toString()));
                    }
                }
            }
        }
        return all;
    }

    private static byte[] encoded(DType dtype, float... values) {
        var bytes =
                ByteBuffer.allocate(values.length * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            dtype.encode(value, bytes);
        }
        return bytes.array();
    }

    @ParameterizedTest
    @MethodSource("arrangements")
    void allOfItIsWritten(SmallFolders.Arrangement a) throws Exception {
        Path folder = SmallFolders.write(temporary.resolve("model"), a);
        Path target = temporary.resolve("out");
        var before = contents(folder);
        var result = write(folder, target);
        assertEquals(List.of(), result.notes());
        assertEquals(before, contents(folder), "the source is as it was");

        var old = tensors(folder);
        var now = tensors(target);
        assertEquals(List.copyOf(old.keySet()), List.copyOf(now.keySet()));
        boolean padded = a.rows() > 8;
        int rows = padded ? a.rows() : 9;
        for (String name : old.keySet()) {
            assertEquals(of(old, name).dtype(), of(now, name).dtype(), name);
            assertEquals(of(old, name).file(), of(now, name).file(), name + " is in the same file");
            byte[] was = of(old, name).bytes();
            byte[] is = of(now, name).bytes();
            boolean table = name.equals(a.input()) || a.copies().contains(name);
            boolean bias = a.biases().contains(name);
            if (!table && !bias) {
                assertEquals(of(old, name).shape(), of(now, name).shape(), name);
                assertArrayEquals(was, is, name);
                continue;
            }
            int width = was.length / a.rows();
            assertEquals(rows * width, is.length, name);
            assertArrayEquals(Arrays.copyOf(was, 8 * width), Arrays.copyOf(is, 8 * width), name);
            byte[] fresh = Arrays.copyOfRange(is, 8 * width, 9 * width);
            if (table) {
                boolean output =
                        name.contains("lm_head") || name.contains("cls.predictions.decoder");
                boolean said = output && !a.name().startsWith("gpt2");
                assertArrayEquals(
                        encoded(a.dtype(), row(said ? 2 : 1)), fresh, name + " of the new token");
            } else {
                float mean = (number(a.dtype(), was, 2) + number(a.dtype(), was, 3)) / 2;
                assertArrayEquals(encoded(a.dtype(), mean), fresh, name);
            }
            if (padded) {
                assertArrayEquals(
                        Arrays.copyOfRange(was, 9 * width, was.length),
                        Arrays.copyOfRange(is, 9 * width, is.length),
                        name);
            }
        }
        smallFiles(a, target, rows);
        opens(target, rows);
    }

    private static float number(DType dtype, byte[] bytes, int at) {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (dtype) {
            case F32 -> buffer.getFloat(at * 4);
            case F16 -> Float.float16ToFloat(buffer.getShort(at * 2));
            default -> Float.intBitsToFloat(buffer.getShort(at * 2) << 16);
        };
    }

    private static void smallFiles(SmallFolders.Arrangement a, Path target, int rows)
            throws IOException {
        var config = Json.object(target.resolve("config.json"));
        Object own =
                config.get("text_config") instanceof Map<?, ?> text
                        ? text.get("vocab_size")
                        : config.get("vocab_size");
        assertEquals(rows, own);
        if (config.get("vision_config") instanceof Map<?, ?> vision) {
            assertEquals(9, vision.get("vocab_size"), "not the text's");
        }
        assertEquals(
                "{\"vocab_size\": 3}", Files.readString(target.resolve("1_Pooling/config.json")));
        assertEquals("a model\n", Files.readString(target.resolve("README.md")));
        var settings = Json.object(target.resolve("tokenizer_config.json"));
        assertEquals(List.of("<new>"), settings.get("additional_special_tokens"));
        assertTrue(
                settings.get("added_tokens_decoder") instanceof Map<?, ?> decoder
                        && decoder.size() == 3
                        && decoder.get("8") instanceof Map<?, ?> flags
                        && "<new>".equals(flags.get("content"))
                        && Boolean.TRUE.equals(flags.get("special")));
        if (a.shards() > 1) {
            var index = Json.object(target.resolve("model.safetensors.index.json"));
            Map<?, ?> metadata = object(index, "metadata");
            long total = metadata.get("total_size") instanceof Number n ? n.longValue() : -1;
            long real = 0;
            var shards = object(index, "weight_map");
            for (Object shard : new java.util.TreeSet<Object>(shards.values())) {
                Path file = target.resolve(String.valueOf(shard));
                real +=
                        Files.size(file)
                                - 8
                                - ByteBuffer.wrap(Files.readAllBytes(file))
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .getLong();
            }
            assertEquals(real, total);
        }
    }

    private static Map<?, ?> object(Map<String, Object> of, String key) {
        return of.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static void opens(Path target, int rows) throws Exception {
        int[] ids;
        try (var model = ModelReader.open(target, Progress.NONE)) {
            assertEquals(rows, model.rows());
            float[] row = new float[SmallFolders.DIM];
            model.matrix().orElseThrow().row(8, row);
            assertArrayEquals(row(1), row);
            ids = model.tokenizer().orElseThrow().encode("ab<new>abc", EncodeOptions.DEFAULT).ids();
            assertArrayEquals(new int[] {0, 5, 8, 6}, ids);
        }
        try (var reference = HuggingFaceTokenizer.newInstance(target.resolve("tokenizer.json"))) {
            long[] theirs = reference.encode("ab<new>abc").getIds();
            assertArrayEquals(Arrays.stream(ids).asLongStream().toArray(), theirs);
        }
    }

    /// Every file of a folder, with its digest in words.
    private static Map<String, String> contents(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(
                        folder.relativize(file).toString(),
                        Arrays.hashCode(Files.readAllBytes(file))
                                + " "
                                + Files.getLastModifiedTime(file));
            }
        }
        return all;
    }

    private Path model() throws IOException {
        return SmallFolders.write(temporary.resolve("model"), SmallFolders.all().get(1));
    }

    private void refused(Path folder, Path target, String because) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> write(folder, target));
        assertTrue(String.valueOf(refusal.getMessage()).contains(because), refusal.getMessage());
    }

    @Test
    void nothingIsWrittenIntoTheModelOrOverAnything() throws Exception {
        Path folder = model();
        var before = contents(folder);
        refused(folder, folder, "part of the model");
        refused(folder, folder.resolve("out"), "lies in the folder");
        refused(folder, folder.resolve("1_Pooling"), "lies in the folder");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
        refused(folder, link, "part of the model");
        refused(folder, link.resolve("a/b"), "lies in the folder");
        refused(folder, folder.resolve("config.json"), "is a file");
        refused(
                folder,
                Files.createSymbolicLink(temporary.resolve("gone"), temporary.resolve("no")),
                "leads nowhere");
        assertEquals(before, contents(folder));
        Path target = Files.createDirectory(temporary.resolve("out"));
        Files.writeString(target.resolve("config.json"), "mine");
        refused(folder, target, "--overwrite");
        assertEquals(List.of("config.json"), List.copyOf(contents(target).keySet()));
        Files.writeString(target.resolve("model-00001-of-00002.safetensors"), "another");
        var contradicting =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                write(
                                        folder,
                                        target,
                                        new FolderWriter.Options(true, false),
                                        Progress.NONE));
        assertTrue(String.valueOf(contradicting.getMessage()).contains("contradict"));
        Files.delete(target.resolve("model-00001-of-00002.safetensors"));
        Files.writeString(target.resolve("notes.txt"), "mine");
        write(folder, target, new FolderWriter.Options(true, false), Progress.NONE);
        assertEquals("mine", Files.readString(target.resolve("notes.txt")));
        opens(target, 9);
        try (var all = Files.list(target)) {
            assertTrue(all.noneMatch(f -> f.toString().endsWith(".part")));
        }
    }

    @Test
    void aStopLeavesNothing() throws Exception {
        Path folder = model();
        for (int steps = 0; steps < 12; steps++) {
            Path target = temporary.resolve("deep/er/out");
            int[] left = {steps};
            Progress stopping =
                    (_, _) -> {
                        if (left[0]-- == 0) {
                            throw new Cancelled();
                        }
                    };
            assertThrows(
                    Cancelled.class,
                    () -> write(folder, target, FolderWriter.Options.PLAIN, stopping));
            assertFalse(Files.exists(temporary.resolve("deep")));
            try (var all = Files.list(temporary)) {
                assertEquals(1, all.count(), "only the model is left");
            }
        }
    }

    @Test
    void copiesAreNoLinks() throws Exception {
        Path folder = model();
        Path target = temporary.resolve("out");
        write(folder, target);
        Files.writeString(target.resolve("README.md"), "another");
        assertEquals("a model\n", Files.readString(folder.resolve("README.md")));
    }

    @Test
    void onlyWhatIsNew() throws Exception {
        Path folder = model();
        Path target = temporary.resolve("out");
        write(folder, target, new FolderWriter.Options(false, true), Progress.NONE);
        assertEquals(
                List.of(
                        "config.json",
                        "lexiscope-recipe.json",
                        "lexiscope-recipe.py",
                        "lexiscope-rows.safetensors",
                        "tokenizer.json",
                        "tokenizer_config.json"),
                List.copyOf(contents(target).keySet()));
        var rows = tensors(target);
        assertArrayEquals(
                encoded(DType.F16, row(1)), of(rows, "model.embed_tokens.weight").bytes());
        assertArrayEquals(encoded(DType.F16, row(2)), of(rows, "lm_head.weight").bytes());
        assertEquals("I64", of(rows, "lm_head.weight.ids").dtype());
    }

    /// Rows of a table of several buffers, in runs of all lengths.
    @Test
    void scatteredRowsOfALargeTable() throws Exception {
        Path folder = model();
        Files.delete(folder.resolve("tokenizer.json"));
        int rows = 9000;
        int dim = 300;
        float[][] table = new float[rows][dim];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < dim; i++) {
                table[r][i] = r + i / 1000f;
            }
        }
        Files.write(
                folder.resolve("model.safetensors"),
                new SampleSafetensors().with("model.embed_tokens.weight", table).bytes());
        int[] kept =
                java.util.stream.IntStream.range(0, rows)
                        .filter(r -> r % 7 != 3 && (r < 2000 || r > 5000) || r > 8000)
                        .toArray();
        Path target = temporary.resolve("out");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            var plain = lexiscope.change.IdMap.keeping(rows, kept);
            var change = new ModelChange("test", plain, Map.of(), Map.of(), Map.of());
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            FolderWriter.write(
                                    change,
                                    model,
                                    List.of(folder),
                                    target,
                                    FolderWriter.Options.PLAIN,
                                    Progress.NONE),
                    "there is no tokenizer to trim");
        }
        Files.writeString(folder.resolve("tokenizer.json"), numbered(rows));
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            var change =
                    new ModelChange(
                            "test",
                            lexiscope.change.IdMap.keeping(rows, kept),
                            Map.of(),
                            Map.of(),
                            Map.of());
            FolderWriter.write(
                    change,
                    model,
                    List.of(folder),
                    target,
                    FolderWriter.Options.PLAIN,
                    Progress.NONE);
        }
        var expected = ByteBuffer.allocate(kept.length * dim * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int r : kept) {
            for (float value : table[r]) {
                expected.putFloat(value);
            }
        }
        assertArrayEquals(
                expected.array(), of(tensors(target), "model.embed_tokens.weight").bytes());
    }

    private static String numbered(int tokens) {
        var entries = new StringBuilder();
        for (int id = 0; id < tokens; id++) {
            entries.append(id == 0 ? "" : ",").append("\"w" + id + "\":" + id);
        }
        return "{\"version\":\"1.0\",\"added_tokens\":[],\"model\":{\"type\":\"WordLevel\","
                + "\"unk_token\":\"w0\",\"vocab\":{"
                + entries
                + "}}}";
    }
}
