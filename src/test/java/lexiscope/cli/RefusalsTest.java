package lexiscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What verbs refuse before they begin: options that do not go together, options that are wrong,
/// places that cannot be written; and that what they print arrives.
class RefusalsTest {
    private static final String SAMPLE = "samples/english-bpe-8k";

    @TempDir private Path folder;

    private static String refused(String line) {
        return refused(line.split(" "));
    }

    private static String refused(String... args) {
        var ran = VerbsTest.run("", args);
        assertEquals(2, ran.code(), String.join(" ", args) + ran.err());
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertEquals("", ran.out());
        return ran.err();
    }

    /// The model is not there: what is refused is refused before it would be opened.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "neighbours --model no --id 1 --minus a --plus b --similarity dot",
                "neighbours --model no --id 1 --minus a --plus b --and c",
                "neighbours --model no --id 1 --analogy multiply",
                "neighbours --model no --id 1 --minus a --plus b --analogy other",
                "neighbours --model no --id 1 --similarity near",
                "neighbours --model no --id 1 --space flat",
                "neighbours --model no --id 1 -k 0",
                "neighbours --model no --id 1 --minus a",
                "project --model no --method pca --clusters-in space",
                "project --model no --method tsne --seed 1 --set seed=2",
                "project --model no --method pca --overwrite",
                "project --model no --method lines",
                "project --model no --method pca --space flat",
                "project --model no --method pca --limit 0",
                "project --model no --method tsne --set iterations=1",
                "project --model no --method pca --clusters middles:3",
                "project --model no --method pca --clusters centres:0",
                "project --model no --method pca --clusters density:1",
                "project --model no --method pca --report README.md/x.json",
                "project --model no --method pca --out README.md/x.tsv",
                "project --model no --method pca --report README.md",
                "project --model no --method pca --out src --overwrite",
                "project --model no --method pca --out target/lx1.tsv --report"
                        + " target/../target/lx1.tsv",
                "project --model no --method pca --out /dev/null --overwrite",
                "export --model no --out x.json --as F16",
                "export --model no --out x.csv --as F32",
                "export --model no --out x.npy --as BF16",
                "export --model no --out x.vec --as F16",
                "export --model no --out README.md/x.npy",
                "export --model no --out x.y",
                "encode --model no --threads 2",
                "encode --model no --benchmark README.md --threads 0",
                "encode --model no --benchmark nowhere.txt",
                "add-token --model no --token x -k 0",
                "add-token --model no --token x --init luck",
                "add-token --model no --token x --overwrite",
                "add-token --model no --token x --out README.md/x",
                "train --corpus nowhere.txt --vocab-size 300 --dim 0 --out target/lx2",
                "train --corpus nowhere.txt --vocab-size 3 --out target/lx2",
                "train --corpus README.md --vocab-size 300 --out README.md/x",
                "snapshot --model no --out x.png --panel side",
                "snapshot --model no --out x.png --method lines",
                "snapshot --model no --out x.png --colour kinds",
                "snapshot --model no --out README.md/x.png",
                "snapshot --model no --out README.md",
                "fetch a/b --endpoint http://localhost:1 --out README.md/x"
            })
    void isRefusedBeforeTheWork(String line) {
        String said = refused(line);
        assertFalse(said.contains("went wrong inside"), said);
        assertFalse(said.startsWith("no "), said);
    }

    @Test
    void moreCentresThanTokensAreRefusedBeforeTheMap() {
        String said =
                refused("project --method tsne --limit 10 --clusters centres:11 --model " + SAMPLE);
        assertTrue(said.contains("1 to 10 clusters, not 11"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"project --method pca --limit 9 --out", "snapshot --out"})
    void nothingIsWrittenOverUnlessItIsSaid(String line) throws Exception {
        Path old = Files.writeString(folder.resolve("old.png"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone"));
        for (Path there : List.of(old, link)) {
            String said = refused(line + " " + there + " --model " + SAMPLE);
            assertTrue(said.contains("is there already"), said);
        }
        assertEquals("old", Files.readString(old));
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void theCorpusIsNotWrittenOver() throws Exception {
        Path corpus = Files.writeString(folder.resolve("tokenizer.json"), "some words");
        String said =
                refused(
                        "train --vocab-size 300 --overwrite --corpus "
                                + corpus
                                + " --out "
                                + folder);
        assertTrue(said.contains("part of the corpus"), said);
        assertEquals("some words", Files.readString(corpus));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspect --model " + SAMPLE,
                "row --id 300 --model " + SAMPLE,
                "neighbours --id 300 --model " + SAMPLE,
                "project --method pca --limit 50 --model " + SAMPLE,
                "trace --text words --model " + SAMPLE,
                "add-token --token <|x|> --model " + SAMPLE,
                "export --model " + SAMPLE + " --out ",
                "encode --model " + SAMPLE,
                "decode --model " + SAMPLE,
                "--help",
                "--version",
                "row --help"
            })
    void aFullOutputIsSaid(String line) {
        String[] args =
                line.endsWith(" ") ? (line + folder.resolve("t.csv")).split(" ") : line.split(" ");
        var err = new StringWriter();
        var full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        var in = System.in;
        String lines = "{\"text\":\"a\", \"ids\":[1]}\n".repeat(3);
        System.setIn(new java.io.ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        try {
            int code =
                    Failures.execute(
                            Main.commands(args)
                                    .setOut(Output.data(full))
                                    .setErr(new PrintWriter(err, true)),
                            args);
            assertEquals(2, code, line);
        } finally {
            System.setIn(in);
        }
        assertTrue(err.toString().contains("cannot be written to: No space left"), err.toString());
    }

    @Test
    void argumentsThatTheLocaleDamagedAreRefused() {
        String damaged = "Z\uFFFD\uFFFDrich";
        assertTrue(Locales.unreadableIn("ANSI_X3.4-1968", "--token", damaged).isPresent());
        assertTrue(Locales.unreadableIn("ANSI_X3.4-1968", "--token", "Zurich").isEmpty());
        assertTrue(Locales.unreadableIn("UTF-8", "--token", damaged).isEmpty());
    }

    /// A Java that says in which locale it was started.
    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_ALL=POSIX", "LC_CTYPE=C", "LANG=", "LC_ALL=C.UTF-8"})
    void theLauncherHasAnEncodingForAllCharacters(String locale) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell");
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nlocale charmap\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        var launched = new ProcessBuilder("/bin/sh", "src/main/launch/lexiscope", "inspect");
        var environment = launched.environment();
        Stream.of("LC_ALL", "LC_CTYPE", "LANG").forEach(environment::remove);
        String[] said = locale.split("=", 2);
        environment.put(said[0], said[1]);
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        Process process = launched.redirectErrorStream(true).start();
        String charmap =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assumeTrue(!charmap.contains("not found"), "no locale to ask");
        assertEquals("UTF-8", charmap.strip());
    }
}
