package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Forms that matrices are stored in beside the plain ones: scaled 8-bit floats, types that are
/// only known by name, models in pieces, the same model twice in a folder.
class StorageFormsTest {
    private static final String NAME = "model.embed_tokens.weight";
    private static final String SHAPE = SampleFile.ROWS + "," + SampleFile.DIM;
    private static final int NUMBERS = SampleFile.ROWS * SampleFile.DIM;

    @TempDir Path folder = Path.of("");

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertRows(Path opened, float[][] rows) throws UnreadableFileException {
        try (var model = ModelReader.open(opened, Progress.NONE)) {
            assertEquals(rows.length, model.rows());
            for (int r = 0; r < rows.length; r++) {
                float[] row = new float[rows[r].length];
                model.matrix().orElseThrow().row(r, row);
                assertArrayEquals(rows[r], row, "row " + r);
            }
        }
    }

    private static String refused(Path opened) {
        return assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(opened, Progress.NONE).close())
                .sentence();
    }

    /// Powers of two in E4M3: exponent bias 7, three bits of mantissa.
    private static byte[] powers() {
        byte[] codes = new byte[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            codes[i] = (byte) (i % 8 + 4 << 3);
        }
        return codes;
    }

    private static float power(int i) {
        return (float) Math.pow(2, i % 8 + 4 - 7);
    }

    private byte[] scaled(String scaleName, String scaleShape, float... scales) {
        byte[] codes = powers();
        var data = new SampleBytes().raw(codes).floats(new float[][] {scales});
        return SampleTensors.safetensors(
                SampleTensors.entry(NAME, "F8_E4M3", SHAPE, 0, NUMBERS)
                        + ","
                        + SampleTensors.entry(
                                "model.embed_tokens." + scaleName,
                                "F32",
                                scaleShape,
                                NUMBERS,
                                NUMBERS + 4 * scales.length),
                data.bytes());
    }

    private static float[][] expected(float... scales) {
        float[][] rows = new float[SampleFile.ROWS][SampleFile.DIM];
        for (int i = 0; i < NUMBERS; i++) {
            int r = i / SampleFile.DIM;
            rows[r][i % SampleFile.DIM] = power(i) * scales[scales.length == 1 ? 0 : r];
        }
        return rows;
    }

    @Test
    void eightBitFloatsWithOneScale() throws IOException, UnreadableFileException {
        Path file = file("model.safetensors", scaled("weight_scale", "", 0.5f));
        assertRows(file, expected(0.5f));
        assertRows(file("model.safetensors", scaled("weight_scale_inv", "1,1", 4f)), expected(4f));
    }

    @Test
    void eightBitFloatsWithAScaleARow() throws IOException, UnreadableFileException {
        float[] scales = new float[SampleFile.ROWS];
        for (int r = 0; r < scales.length; r++) {
            scales[r] = 1 + r * 0.5f;
        }
        Path file =
                file("model.safetensors", scaled("weight_scale", SampleFile.ROWS + ",1", scales));
        assertRows(file, expected(scales));
    }

    @Test
    void eightBitFloatsWithAScaleABlockAreRefusedByName() throws IOException {
        Path file = file("model.safetensors", scaled("weight_scale_inv", "1,2", 1f, 2f));
        String sentence = refused(file);
        assertTrue(
                sentence.contains("model.embed_tokens.weight_scale_inv")
                        && sentence.contains("block"),
                sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"F4", "F6_E2M3", "F6_E3M2", "C64", "BOOL"})
    void typesThatAreNotReadAreRefusedByName(String dtype) throws IOException {
        Path file = file("model.safetensors", SampleTensors.safetensors(NAME, dtype, powers()));
        String sentence = refused(file);
        assertTrue(sentence.contains(" " + dtype + ","), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mxfp4", "nvfp4"})
    void smallFloatsOfMlxAreRefusedByName(String mode) throws IOException {
        int groups = mode.equals("nvfp4") ? SampleFile.DIM / 16 : SampleFile.DIM / 32;
        int codes = SampleFile.ROWS * SampleFile.DIM / 2;
        int scales = SampleFile.ROWS * groups;
        String entries =
                SampleTensors.entry(NAME, "U32", SampleFile.ROWS + ",4", 0, codes)
                        + ","
                        + SampleTensors.entry(
                                "model.embed_tokens.scales",
                                "U8",
                                SampleFile.ROWS + "," + groups,
                                codes,
                                codes + scales);
        file("model.safetensors", SampleTensors.safetensors(entries, new byte[codes + scales]));
        file(
                "config.json",
                ("{\"quantization\":{\"mode\":\"" + mode + "\",\"bits\":4}}")
                        .getBytes(StandardCharsets.UTF_8));
        String sentence = refused(folder);
        assertTrue(sentence.contains(mode), sentence);
    }

    @Test
    void mistralsOwnFormBesideTheOtherIsShownOnce() throws IOException, UnreadableFileException {
        file(
                "consolidated.safetensors",
                SampleTensors.safetensors("tok_embeddings.weight", "F32", SampleTensors.f32()));
        file("params.json", "{\"dim\":32,\"vocab_size\":12}".getBytes(StandardCharsets.UTF_8));
        // alone it opens
        assertRows(folder, SampleFile.matrix());
        file(
                "model-00001-of-00001.safetensors",
                SampleTensors.safetensors(NAME, "F32", SampleTensors.f32()));
        file(
                "model.safetensors.index.json",
                "{\"weight_map\":{\"%s\":\"model-00001-of-00001.safetensors\"}}"
                        .formatted(NAME)
                        .getBytes(StandardCharsets.UTF_8));
        assertRows(folder, SampleFile.matrix());
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            assertEquals(NAME, model.facts().tensor());
            assertTrue(
                    !model.facts().notes().toString().contains("consolidated"),
                    model.facts().notes().toString());
        }
    }

    @Test
    void aSplitGgufHasItsMatrixInAnyFile() throws IOException, UnreadableFileException {
        byte[] other =
                new SampleBytes()
                        .text("GGUF")
                        .i32(3)
                        .i64(0)
                        .i64(1)
                        .i64(20)
                        .text("general.architecture")
                        .i32(8)
                        .i64(5)
                        .text("llama")
                        .pad(32)
                        .bytes();
        Path first = file("m-00001-of-00003.gguf", other);
        file(
                "m-00002-of-00003.gguf",
                SampleTensors.gguf(ByteOrder.LITTLE_ENDIAN, 0, SampleTensors.f32()));
        // the third holds layers and is not here
        assertRows(first, SampleFile.matrix());
        assertRows(folder, SampleFile.matrix());
        assertRows(folder.resolve("m-00002-of-00003.gguf"), SampleFile.matrix());
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            // an output matrix may lie in what is not here
            assertTrue(model.facts().tied().isEmpty());
            String notes = model.facts().notes().toString();
            assertTrue(notes.contains("m-00003-of-00003.gguf"), notes);
        }
        Files.delete(first);
        assertTrue(refused(folder).contains("00001-of-00003"), refused(folder));
        assertTrue(refused(folder.resolve("m-00002-of-00003.gguf")).contains("00001-of-00003"));
    }

    @Test
    void anArchiveOfNumpyArraysGivesTheNamedOne() throws IOException, UnreadableFileException {
        byte[] matrix = SampleTensors.npy("<f4", false, SampleTensors.f32());
        byte[] other = SampleTensors.npy("<f4", false, new byte[4 * NUMBERS]);
        Path file =
                file(
                        "m.npz",
                        SampleBytes.zip(true, "positions.npy", other, "embeddings.npy", matrix));
        assertRows(file, SampleFile.matrix());
        try (var model = ModelReader.open(file, "positions", Progress.NONE)) {
            float[] row = new float[SampleFile.DIM];
            model.matrix().orElseThrow().row(1, row);
            assertArrayEquals(new float[SampleFile.DIM], row);
        }
    }

    @Test
    void model2vecMapsAndWeighsAlone() throws IOException, UnreadableFileException {
        float[][] rows = SampleFile.matrix();
        int bytes = 4 * NUMBERS;
        var weights = new SampleBytes();
        for (int r = 0; r < SampleFile.ROWS; r++) {
            weights.f32(r);
            for (int i = 0; i < SampleFile.DIM; i++) {
                rows[r][i] *= r;
            }
        }
        String entries =
                SampleTensors.entry("embeddings", "F32", SHAPE, 0, bytes)
                        + ","
                        + SampleTensors.entry(
                                "weights",
                                "F32",
                                "" + SampleFile.ROWS,
                                bytes,
                                bytes + weights.size());
        byte[] data = new SampleBytes().raw(SampleTensors.f32()).raw(weights.bytes()).bytes();
        assertRows(file("model.safetensors", SampleTensors.safetensors(entries, data)), rows);
    }

    @Test
    void model2vecsWeightsMustFit() throws IOException {
        file(
                "model.safetensors",
                new SampleSafetensors()
                        .with("embeddings", SampleFile.matrix())
                        .with("weights", "F32", "5", new byte[20])
                        .bytes());
        assertTrue(refused(folder).contains("5 weights"), refused(folder));
    }

    @Test
    void wordEmbeddingsOfSentenceTransformersHaveTheirWords()
            throws IOException, UnreadableFileException {
        Path inner = Files.createDirectory(folder.resolve("0_WordEmbeddings"));
        Files.write(
                inner.resolve("pytorch_model.bin"),
                SamplePickles.zip(
                        Map.of("emb_layer.weight", new int[] {SampleFile.ROWS, SampleFile.DIM}),
                        SampleTensors.f32()));
        var words = new StringBuilder();
        for (int r = 0; r < SampleFile.ROWS; r++) {
            words.append(r == 0 ? "" : ",").append("\"w").append(r).append('"');
        }
        Files.writeString(
                inner.resolve("whitespacetokenizer_config.json"),
                "{\"vocab\": [" + words + "], \"do_lower_case\": false}");
        file(
                "modules.json",
                "[{\"idx\": 0, \"path\": \"0_WordEmbeddings\"}]".getBytes(StandardCharsets.UTF_8));
        assertRows(folder, SampleFile.matrix());
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            assertEquals("w7", model.vocabulary().spelling(7));
        }
    }

    @Test
    void fastTextRowsOfWordsAreMeansOverTheirNgrams() throws IOException, UnreadableFileException {
        // n-grams of exactly one character with a bucket of 4: a word's row is the mean of its own
        // and of its n-grams' rows
        float[][] stored = new float[2 + 4][4];
        for (int r = 0; r < stored.length; r++) {
            for (int i = 0; i < 4; i++) {
                stored[r][i] = r + i * 0.25f;
            }
        }
        var out = new SampleBytes().i32(793712314).i32(12).i32(4);
        out.i32(5).i32(5).i32(1).i32(5).i32(1).i32(1).i32(2).i32(4).i32(3).i32(3).i32(100);
        out.i64(Double.doubleToRawLongBits(1e-4)).i32(2).i32(2).i32(0).i64(100).i64(-1);
        out.text("</s>").u8(0).i64(9).u8(0).text("ab").u8(0).i64(5).u8(0);
        out.u8(0).i64(stored.length).i64(4).floats(stored);
        Path file = file("v.bin", out.bytes());
        // "<ab>" has the trigrams "<ab" and "ab>"; "</s>" has none of its own in fastText
        float[] mean = new float[4];
        int[] grams = {bucket("<ab"), bucket("ab>")};
        for (int i = 0; i < 4; i++) {
            mean[i] = (stored[1][i] + stored[2 + grams[0]][i] + stored[2 + grams[1]][i]) / 3;
        }
        try (var model = ModelReader.open(file, Progress.NONE)) {
            float[] row = new float[4];
            model.matrix().orElseThrow().row(1, row);
            assertArrayEquals(mean, row, 1e-6f);
            model.matrix().orElseThrow().row(0, row);
            assertArrayEquals(stored[0], row);
        }
    }

    /// fastText's hash: FNV-1a over signed bytes.
    private static int bucket(String gram) {
        int h = (int) 2166136261L;
        for (byte b : gram.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ b) * 16777619;
        }
        return Integer.remainderUnsigned(h, 4);
    }

    @Test
    void anAdapterInPickleOverABaseOfTheCache() throws IOException, UnreadableFileException {
        Path cache = folder.resolve("hub");
        Path base = Files.createDirectories(cache.resolve("models--org--tiny/snapshots/abc"));
        Files.createDirectories(cache.resolve("models--org--tiny/refs"));
        Files.writeString(cache.resolve("models--org--tiny/refs/main"), "abc\n");
        Files.write(
                base.resolve("model.safetensors"),
                SampleTensors.safetensors(NAME, "F32", SampleTensors.f32()));
        Path adapter = Files.createDirectories(cache.resolve("models--me--tuned/snapshots/def"));
        Files.writeString(
                adapter.resolve("adapter_config.json"),
                "{\"base_model_name_or_path\": \"org/tiny\", \"r\": 2, \"lora_alpha\": 2}");
        float[][] saved = SampleFile.matrix();
        saved[3][3] += 2;
        Files.write(
                adapter.resolve("adapter_model.bin"),
                SamplePickles.zip(
                        Map.of(
                                "base_model.model.model.embed_tokens.weight",
                                new int[] {SampleFile.ROWS, SampleFile.DIM}),
                        new SampleBytes().floats(saved).bytes()));
        assertRows(adapter, saved);
    }

    @Test
    void wordsThatWereEscapedComeBack() throws IOException, UnreadableFileException {
        Path file = file("v.txt", "2 2   \na\\sb 1 2\n\\\\ 3 4\n".getBytes(StandardCharsets.UTF_8));
        try (var model = ModelReader.open(file, Progress.NONE)) {
            assertEquals("a b", model.vocabulary().spelling(0));
            assertEquals("\\", model.vocabulary().spelling(1));
        }
        // a file that never heard of escapes keeps what it has
        file("v.txt", "2 2\na\\sb 1 2\n\\t 3 4\n".getBytes(StandardCharsets.UTF_8));
        try (var model = ModelReader.open(file, Progress.NONE)) {
            assertEquals("a\\sb", model.vocabulary().spelling(0));
        }
    }
}
