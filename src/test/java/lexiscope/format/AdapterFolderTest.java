package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Adapters beside their base: the product of two factors, or the saved rows.
class AdapterFolderTest {
    private static final int RANK = 2;

    @TempDir Path folder = Path.of("");

    private Path adapter = Path.of("");

    @BeforeEach
    void base() throws IOException {
        Path base = Files.createDirectories(folder.resolve("tiny"));
        Files.write(
                base.resolve("model.safetensors"),
                SampleTensors.safetensors("model.embed_tokens.weight", "F32", SampleTensors.f32()));
        adapter = Files.createDirectories(folder.resolve("tuned"));
        Files.write(
                adapter.resolve("adapter_config.json"),
                """
                {"base_model_name_or_path": "org/tiny", "r": 2, "lora_alpha": 6}
                """
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsAddedIsTheProductOfTheFactors() throws IOException, UnreadableFileException {
        float[][] a = new float[RANK][SampleFile.ROWS];
        float[][] b = new float[SampleFile.DIM][RANK];
        a[0][4] = 1;
        a[1][5] = 2;
        b[3][0] = 0.5f;
        b[7][1] = 0.25f;
        var data = new SampleBytes().floats(a).floats(b);
        int first = RANK * SampleFile.ROWS * 4;
        String entries =
                SampleTensors.entry(
                                "base_model.model.model.embed_tokens.lora_embedding_A",
                                "F32",
                                RANK + "," + SampleFile.ROWS,
                                0,
                                first)
                        + ","
                        + SampleTensors.entry(
                                "base_model.model.model.embed_tokens.lora_embedding_B",
                                "F32",
                                SampleFile.DIM + "," + RANK,
                                first,
                                data.size());
        write(entries, data);
        float[][] wanted = SampleFile.matrix();
        // scaling is alpha / r = 3
        wanted[4][3] += 3 * 0.5f;
        wanted[5][7] += 3 * 2 * 0.25f;
        assertRows(wanted, "2 of 12 rows differ");
    }

    @Test
    void savedRowsStandInPlaceOfTheBase() throws IOException, UnreadableFileException {
        float[][] saved = SampleFile.matrix();
        saved[9][1] += 1;
        var data = new SampleBytes().floats(saved);
        write(
                SampleTensors.entry(
                        "base_model.model.model.embed_tokens.weight",
                        "F32",
                        SampleFile.ROWS + "," + SampleFile.DIM,
                        0,
                        data.size()),
                data);
        assertRows(saved, "row 9 moved most");
    }

    private static final String PRE = "base_model.model.model.embed_tokens.";

    private static float[][] ones(int rows, int columns) {
        float[][] ones = new float[rows][columns];
        for (float[] row : ones) {
            java.util.Arrays.fill(row, 1);
        }
        return ones;
    }

    /// Every number of the sample and so much more.
    private static float[][] more(float by) {
        float[][] rows = SampleFile.matrix();
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] += by;
            }
        }
        return rows;
    }

    private void write(String config, SampleSafetensors tensors) throws IOException {
        Files.writeString(
                adapter.resolve("adapter_config.json"),
                "{\"base_model_name_or_path\": \"org/tiny\", \"r\": 2, \"lora_alpha\": 6"
                        + config
                        + "}");
        Files.write(adapter.resolve("adapter_model.safetensors"), tensors.bytes());
    }

    /// Factors of ones: each number of the product is the rank.
    private static SampleSafetensors factors(int rank, String end) {
        return new SampleSafetensors()
                .with(PRE + "lora_embedding_A" + end, ones(rank, SampleFile.ROWS))
                .with(PRE + "lora_embedding_B" + end, ones(SampleFile.DIM, rank));
    }

    @Test
    void theScalingIsTheOneOfTheModule() throws IOException, UnreadableFileException {
        write("", factors(RANK, ".default"));
        assertRows(more(3 * RANK), "rank 2");
        write(", \"alpha_pattern\": {\"embed_tokens\": 8}", factors(RANK, ""));
        assertRows(more(4 * RANK), "rank 2");
        // the rank is that of the factors, whatever is said for the other modules
        write(", \"rank_pattern\": {\"embed_tokens\": 4}", factors(4, ""));
        assertRows(more(6), "rank 4");
        write(", \"use_rslora\": true", factors(4, ""));
        assertRows(more(3 * 4), "rank 4");
    }

    @Test
    void aSavedModuleGoesByTheNameOfTheAdapterToo() throws IOException, UnreadableFileException {
        write("", new SampleSafetensors().with(PRE + "modules_to_save.default.weight", more(1)));
        assertRows(more(1), "saved in place");
    }

    @Test
    void factorsAreAddedToASavedBase() throws IOException, UnreadableFileException {
        write("", factors(RANK, "").with(PRE + "base_layer.weight", more(1)));
        assertRows(more(1 + 3 * RANK), "rank 2");
    }

    @Test
    void singleTokensMayHaveRowsOfTheirOwn() throws IOException, UnreadableFileException {
        var own =
                new SampleSafetensors()
                        .with(
                                PRE + "token_adapter.trainable_tokens_delta",
                                ones(2, SampleFile.DIM));
        float[][] wanted = SampleFile.matrix();
        java.util.Arrays.fill(wanted[3], 1);
        java.util.Arrays.fill(wanted[7], 1);
        write(", \"trainable_token_indices\": {\"embed_tokens\": [3, 7]}", own);
        assertRows(wanted, "2 tokens");
        write(", \"peft_type\": \"TRAINABLE_TOKENS\", \"token_indices\": [3, 7]", own);
        assertRows(wanted, "2 tokens");
        write(", \"token_indices\": [3]", own);
        assertTrue(refused().contains("[3]"), refused());
        // as the method of that name saves them, which wraps no other layer
        for (String end : new String[] {"", ".default"}) {
            own =
                    new SampleSafetensors()
                            .with(PRE + "trainable_tokens_delta" + end, ones(2, SampleFile.DIM));
            write(", \"trainable_token_indices\": null, \"token_indices\": [3, 7]", own);
            assertRows(wanted, "2 tokens");
        }
    }

    @Test
    void aChangeThatIsNotReadIsNotPassedOver() throws IOException {
        write("", new SampleSafetensors().with(PRE + "hada_w1_a", ones(2, SampleFile.DIM)));
        assertTrue(refused().contains("hada_w1_a"), refused());
    }

    @Test
    void whatIsNotReadIsRefused() throws IOException {
        write(
                ", \"use_dora\": true",
                factors(RANK, "").with(PRE + "lora_magnitude_vector.weight", ones(1, 32)));
        assertTrue(refused().contains("DoRA"), refused());
        Files.writeString(
                adapter.resolve("adapter_config.json"), "{\"base_model_name_or_path\": null}");
        assertTrue(refused().contains("names no base model"), refused());
    }

    private String refused() {
        return org.junit.jupiter.api.Assertions.assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(adapter, Progress.NONE).close())
                .sentence();
    }

    private void write(String entries, SampleBytes data) throws IOException {
        Files.write(
                adapter.resolve("adapter_model.safetensors"),
                SampleTensors.safetensors(entries, data.bytes()));
    }

    private void assertRows(float[][] wanted, String note) throws UnreadableFileException {
        try (var model = ModelReader.open(adapter, Progress.NONE)) {
            float[] row = new float[SampleFile.DIM];
            for (int r = 0; r < wanted.length; r++) {
                model.matrix().orElseThrow().row(r, row);
                assertArrayEquals(wanted[r], row, "row " + r);
            }
            assertTrue(
                    model.facts().notes().toString().contains(note),
                    model.facts().notes().toString());
        }
    }

    /// Base and adapter in one folder, which the adapter names by name, by a place that is no more,
    /// or not at all.
    @ParameterizedTest
    @ValueSource(strings = {"both", "org/both", "/gone/elsewhere", ".", ""})
    void theBaseMayLieInTheSameFolder(String named) throws IOException, UnreadableFileException {
        Path both = Files.createDirectories(folder.resolve("both"));
        Files.copy(
                folder.resolve("tiny").resolve("model.safetensors"),
                both.resolve("model.safetensors"));
        adapter = both;
        write("", factors(RANK, ""));
        Files.writeString(
                both.resolve("adapter_config.json"),
                "{\"base_model_name_or_path\": \"" + named + "\", \"r\": 2, \"lora_alpha\": 6}");
        assertRows(more(3 * RANK), "rank 2");
    }
}
