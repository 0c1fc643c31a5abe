package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.work.Progress;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
