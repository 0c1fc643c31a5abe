package lexiscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Writing a folder that ends badly, in a program of its own: nothing half is left, nothing of the
/// model is touched, and a sentence says why.
class FolderFailuresTest {
    private static final String SAMPLE = "samples/english-bpe-8k";

    @TempDir private Path temporary;
    private Path model = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        model = Files.createDirectory(temporary.resolve("model"));
        for (String name : List.of("tokenizer.json", "model.safetensors")) {
            Files.copy(Path.of(SAMPLE, name), model.resolve(name));
        }
    }

    private ProcessBuilder program(String limits, String... verb) {
        var command = new ArrayList<String>();
        command.addAll(List.of("/bin/sh", "-c", limits + "exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--add-modules=jdk.incubator.vector"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(verb));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("said").toFile());
    }

    private String failing(String limits, String... verb) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell that sets limits");
        Process process = program(limits, verb).start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it hangs");
        String said = Files.readString(temporary.resolve("said"));
        assertEquals(2, process.exitValue(), said);
        return said;
    }

    private Map<String, Long> files() throws IOException {
        var all = new TreeMap<String, Long>();
        try (var walk = Files.walk(temporary)) {
            for (Path each : walk.toList()) {
                if (!each.endsWith("said")) {
                    all.put(each.toString(), Files.isDirectory(each) ? 0 : Files.size(each));
                }
            }
        }
        return all;
    }

    @Test
    void aFullDiskLeavesNothing() throws Exception {
        Files.writeString(model.resolve("config.json"), "{\"vocab_size\": 7}");
        Path there = Files.createDirectory(temporary.resolve("there"));
        Files.writeString(there.resolve("config.json"), "mine");
        var before = files();
        for (String[] verb :
                new String[][] {
                    {"add-token", "--token", "<|x|>"}, {"trim", "--keep", "id:0..4000"}, {"mend"}
                }) {
            for (Path target : List.of(temporary.resolve("out"), there)) {
                var all = new ArrayList<>(List.of(verb));
                all.addAll(List.of("--model", model.toString(), "--overwrite", "--out"));
                all.add(target.toString());
                String said = failing("ulimit -f 40; ", all.toArray(String[]::new));
                assertTrue(said.contains("writing failed"), said);
                assertEquals(before, files());
                assertEquals("mine", Files.readString(there.resolve("config.json")));
            }
        }
    }

    @Test
    void aFolderThatMayNotBeWrittenIsRefusedBeforeTheWork() throws Exception {
        Path locked = Files.createDirectory(temporary.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "we may all");
        String said =
                failing(
                        "",
                        "add-token",
                        "--model",
                        model.toString(),
                        "--token",
                        "<|x|>",
                        "--out",
                        locked.resolve("out").toString());
        assertTrue(said.contains("cannot be written"), said);
        assertTrue(locked.toFile().setWritable(true));
    }

    /// The system's own folders of facts may be written by nobody, the administrator included.
    @Test
    void aPlaceWhereNothingCanBeMadeIsSaid() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no such folder here");
        String said =
                failing(
                        "",
                        "add-token",
                        "--model",
                        model.toString(),
                        "--token",
                        "<|x|>",
                        "--out",
                        "/proc/lexiscope/out");
        assertTrue(said.contains("cannot be written"), said);
    }

    /// Ctrl C in the midst of a file.
    @Test
    void anInterruptedProgramLeavesNothing() throws Exception {
        large(model.resolve("model.safetensors"));
        var before = files();
        Process process =
                program(
                                "",
                                "trim",
                                "--model",
                                model.toString(),
                                "--remove",
                                "id:7000..8191",
                                "--out",
                                temporary.resolve("out").toString())
                        .start();
        try {
            boolean begun = false;
            for (int i = 0; i < 6000 && process.isAlive() && !begun; i++) {
                Thread.sleep(5);
                try (var all = Files.list(temporary)) {
                    begun =
                            all.anyMatch(
                                    f ->
                                            f.toString().endsWith(".part")
                                                    && Files.exists(
                                                            f.resolve("new/model.safetensors")));
                }
            }
            assertTrue(begun, Files.readString(temporary.resolve("said")));
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(130, process.exitValue(), "ended by the signal");
        assertFalse(Files.exists(temporary.resolve("out")));
        assertEquals(before, files());
    }

    /// The sample's rows with eight gigabytes of another tensor, which takes no room on the disk.
    private static void large(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8).strip();
        long data = bytes.length - 8L - length;
        long more = 1L << 33;
        String longer =
                header.substring(0, header.length() - 1)
                        + ",\"other\":{\"dtype\":\"F16\",\"shape\":["
                        + more / 2
                        + "],\"data_offsets\":["
                        + data
                        + ","
                        + (data + more)
                        + "]}}";
        byte[] json = longer.getBytes(StandardCharsets.UTF_8);
        var head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length);
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(head.array());
            out.write(json);
            out.write(bytes, 8 + length, (int) data);
            out.setLength(8 + json.length + data + more);
        }
    }
}
