package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.gguf.GgufFile;
import lexiscope.format.gguf.GgufHeader;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Real matrices in real files against numbers computed by the reference libraries. Skipped where
/// the data folder is not beside the repository.
class SharedDataTest {
    private static final Path DATA = Path.of("..", "shared", "data");

    private static Path data(String name) {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), () -> "no test data here: " + file);
        return file;
    }

    private static Map<?, ?> json(String name) throws IOException {
        return Json.object(data(name));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Optional.ofNullable(value).orElseThrow();
    }

    private static void assertRow(
            LanguageModel model, int id, @Nullable Object wanted, double tolerance) {
        float[] row = new float[model.matrix().orElseThrow().dim()];
        model.matrix().orElseThrow().row(id, row);
        List<?> numbers = (List<?>) Optional.ofNullable(wanted).orElseThrow();
        for (int i = 0; i < numbers.size(); i++) {
            double v = ((Number) numbers.get(i)).doubleValue();
            assertEquals(
                    v, row[i], tolerance * Math.max(1, Math.abs(v)), "row " + id + "[" + i + "]");
        }
    }

    private static void assertRows(Path file, Map<?, ?> rows, double tolerance)
            throws UnreadableFileException {
        try (var model = ModelReader.open(file, Progress.NONE)) {
            assertTrue(!rows.isEmpty());
            rows.forEach(
                    (id, row) ->
                            assertRow(model, Integer.parseInt(String.valueOf(id)), row, tolerance));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stories260k/model.safetensors, 1e-7",
        "stories260k-safetensors/embeddings-f32.safetensors, 1e-7",
        "stories260k-safetensors/embeddings-f64.safetensors, 1e-7",
        "stories260k-safetensors/embeddings-f16.safetensors, 1e-3",
        "stories260k-safetensors/embeddings-bf16.safetensors, 5e-3",
        "stories260k-sharded/model.safetensors.index.json, 1e-7",
        "stories260k-npy, 1e-7",
        "stories260k-npy/embeddings-f4.npy, 1e-7",
        "stories260k-npy/embeddings-f8.npy, 1e-7",
        "stories260k-npy/embeddings-f2.npy, 1e-3",
        "stories260k-npy/embeddings-f4-big-endian.npy, 1e-7",
        "stories260k-npy/embeddings-f4-fortran.npy, 1e-7",
        "stories260k-npy/embeddings.npz, 1e-7",
        "stories260k-npy/embeddings-compressed.npz, 1e-7",
        "stories260k-projector, 1e-7",
        "stories260k-projector/tensors.tsv, 1e-6",
        "stories260k-projector/tensors.bytes, 1e-7",
        "stories260k-wordvec, 1e-6",
        "stories260k-wordvec/tokens.glove.txt, 1e-6",
        "stories260k-wordvec/tokens.w2v.txt, 1e-6",
        "stories260k-wordvec/tokens.w2v.bin, 1e-7",
        "stories260k-wordvec/tokens.w2v-no-newline.bin, 1e-7"
    })
    void theSameMatrixInManyForms(String file, double tolerance)
            throws IOException, UnreadableFileException {
        Map<?, ?> rows = map(json("stories260k/expected-embedding.json").get("rows"));
        assertRows(data(file), rows, tolerance);
    }

    @Test
    void everyGguf() throws IOException, UnreadableFileException {
        for (var entry : json("stories260k-gguf/expected-embedding-rows.json").entrySet()) {
            if (entry.getValue() instanceof Map<?, ?> expected && expected.get("rows") != null) {
                assertRows(
                        data("stories260k-gguf/" + entry.getKey()),
                        map(expected.get("rows")),
                        1e-7);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "raw-f32.onnx, f32",
        "typed-f32.onnx, f32",
        "external-data.onnx, f32",
        "raw-f16.onnx, f16",
        "typed-f16.onnx, f16",
        "quantized-uint8.onnx, uint8",
        "quantized-int8.onnx, int8"
    })
    void everyOnnx(String file, String kind) throws IOException, UnreadableFileException {
        try (var model = ModelReader.open(data("stories260k-onnx/" + file), Progress.NONE)) {
            map(json("stories260k-onnx/expected-embedding.json").get("rows_first_8"))
                    .forEach(
                            (id, kinds) ->
                                    assertRow(
                                            model,
                                            Integer.parseInt(String.valueOf(id)),
                                            map(kinds).get(kind),
                                            1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q4_0", "q4_1", "q5_0", "q5_1", "q8_0", "q2_k", "q3_k", "q4_k", "q5_k", "q6_k",
                "iq4_nl", "iq4_xs", "iq3_s", "bf16", "mxfp4"
            })
    void everyQuantisation(String tensor) throws UnreadableFileException {
        Path stored = data("ggml-quant-types/quant-types.gguf");
        Path expected = data("ggml-quant-types/expected-f32.safetensors");
        try (var got = ModelReader.open(stored, tensor, Progress.NONE);
                var wanted = ModelReader.open(expected, tensor, Progress.NONE)) {
            int dim = wanted.matrix().orElseThrow().dim();
            for (int r = 0; r < wanted.rows(); r++) {
                float[] a = new float[dim];
                float[] b = new float[dim];
                wanted.matrix().orElseThrow().row(r, a);
                got.matrix().orElseThrow().row(r, b);
                for (int i = 0; i < dim; i++) {
                    // a negative zero is a zero
                    assertEquals(a[i] + 0f, b[i] + 0f, tensor + " " + r + "[" + i + "]");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iq2_xxs", "iq2_xs", "iq2_s", "iq3_xxs", "iq1_s", "iq1_m", "tq1_0", "tq2_0", "nvfp4"
            })
    void otherQuantisationsAreRefusedByName(String tensor) {
        Path stored = data("ggml-quant-types/quant-types.gguf");
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(stored, tensor, Progress.NONE));
        assertTrue(e.sentence().contains(tensor.toUpperCase(java.util.Locale.ROOT)), e.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "bert", "llama-untied", "padded-vocab"})
    void theRightTensorAmongDecoys(String kind) throws IOException, UnreadableFileException {
        Map<?, ?> expected = json("embedding-names/expected.json");
        Path file = data("embedding-names/" + kind + "/model.safetensors");
        try (var model = ModelReader.open(file, Progress.NONE)) {
            assertEquals(map(expected.get("answer")).get(kind), model.facts().tensor());
            assertRow(model, 300, expected.get("row_300"), 1e-7);
            assertEquals(
                    kind.equals("llama-untied") || kind.equals("bert"), model.output().isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"float16", "float32", "int8", "sentence-transformers"})
    void model2vecFolders(String kind) throws IOException, UnreadableFileException {
        Map<?, ?> expected = json("model2vec-bge-2d-" + kind + "/expected-embedding.json");
        try (var model = ModelReader.open(data("model2vec-bge-2d-" + kind), Progress.NONE)) {
            assertEquals(expected.get("tensor"), model.facts().tensor());
            map(expected.get("vectors"))
                    .forEach(
                            (word, row) ->
                                    assertRow(
                                            model,
                                            model.vocabulary()
                                                    .id(String.valueOf(word))
                                                    .orElseThrow(),
                                            row,
                                            1e-7));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wordvec-finalfusion-de/similarity.bin, 41, 100",
        "wordvec-finalfusion-de/similarity.txt, 41, 100",
        "wordvec-finalfusion-de/similarity.nodims, 41, 100",
        "wordvec-fasttext-wiki-en-100, 99, 300",
        "wordvec-glove-twitter-25d-12k, 11925, 25",
        "bpemb-en-vs1000-d25/en.wiki.bpe.vs1000.d25.w2v.bin, 1000, 25"
    })
    void wordVectors(String file, int rows, int dim) throws UnreadableFileException {
        try (var model = ModelReader.open(data(file), Progress.NONE)) {
            assertEquals(rows, model.rows());
            assertEquals(dim, model.matrix().orElseThrow().dim());
            assertEquals(rows, model.vocabulary().modelSize());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gpt-2", "bert-bge", "deepseek-coder", "gpt-neox", "phi-3", "starcoder"})
    void headersOfRealVocabularies(String name) throws IOException, UnreadableFileException {
        String base = "gguf-vocab-" + name + "/ggml-vocab-" + name + ".gguf";
        GgufHeader header = GgufFile.header(data(base));
        map(json(base + ".expected-metadata.json").get("fields"))
                .forEach(
                        (key, field) -> {
                            Object value = map(field).get("value");
                            if (value instanceof String text) {
                                assertEquals(text, header.metadata().get(key));
                            } else if (value instanceof Boolean flag) {
                                assertEquals(flag, header.metadata().get(key));
                            } else if (value instanceof Number number
                                    && !String.valueOf(key).startsWith("GGUF.")) {
                                assertEquals(
                                        number.doubleValue(),
                                        ((Number)
                                                        Optional.ofNullable(
                                                                        header.metadata().get(key))
                                                                .orElseThrow())
                                                .doubleValue());
                            }
                        });
    }
}
