package lexiscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.json.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `add-token`, `trim` and `mend` with folders, as a script meets them.
class FolderVerbsTest {
    private static final String SAMPLE = "samples/english-bpe-8k";

    @TempDir private Path temporary;
    private Path model = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        model = Files.createDirectory(temporary.resolve("a model ü"));
        out = temporary.resolve("out 東");
        for (String name : List.of("tokenizer.json", "model.safetensors")) {
            Files.copy(Path.of(SAMPLE, name), model.resolve(name));
        }
        Files.writeString(model.resolve("config.json"), "{\"vocab_size\": 8192}");
    }

    private static VerbsTest.Ran run(Object... args) {
        return VerbsTest.run("", Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
    }

    private static Map<String, Object> done(Object... args) {
        var ran = run(args);
        assertEquals(0, ran.code(), ran.err());
        return Json.object(ran.out());
    }

    /// Exit code 2 and one sentence on standard error, nothing on standard output.
    private static void refused(String because, Object... args) {
        var ran = run(args);
        assertEquals(2, ran.code(), ran.out());
        assertTrue(ran.err().contains(because), ran.err());
        assertFalse(ran.err().contains("Exception"), ran.err());
        assertEquals("", ran.out());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(temporary.resolve(name), content);
    }

    @Test
    void trimByCounts() throws Exception {
        Path plain = file("plain.tsv", "900\t3\n901\t1\n\n902\t7\n");
        var said = done("trim", "--model", model, "--counts", plain, "--at-least", 3);
        assertEquals(2, said.get("wanted"));
        assertEquals(8192, said.get("tokens"));
        assertEquals(said.get("tokens_after"), said.get("rows_after"));
        Path headed = file("headed.tsv", "\uFEFFtoken\tcount\tid\r\na\t5\t900\r\nb\t0\t901\r\n");
        assertEquals(1, done("trim", "--model", model, "--counts", headed).get("wanted"));
        said = done("trim", "--model", model, "--counts", headed, "--at-least", 0, "--out", out);
        assertEquals(2, said.get("wanted"));
        String map = Files.readString(out.resolve("lexiscope-ids.tsv"));
        assertTrue(map.lines().count() > 256, map);
        var inspected = done("inspect", "--model", out);
        assertEquals(said.get("rows_after"), inspected.get("matrix_rows"));
        assertEquals(said.get("tokens_after"), inspected.get("tokenizer_length"));
    }

    @Test
    void countsThatAreNoneAreASentence() throws Exception {
        refused(
                "columns id or token, and count",
                "trim",
                "--model",
                model,
                "--counts",
                file("commas.csv", "id,count\n5,3\n"));
        refused(
                "line 2",
                "trim",
                "--model",
                model,
                "--counts",
                file("word.tsv", "id\tcount\nfive\t3\n"));
        refused(
                "no token with id 9999",
                "trim",
                "--model",
                model,
                "--counts",
                file("far.tsv", "9999\t3\n"));
        refused("None of the tokens", "trim", "--model", model, "--counts", file("empty.tsv", ""));
        refused("there is no file", "trim", "--model", model, "--counts", temporary.resolve("x"));
        Path bytes = Files.write(temporary.resolve("bytes.tsv"), new byte[] {(byte) 0xFF, 9, '1'});
        refused("columns id or token, and count", "trim", "--model", model, "--counts", bytes);
    }

    @Test
    void trimSaysOnceWhichTokens() throws Exception {
        refused("Say once which tokens", "trim", "--model", model);
        refused("Say once", "trim", "--model", model, "--keep", "id:1", "--remove", "id:2");
        refused("--only-new", "trim", "--model", model, "--keep", "id:1", "--only-new");
        refused(
                "multiple is at least 1",
                "trim",
                "--model",
                model,
                "--keep",
                "id:1",
                "--multiple-of",
                0);
        refused("would stay", "trim", "--model", model, "--keep", "id:0..9000");
        refused("None of the tokens", "trim", "--model", model, "--corpus", file("none.txt", ""));
    }

    @Test
    void trimSaysWhatBecomesOfTexts() {
        var said =
                done(
                        "trim",
                        "--model",
                        model,
                        "--remove",
                        "/^ k$/",
                        "--text",
                        "the king",
                        "--text",
                        "a dog");
        assertEquals(1, said.get("texts_changed"));
        assertTrue(said.get("made_from_removed") instanceof List<?> l && l.size() > 5);
        assertTrue(
                said.get("texts") instanceof List<?> texts
                        && texts.getFirst() instanceof Map<?, ?> first
                        && Boolean.FALSE.equals(first.get("same"))
                        && first.get("before") instanceof Integer before
                        && first.get("after") instanceof Integer after
                        && after > before,
                said.toString());
    }

    @Test
    void addTokenWritesOverOnlyWhereItIsTold() throws Exception {
        done("add-token", "--model", model, "--token", "<|x|>", "--out", out);
        assertEquals(8193, done("inspect", "--model", out).get("matrix_rows"));
        byte[] before = Files.readAllBytes(out.resolve("tokenizer.json"));
        refused(
                "is there already",
                "add-token",
                "--model",
                model,
                "--token",
                "<|y|>",
                "--out",
                out);
        assertArrayEquals(before, Files.readAllBytes(out.resolve("tokenizer.json")));
        done("add-token", "--model", model, "--token", "<|y|>", "--out", out, "--overwrite");
        assertTrue(Files.readString(out.resolve("tokenizer.json")).contains("<|y|>"));
        refused("--out", "add-token", "--model", model, "--token", "<|x|>", "--overwrite");
        refused("--out", "add-token", "--model", model, "--token", "<|x|>", "--only-new");
    }

    @Test
    void onlyWhatIsNew() throws Exception {
        done("add-token", "--model", model, "--token", "<|x|>", "--only-new", "--out", out);
        assertFalse(Files.exists(out.resolve("model.safetensors")));
        assertTrue(Files.exists(out.resolve("lexiscope-rows.safetensors")));
        assertTrue(Files.exists(out.resolve("lexiscope-recipe.json")));
        assertTrue(Files.readString(out.resolve("tokenizer.json")).contains("<|x|>"));
    }

    @Test
    void mendListsAndWrites() throws Exception {
        Files.writeString(
                model.resolve("tokenizer_config.json"), "{\"pad_token\": \"<|endoftext|>\"}");
        assertEquals(List.of(), done("mend", "--model", model).get("findings"));
        refused("Nothing was found", "mend", "--model", model, "--out", out);
        refused("--out", "mend", "--model", model, "--overwrite");
        assertFalse(Files.exists(out));
        Files.writeString(model.resolve("config.json"), "{\"vocab_size\": 7}");
        var said = done("mend", "--model", model, "--out", out);
        assertTrue(
                said.get("findings") instanceof List<?> l
                        && l.size() == 1
                        && l.getFirst() instanceof Map<?, ?> f
                        && "config.json".equals(f.get("file")),
                said.toString());
        assertEquals(8192, Json.object(out.resolve("config.json")).get("vocab_size"));
        assertEquals("{\"vocab_size\": 7}", Files.readString(model.resolve("config.json")));
    }

    /// With entries put in, what slow tokenizers read gives the same ids.
    @Test
    void slowFilesAgreeWithTheTokenizer() throws Exception {
        var json = Json.object(model.resolve("tokenizer.json"));
        var bpe = Objects.requireNonNull((Map<?, ?>) json.get("model"));
        Files.writeString(
                model.resolve("vocab.json"), Json.line(Objects.requireNonNull(bpe.get("vocab"))));
        var lines = new ArrayList<String>(List.of("#version: 0.2"));
        for (Object merge : Objects.requireNonNull((List<?>) bpe.get("merges"))) {
            lines.add(
                    merge instanceof List<?> pair
                            ? pair.getFirst() + " " + pair.getLast()
                            : String.valueOf(merge));
        }
        Files.writeString(model.resolve("merges.txt"), String.join("\n", lines) + "\n");
        Files.writeString(
                model.resolve("tokenizer_config.json"),
                "{\"tokenizer_class\": \"GPT2Tokenizer\", \"pad_token\": \"<|endoftext|>\"}");
        done("add-token", "--model", model, "--token", "zzqvx", "--as", "entry", "--out", out);
        assertEquals(List.of(), done("mend", "--model", out).get("findings"));
        String text = "{\"text\": \"the zzqvx of zzqvx, zzqv\"}\n";
        var whole = Json.object(VerbsTest.run(text, "encode", "--model", "" + out).out());
        Files.delete(out.resolve("tokenizer.json"));
        var slow = Json.object(VerbsTest.run(text, "encode", "--model", "" + out).out());
        assertEquals(whole.get("ids"), slow.get("ids"));
        assertTrue(Files.readString(out.resolve("vocab.json")).contains("zzqvx\":"));
        // what is trimmed agrees too
        Path small = temporary.resolve("small");
        done("trim", "--model", model, "--keep", "id:0..2000", "--out", small);
        assertEquals(List.of(), done("mend", "--model", small).get("findings"));
        whole = Json.object(VerbsTest.run(text, "encode", "--model", "" + small).out());
        Files.delete(small.resolve("tokenizer.json"));
        slow = Json.object(VerbsTest.run(text, "encode", "--model", "" + small).out());
        assertEquals(whole.get("ids"), slow.get("ids"));
    }

    @Test
    void placesThatAreNoneAreASentence() throws Exception {
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        Path words = Files.createDirectory(temporary.resolve("words"));
        Files.writeString(words.resolve("notes.txt"), "not a model");
        Path picture = Files.write(temporary.resolve("x.safetensors"), new byte[] {1, 2, 3});
        for (Path wrong : List.of(empty, words, picture, temporary.resolve("none"))) {
            for (String[] verb :
                    new String[][] {
                        {"add-token", "--token", "<|x|>"}, {"trim", "--keep", "id:0"}, {"mend"}
                    }) {
                var args = new ArrayList<Object>(List.of(verb));
                args.addAll(List.of("--model", wrong, "--out", out));
                refused(wrong.getFileName().toString(), args.toArray());
            }
        }
        assertFalse(Files.exists(out));
        for (Path target : List.of(model, model.resolve("in"), model.resolve("in").resolve("x"))) {
            refused(
                    "the model that is open",
                    "trim",
                    "--model",
                    model,
                    "--keep",
                    "id:0..99",
                    "--out",
                    target);
        }
        Path link = temporary.resolve("link");
        Files.createSymbolicLink(link, model);
        refused(
                "the model that is open",
                "trim",
                "--model",
                model,
                "--keep",
                "id:0..99",
                "--out",
                link.resolve("in"));
        refused("is a file", "trim", "--model", model, "--keep", "id:0..99", "--out", picture);
        assertFalse(Files.exists(model.resolve("in")));
    }

    /// The hub's cache holds links to blobs; the new folder holds files.
    @Test
    void aCacheOfTheHubIsOnlyRead() throws Exception {
        Path cache = temporary.resolve("models--org--name");
        Path blobs = Files.createDirectories(cache.resolve("blobs"));
        Path snapshot = Files.createDirectories(cache.resolve("snapshots").resolve("abc"));
        Files.createDirectories(cache.resolve("refs"));
        Files.writeString(cache.resolve("refs").resolve("main"), "abc");
        try (var files = Files.list(model)) {
            for (Path each : files.toList()) {
                String name = each.getFileName().toString();
                Files.copy(each, blobs.resolve("0" + name.hashCode()));
                Files.createSymbolicLink(
                        snapshot.resolve(name), Path.of("../../blobs/0" + name.hashCode()));
            }
        }
        for (Path opened : List.of(cache, snapshot)) {
            Path target = temporary.resolve("from " + opened.getFileName());
            done("add-token", "--model", opened, "--token", "<|x|>", "--out", target);
            for (String name : List.of("tokenizer.json", "model.safetensors", "config.json")) {
                assertTrue(
                        Files.isRegularFile(target.resolve(name), LinkOption.NOFOLLOW_LINKS), name);
            }
            refused(
                    "the model that is open",
                    "add-token",
                    "--model",
                    opened,
                    "--token",
                    "<|x|>",
                    "--out",
                    snapshot.resolve("in"));
        }
        assertEquals(
                Files.readString(Path.of(SAMPLE, "tokenizer.json"), StandardCharsets.UTF_8),
                Files.readString(snapshot.resolve("tokenizer.json"), StandardCharsets.UTF_8));
    }
}
