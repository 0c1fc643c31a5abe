package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.numpy.NumpyWriter;
import lexiscope.format.part.FloatRows;
import lexiscope.format.safetensors.SafetensorsWriter;
import lexiscope.kernel.DType;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Files that make one model together, in a folder and picked by hand.
class PickedFilesTest {
    private static final float[][] ROWS = {{1.5f, 2}, {3, 4}, {5, 6}};
    private static final List<String> WORDS = List.of("a", "b b", "\\c");

    @TempDir Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path vectors(String name) throws IOException {
        Path file = folder.resolve(name);
        NumpyWriter.write(file, new FloatRows(3, 2, r -> ROWS[r]), DType.F32);
        return file;
    }

    private LanguageModel open(String... names) throws UnreadableFileException {
        return ModelReader.open(Stream.of(names).map(folder::resolve).toList(), "", Progress.NONE);
    }

    private static void assertWords(LanguageModel model) {
        try (model) {
            assertEquals(ROWS.length, model.rows());
            for (int r = 0; r < ROWS.length; r++) {
                assertEquals(WORDS.get(r), model.vocabulary().spelling(r));
                float[] row = new float[2];
                model.matrix().orElseThrow().row(r, row);
                assertArrayEquals(ROWS[r], row);
            }
        }
    }

    @Test
    void aListOfWordsNamesTheRows() throws IOException, UnreadableFileException {
        vectors("vectors.npy");
        String lines = String.join("\n", WORDS) + "\n";
        for (String name :
                List.of("vocab.txt", "words.txt", "metadata.tsv", "labels.tsv", "x.txt")) {
            file(name, lines);
            assertWords(open("vectors.npy", name));
            assertWords(open(name, "vectors.npy"));
            if (!name.equals("x.txt")) {
                assertWords(open(""));
            }
            Files.delete(folder.resolve(name));
        }
        file("x.txt", lines + "d\n");
        var e = assertThrows(UnreadableFileException.class, () -> open("vectors.npy", "x.txt"));
        assertTrue(e.sentence().contains("names 4 rows, but there are 3"), e.sentence());
    }

    @Test
    void theTablesOfTheProjectorJoinWithoutTheirList() throws IOException, UnreadableFileException {
        for (String pair :
                List.of("tensors metadata", "m m-metadata", "iris_tensors iris_labels")) {
            String tensors = pair.split(" ")[0] + ".tsv";
            String metadata = pair.split(" ")[1] + ".tsv";
            file(tensors, "1.5\t2\n3\t4\n5\t6\n");
            file(metadata, String.join("\n", WORDS) + "\n\n");
            assertWords(open(""));
            assertWords(open(tensors));
            assertWords(open(tensors, metadata));
            assertWords(open(metadata, tensors));
            file(metadata, "n\ttoken\n1\ta\n2\tb b\n3\t\\c\n");
            assertWords(open(""));
            assertWords(open(metadata, tensors));
            Files.delete(folder.resolve(tensors));
            Files.delete(folder.resolve(metadata));
        }
    }

