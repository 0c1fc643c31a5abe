package lexiscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The verbs that take a filter.
class FilteredVerbsTest {
    private static final String SAMPLE = "samples/english-bpe-8k";

    @TempDir private Path folder;

    private static VerbsTest.Ran run(String... args) {
        return VerbsTest.run("", args);
    }

    private static String fine(String... args) {
        var ran = run(args);
        assertEquals(0, ran.code(), ran.err());
        return ran.out();
    }

    private static void refused(String sentence, String... args) {
        var ran = run(args);
        assertEquals(2, ran.code(), ran.out());
        assertEquals(sentence, ran.err().strip());
    }

    private static List<String> column(List<String> lines, int at) {
        return lines.stream().skip(1).map(l -> l.split("[\t,]", -1)[at]).toList();
    }

    @Test
    void aMapOfSomeTokens() {
        var lines =
                fine(
                                "project",
                                "--model",
                                SAMPLE,
                                "--method",
                                "pca",
                                "--filter",
                                "king kind:word-start")
                        .lines()
                        .toList();
        assertTrue(lines.size() > 5, lines.toString());
        assertTrue(
                column(lines, 1).stream()
                        .allMatch(
                                t ->
                                        t.startsWith("Ġ")
                                                && t.toLowerCase(java.util.Locale.ROOT)
                                                        .contains("king")),
                lines.toString());
        var few =
                fine(
                                "project",
                                "--model",
                                SAMPLE,
                                "--method",
                                "pca",
                                "--filter",
                                "id:0..99,900..",
                                "--limit",
                                "40")
                        .lines()
                        .toList();
        assertEquals(41, few.size());
        refused(
                "No token with a row passes the filter.",
                "project",
                "--model",
                SAMPLE,
                "--method",
                "pca",
                "--filter",
                "id>99999");
    }

    @Test
    void neighboursAmongSome() {
        List<Integer> all = ids(fine(neighbours("50")));
        Set<Integer> continuations =
                ids(fine(neighbours("8000", "--filter", "kind:continuation"))).stream()
                        .collect(Collectors.toSet());
        assertEquals(
                all.stream().filter(continuations::contains).limit(5).toList(),
                ids(fine(neighbours("5", "--filter", "kind:continuation"))));
        assertTrue(continuations.size() > 1000, "" + continuations.size());
        // a filter that all pass changes nothing, and the token itself is left out
        assertEquals(fine(neighbours("7")), fine(neighbours("7", "--filter", "")));
        assertEquals(
                fine(neighbours("7", "--and", " queen")),
                fine(neighbours("7", "--and", " queen", "--filter", "id:..")));
        refused(
                "--filter says nothing of --minus; leave out one of the two.",
                neighbours("5", "--minus", " man", "--plus", " woman", "--filter", "a"));
    }

    private static String[] neighbours(String k, String... more) {
        var args =
                new java.util.ArrayList<>(
                        List.of("neighbours", "--model", SAMPLE, "--token", " king", "-k", k));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private static List<Integer> ids(String json) {
        return Json.object("{\"all\":" + json + "}").get("all") instanceof List<?> list
                ? list.stream()
                        .map(
                                n ->
                                        n instanceof Map<?, ?> m && m.get("id") instanceof Integer i
                                                ? i
                                                : -1)
                        .toList()
                : List.of();
    }

    @Test
    void exportsOfSomeRows() throws Exception {
        String filter = "/^ k/ length<4";
        fine(export("some.csv", filter));
        var table = Files.readAllLines(folder.resolve("some.csv"));
        assertEquals(List.of("393", "433", "810"), column(table, 0));
        fine(export("some.vec", filter));
        var words = Files.readAllLines(folder.resolve("some.vec"));
        assertEquals("3 128", words.getFirst());
        assertTrue(words.get(1).startsWith("Ġk "), words.get(1));
        fine(export("some.tsv", filter));
        assertEquals(
                List.of("Ġk", "Ġkn", "Ġke"),
                Files.readAllLines(folder.resolve("some-metadata.tsv")));
        for (String file : List.of("some.npy", "some.safetensors")) {
            var ran = run(export(file, filter));
            assertEquals(0, ran.code(), ran.err());
            assertEquals(
                    "The rows are those of 3 chosen tokens, in the order of their ids, which the"
                            + " file does not hold; a .csv with the same filter does.",
                    ran.err().strip());
            String path = folder.resolve(file).toString();
            for (String[] row : new String[][] {{"393", "0"}, {"433", "1"}, {"810", "2"}}) {
                assertEquals(
                        Json.object(fine("row", "--model", SAMPLE, "--id", row[0])).get("values"),
                        Json.object(fine("row", "--model", path, "--id", row[1])).get("values"));
            }
        }
        refused(
                "A tokenizer.json holds the whole vocabulary; only rows of a matrix or of the"
                        + " vocabulary's table can be chosen.",
                export("some.json", filter));
        refused(
                "At column 6 of the filter a number was expected after norm<.",
                export("other.csv", "norm<x"));
    }

    private String[] export(String file, String filter) {
        return new String[] {
            "export",
            "--model",
            SAMPLE,
            "--out",
            folder.resolve(file).toString(),
            "--filter",
            filter
        };
    }
}
