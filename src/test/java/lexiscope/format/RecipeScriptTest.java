package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lexiscope.change.IdMap;
import lexiscope.change.ModelChange;
import lexiscope.change.NewRow;
import lexiscope.json.Json;
import lexiscope.tokenizer.subword.NewEntries;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The script beside a written folder, run by Python: it holds the folder against the recipe, and
/// repeats the change. In place of torch and transformers it finds small modules that copy rows as
/// those do (`src/test/resources/lexiscope/format/folder/python`).
class RecipeScriptTest {
    private static final Path STUBS =
            Path.of("src/test/resources/lexiscope/format/folder/python").toAbsolutePath();

    private static final AddedToken NEW = new AddedToken("<new>", false, true, false, false, true);

    @TempDir private Path temporary;

    @BeforeAll
    static void python() {
        boolean there;
        try {
            there = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            there = false;
        }
        assumeTrue(there, "no python3 here: the recipe's script is not run");
    }

    /// Every architecture once, in turn of one file, of other types and of several files.
    static Stream<SmallFolders.Arrangement> arrangements() {
        var all = SmallFolders.all();
        return java.util.stream.IntStream.range(0, 7)
                .mapToObj(i -> i % 4 == 0 ? all.get(i) : all.get(6 + 3 * i + i % 4));
    }

    private record Ran(int code, String said) {}

    private Ran run(Path script, Object... arguments) throws Exception {
        var command = new ArrayList<>(List.of("python3", "-B", script.toString()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", STUBS.toString());
        Path said = temporary.resolve("said");
        Process process = builder.redirectOutput(said.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
        return new Ran(process.exitValue(), Files.readString(said));
    }

    private void holds(Path script, Object... arguments) throws Exception {
        Ran ran = run(script, arguments);
        assertEquals(new Ran(0, "all as the recipe says\n"), ran);
    }

    private Path folder(SmallFolders.Arrangement a) throws IOException {
        Path folder = SmallFolders.write(temporary.resolve("model"), a);
        var config = new LinkedHashMap<>(Json.object(folder.resolve("config.json")));
        config.put("architectures", List.of("TinyForCausalLM"));
        Files.writeString(folder.resolve("config.json"), Json.line(config));
        return folder;
    }

    private Path written(Path folder, ModelChange change, String to, boolean onlyNew)
            throws Exception {
        Path out = temporary.resolve(to);
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            FolderWriter.write(
                    change,
                    model,
                    List.of(folder),
                    out,
                    new FolderWriter.Options(false, onlyNew),
                    Progress.NONE);
        }
        return out.resolve("lexiscope-recipe.py");
    }

    private static ModelChange adding(SmallFolders.Arrangement a) {
        float[] row = new float[SmallFolders.DIM];
        Arrays.fill(row, 1.5f);
        return ModelChange.adding(
                "add-token",
                a.rows(),
                Map.of(8, NEW),
                Map.of(8, NewRow.of(row, new int[] {2, 3}), 5, NewRow.mean(6)));
    }

    /// Keeps all but two, in another order, and with a row of no token.
    private static ModelChange trimming(SmallFolders.Arrangement a) {
        int[] old = {0, 1, 2, 3, 4, 5, IdMap.NEW};
        return new ModelChange(
                "trim", IdMap.of(a.rows(), old), Map.of(), Map.of(), Map.of("seed", 3));
    }

    @ParameterizedTest
    @MethodSource("arrangements")
    void theScriptHoldsWhatWasWrittenAndRepeatsIt(SmallFolders.Arrangement a) throws Exception {
        Path folder = folder(a);
        Path added = written(folder, adding(a), "added", false);
        holds(added);
        holds(added, folder, temporary.resolve("added again"));
        Path alone = written(folder, adding(a), "alone", true);
        holds(alone);
        holds(alone, folder, temporary.resolve("alone again"));
        Path trimmed = written(folder, trimming(a), "trimmed", false);
        holds(trimmed);
        Path again = temporary.resolve("trimmed again");
        holds(trimmed, folder, again);
        for (String name : List.of("tokenizer.json", "config.json")) {
            assertEquals(
                    Files.readString(temporary.resolve("trimmed").resolve(name)),
                    Files.readString(again.resolve(name)),
                    name);
        }
    }

    @Test
    void aMendedFolder() throws Exception {
        var a = SmallFolders.all().get(1).in(2);
        Path folder = folder(a);
        Path config = folder.resolve("config.json");
        Files.writeString(config, Files.readString(config).replace("\": 8", "\": 11"));
        Path small = mended(folder, "small");
        holds(small);
        holds(small, folder, temporary.resolve("small again"));
        Path tokenizer = folder.resolve("tokenizer.json");
        Files.writeString(
                tokenizer,
                Files.readString(tokenizer).replace("\"bc\": 7", "\"bc\": 7, \"d\": 8, \"e\": 9"));
        Path rows = mended(folder, "rows");
        holds(rows);
        Path again = temporary.resolve("rows again");
        holds(rows, folder, again);
        assertEquals(10, Json.object(again.resolve("config.json")).get("vocab_size"));
    }

    private Path mended(Path folder, String to) throws Exception {
        Path out = temporary.resolve(to);
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            FolderMender.write(
                    model, List.of(folder), out, FolderWriter.Options.PLAIN, Progress.NONE);
        }
        return out.resolve("lexiscope-recipe.py");
    }

    /// What `add_tokens` has no words for comes from the files.
    @Test
    void entriesAndTokensInTheMidst() throws Exception {
        var a = SmallFolders.all().getFirst();
        Path folder = folder(a);
        var entries =
                new NewEntries(
                        Map.of(8, "cc"),
                        Map.of(),
                        List.of(new NewEntries.Merge(4, 4, 8)),
                        Map.of());
        var change =
                new ModelChange(
                        "add-token",
                        IdMap.growing(8, 9),
                        entries,
                        Map.of(),
                        Map.of(8, NewRow.mean()),
                        Map.of());
        Path script = written(folder, change, "entry", false);
        holds(script, folder, temporary.resolve("entry again"));
        assertEquals(
                Files.readString(temporary.resolve("entry/tokenizer.json")),
                Files.readString(temporary.resolve("entry again/tokenizer.json")));
    }

    @Test
    void whatDiffersIsSaid() throws Exception {
        var a = SmallFolders.all().get(1);
        Path script = written(folder(a), adding(a), "out", false);
        Path out = temporary.resolve("out");
        Path weights = out.resolve("model.safetensors");
        byte[] whole = Files.readAllBytes(weights);
        byte[] damaged = whole.clone();
        damaged[damaged.length - 1] ^= 1;
        damaged[damaged.length - 5 * SmallFolders.DIM * 2] ^= 1;
        Files.write(weights, damaged);
        Files.writeString(out.resolve("README.md"), "another");
        Files.delete(out.resolve("special_tokens_map.json"));
        Ran ran = run(script);
        assertEquals(1, ran.code(), ran.said());
        for (String each :
                List.of(
                        "README.md differs",
                        "special_tokens_map.json is missing",
                        ".weight differs")) {
            assertTrue(ran.said().contains(each), ran.said());
        }
        assertEquals(1, run(script, "too", "many", "arguments").code());
    }
}
