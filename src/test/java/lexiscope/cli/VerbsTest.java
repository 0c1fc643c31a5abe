package lexiscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The verbs as a script meets them: output, errors, exit codes.
class VerbsTest {
    private static final String SAMPLE = "samples/english-bpe-8k";

    @TempDir private Path folder;

    record Ran(int code, String out, String err) {}

    static Ran run(String in, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)));
        try {
            int code =
                    Main.commands(args)
                            .setOut(new PrintWriter(out, true))
                            .setErr(new PrintWriter(err, true))
                            .execute(args);
            return new Ran(code, out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void inspect() {
        var ran = run("", "inspect", "--model", SAMPLE);
        assertEquals(0, ran.code);
        Map<String, Object> facts = Json.object(ran.out);
        assertEquals(8192, facts.get("tokenizer_length"));
        assertEquals(8192, facts.get("matrix_rows"));
        assertEquals("F16", facts.get("dtype"));
    }

    /// Whatever is said, nothing is written over the model that is being read.
    @Test
    void theModelThatIsReadIsNeverWrittenOver() throws Exception {
        for (String name : List.of("tokenizer.json", "model.safetensors")) {
            Files.copy(Path.of(SAMPLE, name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("config.json"), "{}");
        byte[] before = Files.readAllBytes(folder.resolve("tokenizer.json"));
        Path link = Files.createDirectory(folder.resolve("link")).resolve("model.safetensors");
        Files.createSymbolicLink(link, folder.resolve("model.safetensors"));
        for (Path own :
                List.of(
                        folder.resolve("tokenizer.json"),
                        folder.resolve("model.safetensors"),
                        folder.resolve("config.json"),
                        link)) {
            assertRefusesOwn("export", "--model", folder, "--out", own, "--overwrite");
        }
        Path own = folder.resolve("tokenizer.json");
        assertRefusesOwn(
                "project", "--model", folder, "--method", "pca", "--out", own, "--overwrite");
        assertRefusesOwn("snapshot", "--model", folder, "--out", own, "--overwrite");
        Path matrix = folder.resolve("model.safetensors");
        assertRefusesOwn("snapshot", "--model", matrix, "--out", matrix, "--overwrite");
        assertRefusesOwn(
                "add-token", "--model", folder, "--token", "<x>", "--out", folder, "--overwrite");
        assertArrayEquals(before, Files.readAllBytes(own));
        Path other = folder.resolve("rows.npy");
        var ran = run("", "export", "--model", "" + folder, "--out", "" + other, "--as", "F16");
        assertEquals(0, ran.code, ran.err);
    }

    private static void assertRefusesOwn(Object... args) {
        var ran = run("", Stream.of(args).map(String::valueOf).toArray(String[]::new));
        assertEquals(2, ran.code, List.of(args).toString());
        assertTrue(ran.err.contains("part of the model that is open"), ran.err);
    }

    /// A mapped file that becomes shorter is an error of the machine to Java.
    @Test
    void whatTheMachineLosesIsSaid() {
        @picocli.CommandLine.Command(name = "fails")
        class Fails implements java.util.concurrent.Callable<Integer> {
            @Override
            public Integer call() {
                throw new InternalError("a fault in a mapped file");
            }
        }
        var err = new StringWriter();
        var commands = new picocli.CommandLine(new Fails()).setErr(new PrintWriter(err, true));
        assertEquals(2, Failures.execute(commands));
        assertTrue(err.toString().contains("became shorter"), err.toString());
    }

    @Test
    void everyVerbExplainsItself() {
        var all = run("", "--help");
        assertEquals(0, all.code);
        List<String> verbs =
                all.out
                        .lines()
                        .dropWhile(line -> !line.startsWith("Commands:"))
                        .skip(1)
                        .filter(line -> line.matches("  \\S.*"))
                        .map(line -> line.strip().split(" ")[0])
                        .toList();
        assertTrue(verbs.size() > 11, verbs.toString());
        for (String verb : verbs) {
            var options = run("", verb, "--help");
            assertEquals(0, options.code, options.err);
            assertTrue(options.out.contains("Usage: lexiscope " + verb), options.out);
            assertEquals(options.out, run("", "help", verb).out);
        }
        var wrong = run("", "project", "--model", SAMPLE);
        assertEquals(2, wrong.code);
        assertTrue(wrong.err.strip().endsWith("See lexiscope project --help."), wrong.err);
    }

    @Test
    void encodeAndDecode() {
        var encoded =
                run(
                        "{\"text\": \"The king\"}\n{\"text\": \"caf\\u00e9 \\ud83d\\ude00\"}\n",
                        "encode",
                        "--model",
                        SAMPLE);
        assertEquals(0, encoded.code);
        var first = Json.object(encoded.out.lines().findFirst().orElseThrow());
        assertEquals(List.of("The", "Ġking"), first.get("tokens"));
        assertEquals(List.of(List.of(0, 3), List.of(3, 8)), first.get("spans"));
        assertEquals(List.of(List.of(0, 3), List.of(4, 8)), first.get("offsets"));
        var second = Json.object(encoded.out.lines().skip(1).findFirst().orElseThrow());
        var decoded = run(Json.line(Map.of("ids", second.get("ids"))), "decode", "--model", SAMPLE);
        assertEquals("café 😀", Json.object(decoded.out.strip()).get("text"));
    }

    @Test
    void neighboursAndRow() {
        var ran = run("", "neighbours", "--model", SAMPLE, "--token", " king", "-k", "3");
        assertEquals(0, ran.code);
        assertTrue(ran.out.contains("Ġqueen"));
        var row = run("", "row", "--model", SAMPLE, "--token", "Ġking");
        assertEquals(
                128,
                Json.object(row.out).get("values") instanceof List<?> values ? values.size() : -1);
    }

    @Test
    void project() throws Exception {
        Path table = folder.resolve("map.tsv");
        Path report = folder.resolve("report.json");
        var ran =
                run(
                        "",
                        "project",
                        "--model",
                        SAMPLE,
                        "--method",
                        "pca",
                        "--out",
                        table.toString(),
                        "--report",
                        report.toString());
        assertEquals(0, ran.code, ran.err);
        assertEquals(8193, Files.readAllLines(table).size());
        assertEquals("PCA", Json.object(report).get("method"));
    }

    @Test
    void theModelIsNotWrittenOver() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (String name : List.of("tokenizer.json", "model.safetensors")) {
            Files.copy(Path.of(SAMPLE, name), copy.resolve(name));
        }
        Path matrix = copy.resolve("model.safetensors");
        var ran =
                run(
                        "",
                        "project",
                        "--model",
                        copy.toString(),
                        "--method",
                        "pca",
                        "--limit",
                        "20",
                        "--out",
                        matrix.toString(),
                        "--overwrite");
        assertEquals(2, ran.code);
        assertTrue(ran.err.contains("part of the model"), ran.err);
        assertEquals(-1, Files.mismatch(matrix, Path.of(SAMPLE, "model.safetensors")));
    }

    @Test
    void aTokenizerAndAMatrixNamedTwice() {
        var ran =
                run(
                        "",
                        "row",
                        "--model",
                        SAMPLE + "/model.safetensors",
                        "--model",
                        SAMPLE + "/tokenizer.json",
                        "--token",
                        " king");
        assertEquals(0, ran.code, ran.err);
        assertEquals("Ġking", Json.object(ran.out).get("token"));
    }

    @Test
    void addToken() {
        var ran =
                run(
                        "",
                        "add-token",
                        "--model",
                        SAMPLE,
                        "--token",
                        "Eisenach",
                        "--text",
                        "to Eisenach");
        assertEquals(0, ran.code, ran.err);
        assertEquals(8192, Json.object(ran.out).get("id"));
    }

    @Test
    void trainGivesAModelThatOpens() throws Exception {
        Path corpus =
                Files.writeString(
                        folder.resolve("corpus.txt"),
                        "the king and the queen\nthe horse and the king\n".repeat(50));
        Path out = folder.resolve("model");
        String[] args = {
            "train",
            "--corpus",
            corpus.toString(),
            "--vocab-size",
            "270",
            "--dim",
            "8",
            "--epochs",
            "2",
            "--out",
            out.toString()
        };
        assertEquals(0, run("", args).code);
        byte[] rows = Files.readAllBytes(out.resolve("model.safetensors"));
        byte[] tokens = Files.readAllBytes(out.resolve("tokenizer.json"));
        var refused = run("", args);
        assertEquals(2, refused.code);
        assertTrue(refused.err.contains("--overwrite"), refused.err);
        assertEquals(
                0,
                run(
                                "",
                                Stream.concat(Stream.of(args), Stream.of("--overwrite"))
                                        .toArray(String[]::new))
                        .code);
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                rows, Files.readAllBytes(out.resolve("model.safetensors")));
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                tokens, Files.readAllBytes(out.resolve("tokenizer.json")));
        assertEquals(
                270,
                Json.object(run("", "inspect", "--model", out.toString()).out).get("matrix_rows"));
    }

    @Test
    void mistakesAreOneSentenceAndExitTwo() {
        for (var ran :
                List.of(
                        run("", "inspect", "--model", folder.resolve("nothing").toString()),
                        run("", "inspect"),
                        run("", "row", "--model", SAMPLE, "--id", "99999"),
                        run("", "neighbours", "--model", SAMPLE, "--token", "no such token"),
                        run(
                                "",
                                "neighbours",
                                "--model",
                                SAMPLE,
                                "--id",
                                "3",
                                "--similarity",
                                "nearness"),
                        run("{\"txt\": 1}", "encode", "--model", SAMPLE),
                        run("", "add-token", "--model", SAMPLE, "--token", "x", "--init", "luck"),
                        run("", "frobnicate"))) {
            assertEquals(2, ran.code);
            assertEquals("", ran.out);
            assertEquals(1, ran.err.strip().lines().count(), ran.err);
        }
    }

    /// A tokenizer, a matrix and tables of a model, and the model with a token added; nothing is
    /// written over what is there.
    @Test
    void exports() throws Exception {
        for (String name :
                List.of("tokenizer.json", "m.safetensors", "m.npy", "m.tsv", "m.vec", "v.csv")) {
            Path file = folder.resolve("out").resolve(name);
            var ran = run("", "export", "--model", SAMPLE, "--out", file.toString());
            assertEquals(0, ran.code, ran.err);
            assertTrue(Files.size(file) > 8192, name);
            byte[] before = Files.readAllBytes(file);
            var again = run("", "export", "--model", SAMPLE, "--out", file.toString());
            assertEquals(2, again.code);
            assertTrue(again.err.contains("--overwrite"), again.err);
            assertArrayEquals(before, Files.readAllBytes(file));
        }
        var wrong = run("", "export", "--model", SAMPLE, "--out", "x.bin");
        assertEquals(2, wrong.code);
        assertTrue(wrong.err.contains(".safetensors"), wrong.err);
    }

    @Test
    void aTokenIsAddedIntoAnotherFolder() {
        Path out = folder.resolve("more");
        String[] verb = {
            "add-token", "--model", SAMPLE, "--token", "<|my_token|>", "--out", out.toString()
        };
        var ran = run("", verb);
        assertEquals(0, ran.code, ran.err);
        var split = run("{\"text\": \"a<|my_token|>b\"}\n", "encode", "--model", out.toString());
        assertTrue(split.out.contains("<|my_token|>"), split.out);
        var facts = Json.object(run("", "inspect", "--model", out.toString()).out);
        assertEquals(8193, facts.get("matrix_rows"));
        assertEquals(8193, facts.get("tokenizer_length"));
        assertEquals(2, run("", verb).code);
    }
}