    @Test
    void whatIsExportedOpensAgain() throws IOException, UnreadableFileException {
        vectors("v.npy");
        file("words.txt", String.join("\n", WORDS) + "\n");
        Path out = Files.createDirectories(folder.resolve("out"));
        try (var model = open("")) {
            for (String name : List.of("m.tsv", "m.vec")) {
                ModelWriter.write(out.resolve(name), model, Optional.empty(), Progress.NONE);
            }
        }
        assertWords(open("out/m.vec"));
        Files.delete(out.resolve("m.vec"));
        assertWords(open("out"));
        assertWords(open("out/m.tsv"));
        assertWords(open("out/m-metadata.tsv", "out/m.tsv"));
        try (var model = open("out/m.tsv")) {
            var e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> OwnFiles.refuse(List.of(out.resolve("m-metadata.tsv")), model));
            assertTrue(String.valueOf(e.getMessage()).contains("m-metadata.tsv"));
        }
    }

    @Test
    void settingsAreHeardThatArePicked() throws IOException, UnreadableFileException {
        vectors("v.npy");
        file("vocab.txt", "[UNK]\na\nA\n");
        file("tokenizer_config.json", "{\"do_lower_case\": true}");
        file("config.json", "{\"max_position_embeddings\": 77}");
        try (var model = open("v.npy", "vocab.txt", "tokenizer_config.json", "config.json")) {
            assertEquals(Optional.of(77), model.facts().contextLength());
            var ids = model.tokenizer().orElseThrow().encode("A", EncodeOptions.DEFAULT).ids();
            assertArrayEquals(new int[] {1}, ids);
        }
        try (var model = open("v.npy", "vocab.txt")) {
            assertArrayEquals(
                    new int[] {2},
                    model.tokenizer().orElseThrow().encode("A", EncodeOptions.DEFAULT).ids());
        }
    }

    @Test
    void shardsJoin() throws IOException, UnreadableFileException {
        var rows = new FloatRows(3, 2, r -> ROWS[r]);
        shard("model-00001-of-00002.safetensors", "model.norm.linear", rows);
        shard("model-00002-of-00002.safetensors", "model.embed_tokens.weight", rows);
        for (boolean index : new boolean[] {false, true}) {
            if (index) {
                file(
                        "model.safetensors.index.json",
                        "{\"weight_map\": {\"model.norm.linear\":"
                                + " \"model-00001-of-00002.safetensors\","
                                + " \"model.embed_tokens.weight\":"
                                + " \"model-00002-of-00002.safetensors\"}}");
            }
            try (var model =
                    open("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors")) {
                assertEquals("model.embed_tokens.weight", model.facts().tensor());
            }
        }
        try (var model = open("model-00001-of-00002.safetensors", "model.safetensors.index.json")) {
            assertEquals("model.embed_tokens.weight", model.facts().tensor());
        }
    }

    private void shard(String name, String tensor, FloatRows rows) throws IOException {
        Map<String, FloatRows> matrices = new LinkedHashMap<>();
        matrices.put(tensor, rows);
        SafetensorsWriter.write(folder.resolve(name), matrices, DType.F32, Map.of());
    }

    @Test
    void anAdapterIsReadOverItsBase() throws IOException, UnreadableFileException {
        var rows = new FloatRows(3, 2, r -> ROWS[r]);
        Files.createDirectories(folder.resolve("base"));
        Files.createDirectories(folder.resolve("tuned"));
        shard("base/model.safetensors", "model.embed_tokens.weight", rows);
        file("tuned/adapter_config.json", "{\"base_model_name_or_path\": \"base\"}");
        shard(
                "tuned/adapter_model.safetensors",
                "base_model.model.model.embed_tokens.weight",
                new FloatRows(3, 2, _ -> new float[] {7, 8}));
        try (var model = open("tuned/adapter_config.json", "tuned/adapter_model.safetensors")) {
            float[] row = new float[2];
            model.matrix().orElseThrow().row(1, row);
            assertArrayEquals(new float[] {7, 8}, row);
        }
    }

    /// All files of a folder picked at once are the model of the folder.
    @Test
    void whatBelongsToNoModelIsLeftAside() throws IOException, UnreadableFileException {
        vectors("v.npy");
        file("README.md", "# A model\n");
        file("LICENSE.txt", "Do\nwhat\nyou\nlike\n");
        file("modules.json", "[]");
        file("generation_config.json", "{}");
        file("tf_model.h5", "no");
        file("words.txt", String.join("\n", WORDS) + "\n");
        String[] all = {
            "LICENSE.txt",
            "README.md",
            "generation_config.json",
            "modules.json",
            "tf_model.h5",
            "v.npy",
            "words.txt"
        };
        assertWords(open(all));
        try (var model = open(all)) {
            assertTrue(model.facts().notes().toString().contains("README.md"));
        }
        file(
                "tokenizer.json",
                "{\"version\": \"1.0\", \"added_tokens\": [], \"model\": {\"type\":"
                        + " \"WordLevel\", \"vocab\": {\"z\": 0}, \"unk_token\": \"z\"}}");
        file("vocab.txt", "[UNK]\na\nb\n");
        try (var model = open("vocab.txt", "v.npy", "tokenizer.json", "words.txt")) {
            assertEquals("z", model.vocabulary().spelling(0));
        }
        var e = assertThrows(UnreadableFileException.class, () -> open("README.md", "tf_model.h5"));
        assertTrue(e.sentence().contains("README.md") || e.sentence().contains("HDF5"));
    }

    @Test
    void aDamagedFileIsStillSaid() throws IOException {
        vectors("v.npy");
        file("m.safetensors", "no");
        assertThrows(UnreadableFileException.class, () -> open("v.npy", "m.safetensors"));
        file("config.json", "{}");
        var e = assertThrows(UnreadableFileException.class, () -> open("config.json"));
        assertTrue(e.sentence().contains("settings"), e.sentence());
        assertFalse(e.sentence().contains("known format"), e.sentence());
    }
}
