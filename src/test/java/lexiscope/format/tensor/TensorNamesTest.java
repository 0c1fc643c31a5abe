package lexiscope.format.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.format.SampleFile;
import lexiscope.format.SampleSafetensors;
import lexiscope.format.SampleTensors;
import lexiscope.format.SampleWords;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which tensor is the matrix, by the names that published models use.
class TensorNamesTest {
    @TempDir Path folder = Path.of("");

    /// Every name is a matrix of the same size, so that only names decide.
    @ParameterizedTest
    @CsvSource({
        "tokens_embed.weight,                     positions_embed.weight h.0.attn.c_attn.weight,''",
        "transformer.w.weight,                    transformer.pos_encoding,      lm_head.weight",
        "transformer.word_embedding.weight,       transformer.r_w_bias,          lm_loss.weight",
        "transformer.embeddings.weight,           transformer.position_embeddings.weight,"
                + " pred_layer.proj.weight",
        "model.decoder.embed_tokens.weight,       model.encoder.embed_positions.weight,"
                + " proj_out.weight",
        "decoder.embed_tokens.weight,             decoder.embed_positions.weight,"
                + " decoder.output_projection.weight",
        "thinker.model.embed_tokens.weight,       talker.model.embed_tokens.weight,"
                + " thinker.lm_head.weight",
        "model.embed_tokens.weight,               mtp.embed_tokens.weight,       lm_head.weight",
        "electra.embeddings.word_embeddings.weight, electra.embeddings.position_embeddings.weight,"
                + " generator_lm_head.weight"
    })
    void inputAndOutputAreKnownByName(String input, String others, String output)
            throws IOException, UnreadableFileException {
        var tensors = new SampleSafetensors();
        for (String other : others.split(" ")) {
            tensors.with(other, SampleFile.matrix());
        }
        tensors.with(input, SampleFile.matrix());
        if (!output.isEmpty()) {
            tensors.with(output, SampleFile.matrix());
        }
        Files.write(folder.resolve("model.safetensors"), tensors.bytes());
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            assertEquals(input, model.facts().tensor());
            assertEquals(!output.isEmpty(), model.output().isPresent());
        }
    }

    @Test
    void theVocabularyOfATextPartWithinATextPartDecides()
            throws IOException, UnreadableFileException {
        Files.write(
                folder.resolve("model.safetensors"),
                new SampleSafetensors()
                        .with("a.embed_tokens.weight", new float[5][SampleFile.DIM])
                        .with("b.embed_tokens.weight", SampleFile.matrix())
                        .bytes());
        assertThrows(UnreadableFileException.class, () -> ModelReader.open(folder, Progress.NONE));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"thinker_config\": {\"text_config\": {\"vocab_size\": 12}}}");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            assertEquals("b.embed_tokens.weight", model.facts().tensor());
        }
    }

    @Test
    void aTensorAskedForByNameIsNotReplacedByAnother() throws IOException {
        Files.write(folder.resolve("a.npy"), SampleTensors.npy("<f4", false, SampleTensors.f32()));
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(folder, "wte.weight", Progress.NONE));
        assertTrue(e.sentence().contains("wte.weight"), e.sentence());
    }

    @Test
    void anIndexAndAFileThatDoNotBelongTogetherAreSaidSo() throws IOException {
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"model.embed_tokens.weight\":"
                        + " \"model-00001-of-00001.safetensors\"}}");
        Files.write(
                folder.resolve("model-00001-of-00001.safetensors"),
                new SampleSafetensors().with("other.weight", SampleFile.matrix()).bytes());
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(folder, Progress.NONE));
        assertTrue(
                e.sentence().contains("model.embed_tokens.weight")
                        && e.sentence().contains("model-00001-of-00001.safetensors"),
                e.sentence());
    }

    @Test
    void aVisionModelBesideALanguageModelIsPassedBy() throws IOException, UnreadableFileException {
        byte[] model = SampleTensors.gguf(java.nio.ByteOrder.LITTLE_ENDIAN, 0, SampleTensors.f32());
        String text = new String(model, java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.write(
                folder.resolve("a-vision.gguf"),
                text.replace("token_embd.weight", "v.patch_em.weight")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("model.gguf"), model);
        try (var opened = ModelReader.open(folder, Progress.NONE)) {
            assertEquals("token_embd.weight", opened.facts().tensor());
            assertEquals(Optional.of(true), opened.facts().tied());
        }
    }

    @Test
    void exportsLieInAFolderOfTheirOwn() throws IOException, UnreadableFileException {
        Files.createDirectory(folder.resolve("onnx"));
        Files.write(folder.resolve("onnx/model_quantized.onnx"), SampleWords.onnx());
        try (var opened = ModelReader.open(folder, Progress.NONE)) {
            assertEquals(SampleFile.ROWS, opened.rows());
        }
    }
}
