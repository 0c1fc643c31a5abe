package lexiscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lexiscope.json.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Every folder of real data that comes with expected numbers, through the verbs `row`,
/// `neighbours` and `inspect`: exact for stored floats, 1e-6 for what the reference printed with
/// six digits. Skipped where the data folder is not beside the repository. Leaves a table in
/// `target/shared-numbers.tsv`.
class SharedNumbersTest {
    private static final Path DATA = Path.of("..", "shared", "data");

    /// The reference printed six digits after the point.
    private static final double PRINTED = 1.1e-6;

    private static final List<String> TABLE = new ArrayList<>();

    @AfterAll
    static void keepTable() throws IOException {
        if (!TABLE.isEmpty()) {
            Files.createDirectories(Path.of("target"));
            Files.write(Path.of("target", "shared-numbers.tsv"), TABLE);
        }
    }

    private static Path data(String name) {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), () -> "no test data here: " + file);
        return file;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Optional.ofNullable(value).orElseThrow();
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Optional.ofNullable(value).orElseThrow();
    }

    private static double number(@Nullable Object value) {
        return ((Number) Optional.ofNullable(value).orElseThrow()).doubleValue();
    }

    private static String ran(String... args) {
        var ran = VerbsTest.run("", args);
        assertEquals(0, ran.code(), ran.err());
        return ran.out();
    }

    /// Rows by id or by token, the first numbers of each or all.
    ///
    /// @return the largest difference
    private static double rows(String model, String by, Map<?, ?> rows, double tolerance) {
        double worst = 0;
        for (var wanted : rows.entrySet()) {
            String key = String.valueOf(wanted.getKey());
            var row = Json.object(ran("row", "--model", model, by, key));
            List<?> numbers = list(wanted.getValue());
            List<?> values = list(row.get("values"));
            for (int i = 0; i < numbers.size(); i++) {
                // the verb prints the shortest digits of a float
                double off = Math.abs(number(numbers.get(i)) - (float) number(values.get(i)));
                double allowed = tolerance * Math.max(1, Math.abs(number(numbers.get(i))));
                assertTrue(off <= allowed, model + " row " + key + "[" + i + "] is off by " + off);
                worst = Math.max(worst, off);
            }
        }
        return worst;
    }

    /// Neighbours in order with their values. Neighbours whose values are equal to the printed
    /// digit may stand in either order.
    private static int neighbours(
            String model, String token, String name, List<?> wanted, String value, String... more) {
        var args = new ArrayList<>(List.of("neighbours", "--model", model, "--token", token, "-k"));
        args.add(String.valueOf(wanted.size()));
        args.addAll(List.of(more));
        var found =
                list(
                        Json.object("{\"list\":" + ran(args.toArray(String[]::new)) + "}")
                                .get("list"));
        assertEquals(wanted.size(), found.size());
        for (int i = 0; i < wanted.size(); i++) {
            double v = number(map(wanted.get(i)).get(value));
            double got = number(map(found.get(i)).get("similarity"));
            // dot products were printed with five digits
            double printed = List.of(more).contains("dot") ? 10 * PRINTED : PRINTED;
            assertEquals(v, got, printed, model + " " + token + " neighbour " + i);
            Object expected = map(wanted.get(i)).get(name);
            boolean there =
                    found.stream()
                            .filter(f -> Math.abs(number(map(f).get("similarity")) - v) <= printed)
                            .anyMatch(f -> Objects.equals(map(f).get("token"), expected));
            assertTrue(there, model + " " + token + " lacks " + expected);
        }
        return found.size();
    }

    private static void note(String model, String what, int count, double worst) {
        TABLE.add("%s\t%s\t%d\t%.2g".formatted(model, what, count, worst));
    }

    private static String model(String name) {
        return data(name).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "stories260k, 0",
        "stories260k/model.safetensors, 0",
        "stories260k-safetensors/embeddings-f32.safetensors, 0",
        "stories260k-safetensors/embeddings-f64.safetensors, 0",
        "stories260k-safetensors/embeddings-f16.safetensors, 1e-3",
        "stories260k-safetensors/embeddings-bf16.safetensors, 4e-3",
        "stories260k-sharded, 0",
        "stories260k-npy/embeddings-f4.npy, 0",
        "stories260k-npy/embeddings-f8.npy, 0",
        "stories260k-npy/embeddings-f2.npy, 1e-3",
        "stories260k-npy/embeddings-f4-big-endian.npy, 0",
        "stories260k-npy/embeddings-f4-fortran.npy, 0",
        "stories260k-npy/embeddings.npz, 0",
        "stories260k-npy/embeddings-compressed.npz, 0",
        "stories260k-projector, 1e-7",
        "stories260k-wordvec/tokens.glove.txt, 1e-6",
        "stories260k-wordvec/tokens.w2v.txt, 1e-6",
        "stories260k-wordvec/tokens.w2v.bin, 0",
        "stories260k-wordvec/tokens.w2v-no-newline.bin, 0"
    })
    void stories260k(String name, double tolerance) throws IOException {
        var expected = Json.object(data("stories260k/expected-embedding.json"));
        var rows = map(expected.get("rows"));
        note(name, "rows", rows.size(), rows(model(name), "--id", rows, tolerance));
        if (tolerance == 0 && name.equals("stories260k")) {
            int n = 0;
            for (var nearest : map(expected.get("nearest_by_cosine")).entrySet()) {
                n +=
                        neighbours(
                                model(name),
                                String.valueOf(nearest.getKey()),
                                "token",
                                list(nearest.getValue()),
                                "cosine");
            }
            note(name, "neighbours", n, PRINTED);
        }
    }

    @Test
    void everyGguf() throws IOException {
        var all = Json.object(data("stories260k-gguf/expected-embedding-rows.json"));
        for (var file : all.entrySet()) {
            String name = "stories260k-gguf/" + file.getKey();
            var facts = map(file.getValue());
            var rows = map(facts.get("rows"));
            note(name, "rows", rows.size(), rows(model(name), "--id", rows, 1e-7));
            var found = Json.object(ran("inspect", "--model", model(name)));
            assertEquals(facts.get("tensor"), found.get("tensor"));
            assertEquals(
                    list(facts.get("shape_rows_cols")),
                    List.of(
                            Optional.ofNullable(found.get("matrix_rows")).orElseThrow(),
                            Optional.ofNullable(found.get("dim")).orElseThrow()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "raw-f32.onnx, f32, 0",
        "typed-f32.onnx, f32, 0",
        "external-data.onnx, f32, 0",
        "raw-f16.onnx, f16, 0",
        "typed-f16.onnx, f16, 0",
        "quantized-uint8.onnx, uint8, 1e-7",
        "quantized-int8.onnx, int8, 1e-7"
    })
    void everyOnnx(String file, String kind, double tolerance) throws IOException {
        var expected = Json.object(data("stories260k-onnx/expected-embedding.json"));
        String name = "stories260k-onnx/" + file;
        var rows = new java.util.LinkedHashMap<Object, Object>();
        map(expected.get("rows_first_8"))
                .forEach((id, kinds) -> rows.put(id, list(map(kinds).get(kind))));
        note(name, "rows", rows.size(), rows(model(name), "--id", rows, tolerance));
    }

    @ParameterizedTest
    @ValueSource(strings = {"float16", "float32", "int8", "sentence-transformers"})
    void model2vec(String kind) throws IOException {
        String name = "model2vec-bge-2d-" + kind;
        var expected = Json.object(data(name + "/expected-embedding.json"));
        var rows = map(expected.get("vectors"));
        note(name, "rows", rows.size(), rows(model(name), "--token", rows, 0));
        var found = Json.object(ran("inspect", "--model", model(name)));
        assertEquals(expected.get("tensor"), found.get("tensor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "bert", "llama-untied", "padded-vocab"})
    void embeddingNames(String kind) throws IOException {
        var expected = Json.object(data("embedding-names/expected.json"));
        String name = "embedding-names/" + kind;
        var rows = Map.of("300", list(expected.get("row_300")));
        note(name, "rows", 1, rows(model(name), "--id", rows, 0));
        var found = Json.object(ran("inspect", "--model", model(name)));
        assertEquals(map(expected.get("answer")).get(kind), found.get("tensor"));
    }

    @Test
    void allMiniLm() throws IOException {
        String name = "all-minilm-l6-v2";
        var expected = Json.object(data(name + "/expected-neighbours.json"));
        var rows = Map.of("2000", list(expected.get("row_2000_first_8")));
        note(name, "rows", 1, rows(model(name), "--id", rows, 0));
        int n = 0;
        for (var nearest : map(expected.get("nearest")).entrySet()) {
            String token = String.valueOf(nearest.getKey());
            var facts = map(nearest.getValue());
            var row = Json.object(ran("row", "--model", model(name), "--token", token));
            assertEquals(facts.get("id"), row.get("id"));
            assertEquals(number(facts.get("norm")), number(row.get("norm")), PRINTED);
            n += neighbours(model(name), token, "token", list(facts.get("cosine")), "value");
            n +=
                    neighbours(
                            model(name),
                            token,
                            "token",
                            list(facts.get("centred_cosine")),
                            "value",
                            "--space",
                            "centred");
            for (String similarity : List.of("euclidean", "dot")) {
                n +=
                        neighbours(
                                model(name),
                                token,
                                "token",
                                list(facts.get(similarity)),
                                "value",
                                "--similarity",
                                similarity);
            }
        }
        note(name, "neighbours", n, PRINTED);
    }

    @Test
    void bytePairEmbeddings() throws IOException {
        String name = "bpemb-en-vs1000-d25";
        var expected = Json.object(data(name + "/expected-embedding.json"));
        var found = Json.object(ran("inspect", "--model", model(name)));
        assertEquals(expected.get("rows_in_w2v"), found.get("matrix_rows"));
        assertEquals(expected.get("pieces_in_model"), found.get("vocabulary_size"));
        int n = 0;
        for (var nearest : map(expected.get("nearest_by_cosine")).entrySet()) {
            String token = String.valueOf(nearest.getKey());
            n += neighbours(model(name), token, "token", list(nearest.getValue()), "cosine");
        }
        note(name, "neighbours", n, PRINTED);
    }

    @Test
    void glove() throws IOException {
        String name = "wordvec-glove-twitter-25d-12k";
        var expected = Json.object(data(name + "/expected-neighbours.json"));
        int n = 0;
        for (var nearest : map(expected.get("nearest_by_cosine")).entrySet()) {
            String token = String.valueOf(nearest.getKey());
            n += neighbours(model(name), token, "word", list(nearest.getValue()), "cosine");
        }
        note(name, "neighbours", n, PRINTED);
        List<?> words = list(expected.get("first_words"));
        for (int id = 0; id < words.size(); id++) {
            var row = Json.object(ran("row", "--model", model(name), "--id", String.valueOf(id)));
            assertEquals(words.get(id), row.get("token"));
        }
    }

    /// Vocabularies alone: what `inspect` says against what gguf-py read.
    @ParameterizedTest
    @ValueSource(
            strings = {"gpt-2", "bert-bge", "deepseek-coder", "gpt-neox", "phi-3", "starcoder"})
    void ggufVocabularies(String kind) throws IOException {
        String name = "gguf-vocab-" + kind + "/ggml-vocab-" + kind + ".gguf";
        var fields = map(Json.object(data(name + ".expected-metadata.json")).get("fields"));
        var tokens = map(fields.get("tokenizer.ggml.tokens"));
        var found = Json.object(ran("inspect", "--model", model(name)));
        Object count = map(tokens.get("value")).get("length");
        assertEquals(number(count), number(found.get("tokenizer_length")));
        note(name, "tokens", (int) number(count), 0);
    }
}
