package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.change.ModelChange;
import lexiscope.change.NewRow;
import lexiscope.format.safetensors.SafetensorsFile;
import lexiscope.json.Json;
import lexiscope.tokens.TokenSet;
import lexiscope.trim.Trimming;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Tables of tokens that are not as most are: turned by a quarter, of another length than the input
/// matrix, of another part of the model, counted under other names.
class OddTablesTest {
    private static final int DIM = 4;

    @TempDir private Path temporary;

    /// Numbers that say where they were: row · 100 + column, and a number for the table.
    private static float[][] table(int rows, int columns, int which) {
        float[][] table = new float[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                table[r][c] = which * 10_000 + r * 100 + c;
            }
        }
        return table;
    }

    private Path folder(String config, SampleSafetensors weights) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("model"));
        Files.writeString(folder.resolve("tokenizer.json"), SmallFolders.TOKENIZER);
        Files.writeString(folder.resolve("config.json"), config);
        Files.write(folder.resolve("model.safetensors"), weights.bytes());
        return folder;
    }

    /// With a token of id 8, whose rows are the mean of those of 2 and 4.
    private Path added(Path folder) throws Exception {
        Path out = temporary.resolve("added");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            var token = new AddedToken("<new>", false, false, false, false, true);
            var change =
                    ModelChange.adding(
                            "test", model.rows(), Map.of(8, token), Map.of(8, NewRow.mean(2, 4)));
            FolderWriter.write(
                    change, model, List.of(folder), out, FolderWriter.Options.PLAIN, Progress.NONE);
        }
        return out;
    }

    /// Without the tokens 6 and 7.
    private Path trimmed(Path folder) throws Exception {
        Path out = temporary.resolve("trimmed");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            var trimming = Trimming.without(model, List.of(folder), TokenSet.of(6, 7), 1);
            FolderWriter.write(
                    trimming.change(),
                    model,
                    List.of(folder),
                    out,
                    FolderWriter.Options.PLAIN,
                    Progress.NONE);
        }
        return out;
    }

    private static float[][] read(Path folder, String name) throws Exception {
        Path file = folder.resolve("model.safetensors");
        var header = SafetensorsFile.header(file);
        var tensor = Objects.requireNonNull(header.tensors().get(name), name);
        var shape = tensor.shape();
        int rows = shape.size() == 1 ? 1 : shape.getFirst().intValue();
        float[][] table = new float[rows][shape.getLast().intValue()];
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position((int) tensor.begin());
        for (float[] row : table) {
            for (int c = 0; c < row.length; c++) {
                row[c] = bytes.getFloat();
            }
        }
        return table;
    }

    private static SampleSafetensors list(SampleSafetensors to, String name, float[] values) {
        var bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return to.with(name, "F32", String.valueOf(values.length), bytes.array());
    }

    private static Map<String, Object> config(Path folder) throws IOException {
        return Json.object(folder.resolve("config.json"));
    }

    /// MobileBERT's second output matrix has a column for every token.
    @Test
    void columnsForTokens() throws Exception {
        String name = "cls.predictions.dense.weight";
        Path folder =
                folder(
                        "{\"model_type\": \"mobilebert\", \"vocab_size\": 8}",
                        new SampleSafetensors()
                                .with(
                                        "mobilebert.embeddings.word_embeddings.weight",
                                        table(8, DIM, 1))
                                .with(name, table(3, 8, 2)));
        float[][] before = table(3, 8, 2);
        float[][] more = read(added(folder), name);
        float[][] less = read(trimmed(folder), name);
        for (int line = 0; line < 3; line++) {
            float[] wanted = java.util.Arrays.copyOf(before[line], 9);
            wanted[8] = (before[line][2] + before[line][4]) / 2;
            assertArrayEquals(wanted, more[line]);
            assertArrayEquals(java.util.Arrays.copyOf(before[line], 6), less[line]);
        }
        assertEquals(3, more.length);
        assertEquals(3, less.length);
    }

    /// The output matrix is filled up further than the input matrix, with its bias.
    @Test
    void aLongerOutput() throws Exception {
        var weights =
                new SampleSafetensors()
                        .with("model.embed_tokens.weight", table(8, DIM, 1))
                        .with("lm_head.weight", table(12, DIM, 2));
        Path folder =
                folder(
                        "{\"vocab_size\": 8, \"tie_word_embeddings\": false}",
                        list(weights, "lm_head.bias", table(1, 12, 3)[0]));
        Path more = added(folder);
        assertEquals(9, read(more, "model.embed_tokens.weight").length);
        float[][] output = read(more, "lm_head.weight");
        assertEquals(12, output.length);
        assertEquals(2 * 10_000 + 300, output[8][0], "the mean of 2 and 4 in the place of a spare");
        assertArrayEquals(table(12, DIM, 2)[11], output[11]);
        assertEquals(3 * 10_000 + 3, read(more, "lm_head.bias")[0][8]);
        assertEquals(9, config(more).get("vocab_size"));
        Path less = trimmed(folder);
        assertEquals(6, read(less, "lm_head.weight").length);
        assertEquals(6, read(less, "lm_head.bias")[0].length);
        assertEquals(6, config(less).get("vocab_size"));
    }

    /// Mllama's input matrix has rows that its output matrix and its vocab_size do not count.
    @Test
    void aShorterOutput() throws Exception {
        var weights =
                new SampleSafetensors()
                        .with("language_model.model.embed_tokens.weight", table(12, DIM, 1))
                        .with("language_model.lm_head.weight", table(8, DIM, 2));
        Path folder =
                folder(
                        "{\"model_type\": \"mllama\", \"image_token_index\": 9, \"text_config\":"
                                + " {\"vocab_size\": 8, \"tie_word_embeddings\": false}}",
                        list(weights, "language_model.lm_head.bias", table(1, 8, 3)[0]));
        Path more = added(folder);
        float[][] input = read(more, "language_model.model.embed_tokens.weight");
        assertEquals(13, input.length, "four more than are counted, as a loader wants");
        assertEquals(10_000 + 300, input[8][0]);
        assertArrayEquals(table(12, DIM, 1)[9], input[9]);
        assertEquals(9, read(more, "language_model.lm_head.weight").length);
        assertEquals(9, read(more, "language_model.lm_head.bias")[0].length);
        assertEquals(9, text(more).get("vocab_size"));
        // the rows that are not counted stay behind the others
        Path less = trimmed(folder);
        assertEquals(7, config(less).get("image_token_index"));
        float[][] kept = read(less, "language_model.model.embed_tokens.weight");
        assertEquals(10, kept.length);
        for (int row = 8; row < 12; row++) {
            assertArrayEquals(table(12, DIM, 1)[row], kept[row - 2]);
        }
        assertEquals(6, read(less, "language_model.lm_head.weight").length);
        assertEquals(6, text(less).get("vocab_size"));
    }

    private static Map<?, ?> text(Path folder) throws IOException {
        return config(folder).get("text_config") instanceof Map<?, ?> text ? text : Map.of();
    }

    @Test
    void tablesOfPartsThatSpeakOrSee() throws Exception {
        Path folder =
                folder(
                        "{\"vocab_size\": 8, \"tie_word_embeddings\": true}",
                        new SampleSafetensors()
                                .with("thinker.model.embed_tokens.weight", table(8, DIM, 1))
                                .with(
                                        "thinker.model.layers.9.embed_tokens.weight",
                                        table(8, DIM, 2))
                                .with("talker.model.embed_tokens.weight", table(8, DIM, 3))
                                .with("vision_model.embed_tokens.weight", table(8, DIM, 4)));
        Path more = added(folder);
        assertEquals(9, read(more, "thinker.model.embed_tokens.weight").length);
        assertEquals(9, read(more, "thinker.model.layers.9.embed_tokens.weight").length);
        assertEquals(8, read(more, "talker.model.embed_tokens.weight").length);
        assertEquals(8, read(more, "vision_model.embed_tokens.weight").length);
    }

    @Test
    void sizesUnderOtherNames() throws Exception {
        Path folder =
                folder(
                        "{\"n_words\": 8, \"embedding_size\": 8, \"d_model\": 8, \"vocab_size\":"
                                + " 8, \"hidden_size\": 8}",
                        new SampleSafetensors().with("transformer.wte.weight", table(8, DIM, 1)));
        var sizes = config(added(folder));
        for (String key : List.of("n_words", "embedding_size", "vocab_size")) {
            assertEquals(9, sizes.get(key), key);
        }
        assertEquals(8, sizes.get("d_model"));
        assertEquals(8, sizes.get("hidden_size"));
        lexiscope.work.Leftovers.remove(temporary.resolve("added"));
        Files.writeString(
                folder.resolve("config.json"), "{\"src_vocab_size\": 8, \"n_words\": 8, \"x\": 8}");
        assertEquals(Map.of("src_vocab_size", 9, "n_words", 9, "x", 8), config(added(folder)));
        Files.writeString(
                folder.resolve("config.json"), "{\"embedding_size\": 8, \"vocab_size\": 8}");
        assertEquals(8, config(trimmed(folder)).get("embedding_size"), "numbers of a row");
    }

    /// ProphetNet's matrix lies there three times; two of a half each remain a question.
    @Test
    void oneMatrixStoredAgain() throws Exception {
        var weights =
                new SampleSafetensors()
                        .with("prophetnet.word_embeddings.weight", table(8, DIM, 1))
                        .with("prophetnet.encoder.word_embeddings.weight", table(8, DIM, 1))
                        .with("prophetnet.decoder.word_embeddings.weight", table(8, DIM, 1));
        Path more = added(folder("{\"vocab_size\": 8}", weights));
        for (String half : List.of("", "encoder.", "decoder.")) {
            String name = "prophetnet." + half + "word_embeddings.weight";
            float[][] table = read(more, name);
            assertEquals(9, table.length, name);
            assertArrayEquals(read(more, "prophetnet.word_embeddings.weight"), table, name);
        }
        try (var model = ModelReader.open(more, Progress.NONE)) {
            assertTrue(model.facts().tensor().equals("prophetnet.word_embeddings.weight"));
        }
    }
}
