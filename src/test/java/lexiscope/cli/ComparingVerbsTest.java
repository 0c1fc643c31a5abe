package lexiscope.cli;

import static lexiscope.cli.VerbsTest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.json.Json;
import lexiscope.tokenizer.TinyTokenizers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The verbs that set tokenizers beside each other, as a script meets them.
class ComparingVerbsTest {
    private static final String SAMPLE = "samples/english-bpe-8k";

    @TempDir private Path folder;
    private String bert = "";

    @BeforeEach
    void second() throws Exception {
        bert =
                ""
                        + TinyTokenizers.write(
                                folder, "bert", TinyTokenizers.all().getOrDefault("bert", ""));
    }

    private static List<?> list(Map<String, Object> object, String name) {
        return object.get(name) instanceof List<?> list ? list : List.of();
    }

    @Test
    void compareSaysWhatEncodeSays() {
        String lines = "{\"text\": \"the dogs 東\"}\n\n{\"text\": \"\"}\n";
        var ran = run(lines, "compare", SAMPLE, bert);
        assertEquals(0, ran.code(), ran.err());
        var out = ran.out().lines().map(Json::object).toList();
        assertEquals(2, out.size());
        var models = list(out.getFirst(), "models");
        String[] paths = {SAMPLE, bert};
        for (int i = 0; i < 2; i++) {
            var one = (Map<?, ?>) models.get(i);
            var encoded =
                    Json.object(
                            run("{\"text\": \"the dogs 東\"}", "encode", "--model", paths[i]).out());
            assertEquals(encoded.get("ids"), one.get("ids"));
            assertEquals(encoded.get("spans"), one.get("spans"));
            assertEquals(list(encoded, "ids").size(), one.get("tokens"));
        }
        assertEquals(1, ((Map<?, ?>) models.get(1)).get("unknown"));
        assertTrue(out.getFirst().get("agreement") instanceof Double);
        assertEquals(1.0, out.getLast().get("agreement"));
        var one = run("", "compare", SAMPLE, bert, "--text", "the dogs 東");
        assertEquals(ran.out().lines().findFirst().orElseThrow(), one.out().strip());
    }

    @Test
    void modelsOfOneNameGoByTheirPaths() {
        var models =
                list(
                        Json.object(run("", "compare", SAMPLE, SAMPLE, "--text", "a").out()),
                        "models");
        assertEquals("english-bpe-8k", ((Map<?, ?>) models.getFirst()).get("model"));
        assertEquals(SAMPLE, ((Map<?, ?>) models.getLast()).get("model"));
    }

    @Test
    void costsAreATable() throws Exception {
        var ran = run("", "costs", "--model", SAMPLE);
        assertEquals(0, ran.code(), ran.err());
        var lines = ran.out().lines().toList();
        assertEquals(
                "language\tscript\twords\tcharacters\tbytes\ttokens\tunknown\tcost",
                lines.getFirst());
        assertTrue(lines.get(1).startsWith("English\tLatin\t") && lines.get(1).endsWith("\t1"));
        Files.writeString(folder.resolve("de.txt"), "Guten Tag");
        var own = run("", "costs", "--model", SAMPLE, "--beside", bert, "--parallel", "" + folder);
        assertEquals(0, own.code(), own.err());
        assertTrue(own.err().contains("None of the texts is English"), own.err());
        assertEquals(3, own.out().lines().count());
        assertTrue(own.out().startsWith("tokenizer\tlanguage\t"), own.out());
    }

    @Test
    void whatCannotBeComparedIsASentence() {
        assertEquals(2, run("", "compare", SAMPLE).code());
        var lines = run("{\"text\": \"a\"}\n{\"txt\": \"b\"}\n", "compare", SAMPLE, bert);
        assertEquals(2, lines.code());
        assertTrue(lines.err().contains("Line 2"), lines.err());
        var matrix = run("", "compare", SAMPLE, SAMPLE + "/model.safetensors", "--text", "a");
        assertEquals(2, matrix.code());
        assertTrue(matrix.err().contains("tokenizer"), matrix.err());
        var folders = run("", "costs", "--model", SAMPLE, "--parallel", SAMPLE + "/nowhere");
        assertEquals(2, folders.code());
        assertTrue(folders.err().contains("not a folder"), folders.err());
    }

