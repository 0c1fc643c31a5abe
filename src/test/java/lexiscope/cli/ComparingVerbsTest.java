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
}
