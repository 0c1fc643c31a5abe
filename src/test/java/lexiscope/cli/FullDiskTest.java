package lexiscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Verbs that write, in a program of its own to which the system gives no more than a few bytes a
/// file, as on a full disk: the old files stay whole, and a sentence says what went wrong.
class FullDiskTest {
    private static final String OLD = "the old file";

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

    @Test
    void theOldFilesStayWhole() throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        List<Path> files = List.of(out.resolve("tokenizer.json"), out.resolve("model.safetensors"));
        for (Path file : files) {
            Files.writeString(file, OLD);
        }
        for (Path file : files) {
            String said =
                    run(
                            "export",
                            "--model",
                            "samples/english-bpe-8k",
                            "--out",
                            file.toString(),
                            "--overwrite");
            assertTrue(said.contains("writing failed"), said);
        }
        String said =
                run(
                        "add-token",
                        "--model",
                        "samples/english-bpe-8k",
                        "--token",
                        "<|x|>",
                        "--out",
                        out.toString(),
                        "--overwrite");
        assertTrue(said.contains("writing failed"), said);
        for (Path file : files) {
            assertEquals(OLD, Files.readString(file));
        }
        try (var all = Files.list(out)) {
            assertEquals(2, all.count(), "something was left behind");
        }
    }
}
