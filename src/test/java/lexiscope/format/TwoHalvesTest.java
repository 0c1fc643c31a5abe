package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.change.ModelChange;
import lexiscope.change.NewRow;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.safetensors.SafetensorsFile;
import lexiscope.json.Json;
import lexiscope.tokens.TokenSet;
import lexiscope.trim.Trimming;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Models whose tables are not all of one length or one making: an encoder and a decoder that have
/// an input matrix each, and an input matrix with rows behind the vocabulary.
class TwoHalvesTest {
    private static final int DIM = 3;

    @TempDir Path temporary = Path.of("");

    private static float[][] table(int rows, int dim, float from) {
        float[][] table = new float[rows][dim];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < dim; i++) {
                table[r][i] = from + 16 * r + i;
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

    private Path added(Path folder) throws Exception {
        Path out = temporary.resolve("added");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            var token = new AddedToken("<new>", false, false, false, false, true);
            var row = NewRow.of(new float[] {7, 8, 9}, new int[] {2, 4});
            var change = ModelChange.adding("test", model.rows(), Map.of(8, token), Map.of(8, row));
            FolderWriter.write(
                    change, model, List.of(folder), out, FolderWriter.Options.PLAIN, Progress.NONE);
        }
        return out;
    }

    private static float[][] read(Path folder, String name) throws Exception {
        Path file = folder.resolve("model.safetensors");
        var tensor = Objects.requireNonNull(SafetensorsFile.header(file).tensors().get(name));
        byte[] all = Files.readAllBytes(file);
        var numbers = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        numbers.position(Math.toIntExact(tensor.begin()));
        int rows = Math.toIntExact(tensor.shape().get(0));
        float[][] table = new float[rows][Math.toIntExact(tensor.shape().get(1))];
        for (float[] row : table) {
            for (int i = 0; i < row.length; i++) {
                row[i] = numbers.getFloat();
            }
        }
        return table;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"model_type\": \"marian\", \"vocab_size\": 8};"
                        + " model.encoder.embed_tokens.weight; model.decoder.embed_tokens.weight",
                "{\"src_vocab_size\": 8, \"tgt_vocab_size\": 8};"
                        + " model.encoder.embed_tokens.weight; model.decoder.embed_tokens.weight",
                "{\"encoder\": {\"vocab_size\": 8}, \"decoder\": {\"vocab_size\": 8}};"
                        + " encoder.embeddings.word_embeddings.weight;"
                        + " decoder.bert.embeddings.word_embeddings.weight",
                "{\"is_encoder_decoder\": true, \"vocab_size\": 8};"
                        + " text_encoder.embeddings.word_embeddings.weight;"
                        + " text_decoder.bert.embeddings.word_embeddings.weight"
            })
    void whatIsTypedGoesIntoTheEncoder(String config, String encoder, String decoder)
            throws Exception {
        var weights =
                new SampleSafetensors()
                        .with(decoder, table(8, DIM, 2))
                        .with(encoder, table(8, DIM, 1));
        Path folder = folder(config, weights);
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            assertEquals(encoder, model.facts().tensor());
            assertTrue(
                    model.facts().notes().stream()
                            .anyMatch(n -> n.contains("This is the encoder's")),
                    model.facts().notes().toString());
        }
        Path out = added(folder);
        assertArrayEquals(new float[] {7, 8, 9}, read(out, encoder)[8]);
        // the decoder's vectors are others: the new one is made of its own
        assertArrayEquals(new float[] {2 + 48, 3 + 48, 4 + 48}, read(out, decoder)[8]);
        assertEquals(9, read(out, decoder).length);
    }

    /// A decoder of another width, or with words of its own.
    @Test
    void theDecoderMayBeOfAnotherForm() throws Exception {
        String config = "{\"encoder\": {\"vocab_size\": 8}, \"decoder\": {\"vocab_size\": %d}}";
        String encoder = "encoder.embeddings.word_embeddings.weight";
        String decoder = "decoder.bert.embeddings.word_embeddings.weight";
        Path folder =
                folder(
                        config.formatted(8),
                        new SampleSafetensors()
                                .with(encoder, table(8, DIM, 1))
                                .with(decoder, table(8, 2, 2)));
        float[][] grown = read(added(folder), decoder);
        assertArrayEquals(new float[] {2 + 48, 3 + 48}, grown[8]);
        lexiscope.work.Leftovers.remove(temporary.resolve("added"));
        folder =
                folder(
                        config.formatted(11),
                        new SampleSafetensors()
                                .with(encoder, table(8, DIM, 1))
                                .with(decoder, table(11, DIM, 2))
                                .with("decoder.lm_head.weight", table(11, DIM, 3)));
        Path out = added(folder);
        assertEquals(9, read(out, encoder).length);
        assertArrayEquals(table(11, DIM, 2), read(out, decoder));
        assertArrayEquals(table(11, DIM, 3), read(out, "decoder.lm_head.weight"));
        assertEquals(
                config.formatted(11).replace(": 8", ": 9"),
                Json.line(Json.object(out.resolve("config.json")))
                        .replace(":", ": ")
                        .replace(",", ", "));
    }

    @Test
    void withoutAWordOfHalvesAPersonIsAsked() throws Exception {
        Path folder =
                folder(
                        "{\"vocab_size\": 8}",
                        new SampleSafetensors()
                                .with("encoder.embed_tokens.weight", table(8, DIM, 1))
                                .with("decoder.embed_tokens.weight", table(8, DIM, 2)));
        assertThrows(UnreadableFileException.class, () -> ModelReader.open(folder, Progress.NONE));
    }

    private static final String INPUT = "language_model.model.embed_tokens.weight";
    private static final String OUTPUT = "language_model.lm_head.weight";

    /// Mllama: eight tokens that are counted, two rows behind them that an output does not have.
    private Path rowsBehind(boolean output) throws IOException {
        var weights = new SampleSafetensors().with(INPUT, table(10, DIM, 1));
        return folder(
                "{\"model_type\": \"mllama\", \"image_token_index\": 8,"
                        + " \"text_config\": {\"vocab_size\": 8}}",
                output ? weights.with(OUTPUT, table(8, DIM, 500)) : weights);
    }

    private static String config(Path folder) throws IOException {
        return Json.line(Json.object(folder.resolve("config.json")));
    }

    @ParameterizedTest
    @CsvSource({"true, 1, 7", "false, 1, 7", "true, 4, 8", "false, 4, 8"})
    void rowsBehindTheVocabularyStayBehindIt(boolean output, int multiple, int counted)
            throws Exception {
        Path folder = rowsBehind(output);
        // of nine, one goes; of eight rows of a multiple of four none is saved
        Path out = temporary.resolve("trimmed");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            var trimming = Trimming.without(model, List.of(folder), TokenSet.of(7), multiple);
            FolderWriter.write(
                    trimming.change(),
                    model,
                    List.of(folder),
                    out,
                    FolderWriter.Options.PLAIN,
                    Progress.NONE);
        }
        float[][] input = read(out, INPUT);
        assertEquals(counted + 2, input.length);
        assertArrayEquals(table(10, DIM, 1)[8], input[counted]);
        assertArrayEquals(table(10, DIM, 1)[9], input[counted + 1]);
        assertArrayEquals(table(10, DIM, 1)[6], input[6]);
        if (output) {
            assertEquals(counted, read(out, OUTPUT).length);
        }
        assertEquals(
                "{\"model_type\":\"mllama\",\"image_token_index\":"
                        + counted
                        + ",\"text_config\":{\"vocab_size\":"
                        + counted
                        + "}}",
                config(out));
        try (var model = ModelReader.open(out, Progress.NONE)) {
            assertFalse(model.vocabulary().id("bc").isPresent());
        }
    }

    @Test
    void asManyRowsLieBehindAfterATokenCame() throws Exception {
        Path out = added(rowsBehind(true));
        assertEquals(9, read(out, OUTPUT).length);
        assertEquals(11, read(out, INPUT).length);
        assertTrue(config(out).contains("\"vocab_size\":9"), config(out));
    }
}