    @Test
    void pinsAreCheckedAndTheFirstDifferenceIsExitOne() throws Exception {
        String pins = "" + folder.resolve("a.pins");
        var made =
                run(
                        "{\"text\": \"the dogs\"}\n",
                        "check",
                        "--model",
                        SAMPLE,
                        "--pins",
                        pins,
                        "--write");
        assertEquals(0, made.code(), made.err());
        assertEquals(0, run("", "check", "--model", SAMPLE, "--pins", pins).code());
        var other = run("", "check", "--model", bert, "--pins", pins);
        assertEquals(1, other.code(), other.err());
        assertEquals(0, Json.object(other.out()).get("at"));
        assertTrue(other.err().contains("another tokenizer"), other.err());
        assertTrue(other.err().contains("differs at token 0"), other.err());
        var again = run("", "check", "--model", bert, "--pins", pins, "--write");
        assertEquals(2, again.code(), "nothing is written over");
        assertEquals(
                0,
                run("", "check", "--model", bert, "--pins", pins, "--write", "--overwrite").code());
        assertEquals(0, run("", "check", "--model", bert, "--pins", pins).code());
        assertEquals(2, run("", "check", "--model", SAMPLE, "--pins", bert).code());
        String bundled = "" + folder.resolve("b.pins");
        assertEquals(0, run("", "check", "--model", bert, "--pins", bundled, "--write").code());
        assertTrue(Files.readAllLines(Path.of(bundled)).size() > 24);
    }

    @Test
    void aLineIsEncodedWithWhatIsAskedOf() {
        String line =
                "{\"text\": \"a king\", \"labels\": [{\"start\": 2, \"end\": 4, \"label\":"
                        + " \"x\"}]}";
        var ran = run(line, "encode", "--model", SAMPLE, "--names", "--windows", "1");
        assertEquals(0, ran.code(), ran.err());
        var out = Json.object(ran.out());
        assertEquals(List.of("U+0061 LATIN SMALL LETTER A"), list(out, "names").getFirst());
        assertEquals(List.of(List.of(0, 1), List.of(1, 2)), out.get("windows"));
        var label = (Map<?, ?>) list(out, "labels").getFirst();
        assertEquals(true, label.get("ends_inside"));
        assertEquals(false, label.get("starts_inside"));
        assertEquals(2, run(line, "encode", "--model", SAMPLE, "--windows", "4,4").code());
        String beyond = line.replace("4", "40");
        assertTrue(run(beyond, "encode", "--model", SAMPLE).err().contains("Label 1"));
        var drift = run("{\"ids\": [1, 2]}", "decode", "--model", SAMPLE, "--drift");
        assertEquals(1, list(Json.object(drift.out()), "drift").size(), drift.out());
    }

    @Test
    void picturesAreWrittenByTheirEnding() throws Exception {
        String text = "{\"text\": \"the dogs\"}\n";
        for (String ending : List.of("html", "svg", "png")) {
            Path file = folder.resolve("text." + ending);
            var ran = run(text, "encode", "--model", SAMPLE, "--out", "" + file);
            assertEquals(0, ran.code(), ran.err());
            assertTrue(Files.size(file) > 500);
            assertEquals(2, run(text, "encode", "--model", SAMPLE, "--out", "" + file).code());
        }
        for (String ending : List.of("svg", "png", "csv", "tsv")) {
            Path file = folder.resolve("costs." + ending);
            var ran = run("", "costs", "--model", bert, "--out", "" + file, "--theme", "dark");
            assertEquals(0, ran.code(), ran.err());
        }
        assertTrue(
                Files.readString(folder.resolve("costs.csv"))
                        .contains("\"Chinese, simplified\",Han"));
        String wrong = "" + folder.resolve("costs.pdf");
        assertTrue(run("", "costs", "--model", bert, "--out", wrong).err().contains(".svg"));
    }
}
