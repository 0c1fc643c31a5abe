package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that lie, or that are something else than their name says.
class HostileFilesTest {
    @TempDir Path folder = Path.of("");

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String refused(Path path) {
        return assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(path, Progress.NONE).close())
                .sentence();
    }

    private static void assertRefused(Path path, String naming) {
        String sentence = refused(path);
        assertTrue(sentence.contains(naming), sentence);
    }

    @Test
    void aPointerOfGitLfs() throws IOException {
        String pointer =
                """
                version https://git-lfs.github.com/spec/v1
                oid sha256:0
                size 99
                """;
        Path file = file("model.safetensors", bytes(pointer));
        assertRefused(file, "git lfs pull");
        assertRefused(folder, "of 99 bytes");
    }

    /// Files that a folder is not looked through for their content are named all the same.
    @ParameterizedTest
    @CsvSource({"tokenizer.model", "glove.txt", "vocab.txt", "model.npy"})
    void whatOnlySeemsToBeAFileOfAModelIsNamedInItsFolder(String name) throws IOException {
        file(name, bytes("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 99\n"));
        assertRefused(folder, name);
        assertRefused(folder, "git lfs pull");
        file(name, bytes("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>"));
        assertRefused(folder, "web page");
    }

    @Test
    void aLinkToNothing() throws IOException {
        Path link = folder.resolve("model.safetensors");
        Files.createSymbolicLink(link, folder.resolve("blobs/gone"));
        assertRefused(link, "is a link to a file that is not there");
        assertRefused(folder, "is a link to a file that is not there");
        Files.delete(link);
        Files.createSymbolicLink(link, link);
        assertRefused(link, "or to itself");
        assertRefused(folder, "or to itself");
    }

    @Test
    @org.junit.jupiter.api.Timeout(20)
    void aPipe() throws Exception {
        Path pipe = folder.resolve("model.safetensors");
        var made = new ProcessBuilder("mkfifo", pipe.toString());
        try {
            org.junit.jupiter.api.Assumptions.assumeTrue(made.start().waitFor() == 0, "no pipes");
        } catch (IOException e) {
            org.junit.jupiter.api.Assumptions.abort("no mkfifo");
        }
        assertRefused(pipe, "pipe");
    }

    @ParameterizedTest
    @CsvSource({
        "'12.5,32', '0,1536'",
        "'12,32', '0.5,1536'",
        "'12,32', '0,1180591620717411303424'"
    })
    void sizesAndPlacesAreWholeNumbers(String shape, String places) throws IOException {
        String json =
                "{\"wte\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%s]}}"
                        .formatted(shape, places);
        var out = new SampleBytes().i64(json.length()).text(json).raw(SampleTensors.f32());
        assertRefused(file("model.safetensors", out.bytes()), "data_offsets");
    }

    @Test
    void aConfigurationThatIsAPointerIsSaidSo() throws IOException, UnreadableFileException {
        file(
                "model.safetensors",
                SampleTensors.safetensors("wte.weight", "F32", SampleTensors.f32()));
        file("config.json", bytes("version https://git-lfs.github.com/spec/v1\nsize 9\n"));
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            assertTrue(model.facts().notes().toString().contains("git lfs pull"));
        }
    }

    /// An index of as many tensors as the largest models have, each held against all known names.
    @Test
    @org.junit.jupiter.api.Timeout(60)
    void aHundredThousandTensors() throws IOException, UnreadableFileException {
        var json = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) {
            json.append(
                            SampleTensors.entry(
                                    "model.layers." + i % 90 + ".mlp.experts." + i + ".up.weight",
                                    "I8",
                                    "1,1",
                                    0,
                                    1))
                    .append(',');
        }
        json.append(SampleTensors.entry("model.embed_tokens.weight", "F32", "12,32", 1, 1537));
        byte[] data = new SampleBytes().u8(0).raw(SampleTensors.f32()).bytes();
        Path file = file("model.safetensors", SampleTensors.safetensors(json.substring(1), data));
        try (var model = ModelReader.open(file, Progress.NONE)) {
            assertEquals("model.embed_tokens.weight", model.facts().tensor());
        }
    }

    @Test
    void aWebPageUnderAnotherName() throws IOException {
        assertRefused(file("tokenizer.json", bytes("<!DOCTYPE html><html>404")), "web page");
    }

    @ParameterizedTest
    @CsvSource({"tf_model.h5, HDF5", "flax_model.msgpack, Flax", "rust_model.ot, rust-bert"})
    void kindsThatAreNotReadAreNamed(String name, String kind) throws IOException {
        assertRefused(file(name, bytes("anything")), kind);
        assertRefused(folder, kind);
    }

    @Test
    void aHeaderOfEndlessLength() throws IOException {
        byte[] bytes = new SampleBytes().i64(Long.MIN_VALUE).text("{}").bytes();
        assertRefused(file("model.safetensors", bytes), "9223372036854775808");
    }

    @Test
    void aTensorLargerThanTheFile() throws IOException {
        String entries = SampleTensors.entry("wte.weight", "F32", "2147483647,1048576", 0, 128);
        assertRefused(
                file("model.safetensors", SampleTensors.safetensors(entries, new byte[128])),
                "wte.weight");
    }

    @Test
    void aShardThatLeadsOutside() throws IOException {
        Path file =
                file(
                        "model.safetensors.index.json",
                        bytes("{\"weight_map\":{\"wte.weight\":\"../../secret.safetensors\"}}"));
        assertRefused(file, "outside its folder");
    }

    @Test
    void aProjectorThatLeadsOutside() throws IOException {
        Path file =
                file(
                        "projector_config.json",
                        bytes("{\"embeddings\":[{\"tensorPath\":\"/etc/passwd\"}]}"));
        assertRefused(file, "outside its folder");
    }

    @Test
    void aPickleThatWouldRunCode() throws IOException {
        byte[] pickle = bytes("cos\nsystem\n(S'true'\ntR.");
        Path file = file("pytorch_model.bin", SampleBytes.zip(false, "a/data.pkl", pickle));
        assertRefused(file, "os.system");
        byte[] hidden = bytes("cbuiltins\neval\n(S'1'\ntR.");
        assertRefused(
                file("other.bin", SampleBytes.zip(false, "a/data.pkl", hidden)), "builtins.eval");
    }

    @Test
    void aPickleThatHoldsItself() throws IOException {
        // a dictionary under a hundred of its own keys, each leading back to it
        var out = new SampleBytes().u8(0x80, 2).text("}q").u8(0);
        for (int i = 0; i < 100; i++) {
            out.u8('U', 2).text("%02d".formatted(i)).text("h").u8(0).text("s");
        }
        Path file =
                file(
                        "pytorch_model.bin",
                        SampleBytes.zip(false, "a/data.pkl", out.text(".").bytes()));
        assertRefused(file, "0 tensors");
    }

    @Test
    void aBombInAnArchive() throws IOException {
        byte[] header = SampleTensors.npy("<f4", false, new byte[0]);
        byte[] zeros = new byte[300 << 20];
        System.arraycopy(header, 0, zeros, 0, header.length);
        assertRefused(file("m.npz", SampleBytes.zip(true, "m.npy", zeros)), "unpack");
    }

    @Test
    void aBombInGzip() throws IOException {
        assertRefused(file("m.vec.gz", SampleWords.gzip(new byte[300 << 20])), "100 times");
    }

    @Test
    void linksThatGoRound() throws IOException {
        Path a = folder.resolve("model.safetensors");
        Path b = folder.resolve("other.safetensors");
        Files.createSymbolicLink(a, b);
        Files.createSymbolicLink(b, a);
        assertRefused(folder, "is a link to a file that is not there, or to itself");
        assertRefused(a, "is a link to a file that is not there, or to itself");
    }

    @Test
    void numbersThatAreNoneAreShown() throws IOException, UnreadableFileException {
        float[][] rows = SampleFile.matrix();
        rows[2][5] = Float.NaN;
        rows[4][0] = Float.POSITIVE_INFINITY;
        byte[] data = new SampleBytes().floats(rows).bytes();
        Path file = file("model.safetensors", SampleTensors.safetensors("wte.weight", "F32", data));
        try (var model = ModelReader.open(file, Progress.NONE)) {
            float[] row = new float[SampleFile.DIM];
            model.matrix().orElseThrow().row(2, row);
            assertTrue(Float.isNaN(row[5]));
            model.matrix().orElseThrow().row(4, row);
            assertEquals(Float.POSITIVE_INFINITY, row[0]);
            for (float m : model.matrix().orElseThrow().mean()) {
                assertTrue(Float.isFinite(m));
            }
        }
    }

    @Test
    void tiesAreAskedAbout() throws IOException, UnreadableFileException {
        int bytes = SampleFile.ROWS * SampleFile.DIM * 4;
        String shape = SampleFile.ROWS + "," + SampleFile.DIM;
        String entries =
                SampleTensors.entry("encoder.embed_tokens.weight", "F32", shape, 0, bytes)
                        + ","
                        + SampleTensors.entry(
                                "decoder.embed_tokens.weight", "F32", shape, bytes, 2 * bytes);
        Path file =
                file("model.safetensors", SampleTensors.safetensors(entries, new byte[2 * bytes]));
        var e =
                assertThrows(
                        UnreadableFileException.class, () -> ModelReader.open(file, Progress.NONE));
        assertEquals(
                java.util.Set.of("encoder.embed_tokens.weight", "decoder.embed_tokens.weight"),
                java.util.Set.copyOf(e.choices()));
        try (var model = ModelReader.open(file, e.choices().getFirst(), Progress.NONE)) {
            assertEquals(SampleFile.ROWS, model.rows());
        }
    }

    @Test
    void aQuantisedOutputMatrixIsNamedAndTheInputOpens()
            throws IOException, UnreadableFileException {
        int bytes = SampleFile.ROWS * SampleFile.DIM * 4;
        String shape = SampleFile.ROWS + "," + SampleFile.DIM;
        String entries =
                SampleTensors.entry("model.embed_tokens.weight", "F32", shape, 0, bytes)
                        + ","
                        + SampleTensors.entry("lm_head.qweight", "I32", "4,12", bytes, bytes + 192);
        Path file =
                file(
                        "model.safetensors",
                        SampleTensors.safetensors(entries, new byte[bytes + 192]));
        try (var model = ModelReader.open(file, Progress.NONE)) {
            assertEquals("model.embed_tokens.weight", model.facts().tensor());
            assertEquals(java.util.Optional.of(false), model.facts().tied());
            assertTrue(model.facts().notes().toString().contains("lm_head.qweight"));
        }
    }

    @Test
    void aMissingShardOfTheOutputMatrixDoesNotMatter() throws IOException, UnreadableFileException {
        file(
                "model-00001-of-00002.safetensors",
                SampleTensors.safetensors("model.embed_tokens.weight", "F32", SampleTensors.f32()));
        file(
                "model.safetensors.index.json",
                bytes(
                        """
                        {"weight_map": {"lm_head.weight": "model-00002-of-00002.safetensors",
                         "model.embed_tokens.weight": "model-00001-of-00002.safetensors"}}
                        """));
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            assertEquals(SampleFile.ROWS, model.rows());
            assertEquals(java.util.Optional.of(false), model.facts().tied());
        }
    }

    @Test
    void anAdapterNeedsItsBase() throws IOException {
        file(
                "adapter_config.json",
                bytes("{\"base_model_name_or_path\":\"org/nowhere\",\"r\":2,\"lora_alpha\":4}"));
        assertRefused(folder, "org/nowhere");
    }
}
