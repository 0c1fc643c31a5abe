package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.kernel.DType;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What lies in a model's folder and contradicts itself, or is not what its name says.
class FolderContentsTest {
    private static final String TOKENIZER =
            """
            {"version": "1.0", "added_tokens": [], "model": {"type": "WordLevel",
             "vocab": {"a": 0, "b": 1}, "unk_token": "a"}}
            """;

    @TempDir Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> warnings() throws UnreadableFileException {
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            return model.facts().warnings();
        }
    }

    private String refused() {
        return assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(folder, Progress.NONE))
                .sentence();
    }

    private void matrices(float[][] output) throws IOException {
        Files.write(
                folder.resolve("model.safetensors"),
                new SampleSafetensors()
                        .with("model.embed_tokens.weight", SampleFile.matrix())
                        .with("lm_head.weight", output)
                        .bytes());
    }

    @Test
    void anOutputMatrixThatShouldBeTiedIsHeldAgainstTheInput()
            throws IOException, UnreadableFileException {
        file("config.json", "{\"tie_word_embeddings\": true}");
        matrices(SampleFile.matrix());
        assertEquals(List.of(), warnings());
        float[][] other = SampleFile.matrix();
        other[7][3] += 1;
        matrices(other);
        assertTrue(warnings().toString().contains("lm_head.weight"), warnings().toString());
        file("config.json", "{\"tie_word_embeddings\": false}");
        assertEquals(List.of(), warnings());
    }

    @Test
    void whatOnlyGoesByTheNameOfAFileIsSaid() throws IOException, UnreadableFileException {
        Path weights = folder.resolve("model.safetensors");
        Files.createSymbolicLink(weights, Path.of("nowhere"));
        assertTrue(refused().contains("link to a file that is not there"), refused());
        file("tokenizer.json", TOKENIZER);
        assertTrue(warnings().toString().contains("not there"), warnings().toString());
        Files.delete(weights);
        Files.createDirectory(weights);
        assertTrue(warnings().toString().contains("a folder under the name of a file"));
        Files.delete(weights);
        assertEquals(List.of(), warnings());
        matrices(SampleFile.matrix());
        Files.delete(folder.resolve("tokenizer.json"));
        Files.createSymbolicLink(folder.resolve("tokenizer.json"), Path.of("nowhere"));
        assertTrue(warnings().toString().contains("tokenizer.json"), warnings().toString());
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        Path weights = folder.resolve("model.safetensors");
        try {
            new ProcessBuilder("mkfifo", weights.toString()).start().waitFor();
        } catch (IOException e) {
            Assumptions.abort("no mkfifo here");
        }
        assertTrue(refused().contains("a pipe"), refused());
        file("tokenizer.json", TOKENIZER);
        assertTrue(warnings().toString().contains("a pipe"), warnings().toString());
    }

    @Test
    void missingFilesOfASplitModelAreNamed() throws IOException, UnreadableFileException {
        byte[] whole = SampleTensors.gguf(ByteOrder.LITTLE_ENDIAN, 0, SampleTensors.f32());
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        Files.write(
                folder.resolve("m-00001-of-00002.gguf"),
                text.replace("token_embd.weight", "blk.0.attn.weight")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refused().contains("m-00002-of-00002.gguf"), refused());
        Files.write(folder.resolve("m-00002-of-00002.gguf"), whole);
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            assertEquals(SampleFile.ROWS, model.rows());
        }
    }

    @Test
    void aPartOfASplitModelSaysSo() throws IOException {
        Files.write(
                folder.resolve("model-00002-of-00003.safetensors"),
                new SampleSafetensors().with("lm_head.weight", SampleFile.matrix()).bytes());
        Files.write(
                folder.resolve("model-00003-of-00003.safetensors"),
                new SampleSafetensors()
                        .with("model.layers.0.mlp.weight", SampleFile.matrix())
                        .bytes());
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () ->
                                ModelReader.open(
                                        folder.resolve("model-00003-of-00003.safetensors"),
                                        Progress.NONE));
        assertTrue(e.sentence().contains("part 3 of a model in 3 files"), e.sentence());
    }

    @Test
    void numpyGetsWhatItHasATypeFor() throws IOException, UnreadableFileException {
        Files.write(
                folder.resolve("model.safetensors"),
                SampleTensors.safetensors("embed_tokens.weight", "BF16", SampleTensors.bf16()));
        Path out = folder.resolve("out.npy");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            assertEquals(DType.BF16, model.matrix().orElseThrow().dtype());
            ModelWriter.write(out, model, Optional.empty(), Progress.NONE);
        }
        try (var model = ModelReader.open(out, Progress.NONE)) {
            assertEquals(DType.F32, model.matrix().orElseThrow().dtype());
            assertEquals(SampleFile.ROWS, model.rows());
        }
    }
}
