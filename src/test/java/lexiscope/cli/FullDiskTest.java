package lexiscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Verbs that write, in a program of its own to which the system gives no more than a few bytes a
/// file, as on a full disk: the old files stay whole, and a sentence says what went wrong.
class FullDiskTest {
    private static final String OLD = "the old file";
    private static final String SAMPLE = "samples/english-bpe-8k";

    @TempDir Path folder = Path.of("");

    private String run(String... verb) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell that sets limits");
        Path said = folder.resolve("said");
        var command = new ArrayList<String>();
        command.addAll(List.of("/bin/sh", "-c", "ulimit -f 40; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--add-modules=jdk.incubator.vector"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(verb));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it hangs");
        String output = Files.readString(said);
        assertEquals(2, process.exitValue(), output);
        return output;
    }

    private Path old(String name) throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        return Files.writeString(out.resolve(name), OLD);
    }

    private void assertWhole(List<Path> files) throws IOException {
        for (Path file : files) {
            assertEquals(OLD, Files.readString(file), file.toString());
        }
        try (var all = Files.list(folder.resolve("out"))) {
            assertEquals(files.size(), all.count(), "something was left behind");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tokenizer.json", "model.safetensors", "rows.npy", "rows.vec", "tokens.csv"})
    void exportLeavesTheOldFileWhole(String name) throws Exception {
        Path file = old(name);
        String said = run("export", "--model", SAMPLE, "--out", file.toString(), "--overwrite");
        assertTrue(said.contains("writing failed"), said);
        assertWhole(List.of(file));
    }

    @Test
    void exportLeavesBothTablesOfTheProjectorWhole() throws Exception {
        List<Path> files = List.of(old("t.tsv"), old("t-metadata.tsv"));
        String table = files.getFirst().toString();
        String said = run("export", "--model", SAMPLE, "--out", table, "--overwrite");
        assertTrue(said.contains("writing failed"), said);
        assertWhole(files);
    }

    @Test
    void addTokenLeavesTheOldFilesWhole() throws Exception {
        List<Path> files = List.of(old("tokenizer.json"), old("model.safetensors"));
        String said =
                run(
                        "add-token",
                        "--model",
                        SAMPLE,
                        "--token",
                        "<|x|>",
                        "--out",
                        folder.resolve("out").toString(),
                        "--overwrite");
        assertTrue(said.contains("writing failed"), said);
        assertWhole(files);
    }

    @Test
    void projectLeavesTheOldTableWhole() throws Exception {
        Path file = old("map.tsv");
        String said =
                run(
                        "project",
                        "--model",
                        SAMPLE,
                        "--method",
                        "pca",
                        "--out",
                        file.toString(),
                        "--overwrite");
        assertTrue(said.contains("writing failed"), said);
        assertWhole(List.of(file));
    }

    @Test
    void trainLeavesTheOldFilesWhole() throws Exception {
        List<Path> files = List.of(old("tokenizer.json"), old("model.safetensors"));
        String said =
                run(
                        "train",
                        "--corpus",
                        "README.md",
                        "--vocab-size",
                        "1500",
                        "--out",
                        folder.resolve("out").toString(),
                        "--overwrite");
        assertTrue(said.contains("writing failed"), said);
        assertWhole(files);
    }

    /// What came of a fetch stays for the next try, beside the old file.
    @Test
    void fetchLeavesTheOldMatrixWhole() throws Exception {
        float[][] rows = new float[64][512];
        try (var hub = new LocalHub()) {
            Path made = folder.resolve("made.safetensors");
            SafetensorsWriter.write(
                    made,
                    Map.of("wte.weight", new FloatRows(64, 512, r -> rows[r])),
                    DType.F32,
                    Map.of());
            hub.with("model.safetensors", Files.readAllBytes(made));
            Path file = old("model.safetensors");
            String said =
                    run(
                            "fetch",
                            "org/tiny",
                            "--endpoint",
                            hub.address().toString(),
                            "--out",
                            folder.resolve("out").toString(),
                            "--overwrite");
            assertTrue(said.contains("could not be written") && said.contains("make room"), said);
            assertEquals(OLD, Files.readString(file));
        }
    }

    @Test
    void snapshotLeavesTheOldPictureWhole() throws Exception {
        Path file = old("window.png");
        String said =
                run(
                        "snapshot",
                        "--model",
                        SAMPLE,
                        "--size",
                        "900x600",
                        "--out",
                        file.toString(),
                        "--overwrite");
        assertTrue(said.contains("writing failed"), said);
        assertWhole(List.of(file));
    }
}
