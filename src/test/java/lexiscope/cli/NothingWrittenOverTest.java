package lexiscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.hub.LocalHub;
import lexiscope.format.part.FloatRows;
import lexiscope.format.safetensors.SafetensorsWriter;
import lexiscope.kernel.DType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Every verb that writes files: one that is there is kept and said, and written over only where
/// `--overwrite` is said.
class NothingWrittenOverTest {
    private static final String MINE = "mine\n";

    @TempDir private Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, MINE);
    }

    private void keptUnlessTold(String in, Path there, List<String> verb) throws IOException {
        var kept = VerbsTest.run(in, verb.toArray(String[]::new));
        assertEquals(2, kept.code(), kept.out());
        assertTrue(kept.err().contains("is there already"), kept.err());
        assertTrue(kept.err().contains("--overwrite"), kept.err());
        assertEquals("", kept.out());
        assertEquals(MINE, Files.readString(there));
        var told = new ArrayList<>(verb);
        told.add("--overwrite");
        var written = VerbsTest.run(in, told.toArray(String[]::new));
        assertEquals(0, written.code(), written.err());
        assertNotEquals(
                MINE, Files.readString(there, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    /// The verb, and after `=` the file that it would write over; `F` is a folder of the test's.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "export --model M --out F/t.json = t.json",
                "export --model M --out F/m.safetensors = m.safetensors",
                "export --model M --out F/m.npy = m.npy",
                "export --model M --out F/m.vec = m.vec",
                "export --model M --out F/m.csv = m.csv",
                "export --model M --out F/m.tsv = m.tsv",
                "export --model M --out F/m.tsv = m-metadata.tsv",
                "add-token --model M --token <|x|> --out F/o = o/tokenizer.json",
                "add-token --model M --token <|x|> --out F/o = o/model.safetensors",
                "add-token --model M --token <|x|> --out F/o = o/lexiscope-recipe.json",
                "add-token --model M --token <|x|> --out F/o = o/lexiscope.rows",
                "add-token --model M --token <|x|> --out F/o = o/peft-config.json",
                "add-token --model M --token <|x|> --out F/o --only-new = o/peft-config.json",
                "add-token --model M --token <|x|> --out F/o --only-new ="
                        + " o/lexiscope-rows.safetensors",
                "trim --model M --keep id:0..500 --out F/o = o/lexiscope-ids.tsv",
                "trim --model M --keep id:0..500 --out F/o = o/tokenizer.json",
                "mend --model W --out F/o = o/config.json",
                "mend --model W --out F/o = o/lexiscope-recipe.py",
                "train --corpus README.md --vocab-size 400 --out F/o = o/tokenizer.json",
                "train --corpus README.md --vocab-size 400 --out F/o = o/model.safetensors",
                "project --model M --method pca --limit 50 --out F/p.tsv = p.tsv",
                "project --model M --method pca --limit 50 --report F/r.json = r.json",
                "costs --model M --out F/c.csv = c.csv",
                "costs --model M --out F/c.svg = c.svg",
                "snapshot --model M --size 700x500 --out F/s.png = s.png"
            })
    void aFileThatIsThere(String line) throws IOException {
        String[] halves = line.split(" = ", 2);
        Path faulty = folder.resolve("faulty");
        Files.createDirectories(faulty);
        Files.copy(
                Path.of("samples/english-bpe-8k/tokenizer.json"), faulty.resolve("tokenizer.json"));
        Files.copy(
                Path.of("samples/english-bpe-8k/model.safetensors"),
                faulty.resolve("model.safetensors"));
        Files.writeString(faulty.resolve("config.json"), "{\"vocab_size\": 7}");
        keptUnlessTold(
                "",
                file(halves[1].strip()),
                Arrays.stream(halves[0].split(" "))
                        .map(
                                word ->
                                        word.equals("M")
                                                ? "samples/english-bpe-8k"
                                                : word.equals("W")
                                                        ? faulty.toString()
                                                        : word.startsWith("F/")
                                                                ? folder.resolve(word.substring(2))
                                                                        .toString()
                                                                : word)
                        .toList());
    }

    @Test
    void picturesOfTextAndPins() throws IOException {
        String in = "{\"text\": \"a king\"}\n";
        for (String ending : List.of("html", "svg", "png")) {
            Path page = file("page." + ending);
            var verb =
                    List.of(
                            "encode",
                            "--model",
                            "samples/english-bpe-8k",
                            "--out",
                            page.toString());
            var kept = VerbsTest.run(in, verb.toArray(String[]::new));
            assertEquals(2, kept.code(), kept.out());
            assertTrue(kept.err().contains("is there already"), kept.err());
            assertEquals(MINE, Files.readString(page));
        }
        Path pins = file("pins.jsonl");
        keptUnlessTold(
                in,
                pins,
                List.of(
                        "check",
                        "--model",
                        "samples/english-bpe-8k",
                        "--pins",
                        pins.toString(),
                        "--write"));
    }

    @Test
    void whatIsFetched() throws Exception {
        float[][] rows = new float[8][4];
        try (var hub = new LocalHub()) {
            Path made = folder.resolve("made.safetensors");
            SafetensorsWriter.write(
                    made,
                    Map.of("wte.weight", new FloatRows(8, 4, r -> rows[r])),
                    DType.F32,
                    Map.of());
            hub.with("model.safetensors", Files.readAllBytes(made));
            keptUnlessTold(
                    "",
                    file("o/model.safetensors"),
                    List.of(
                            "fetch",
                            "org/tiny",
                            "--endpoint",
                            hub.address().toString(),
                            "--out",
                            folder.resolve("o").toString()));
        }
    }
}
