package lexiscope.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A write that fails leaves the old file whole: whatever breaks it off.
class SafeFileTest {
    private static final String OLD = "the old file";

    @TempDir Path folder = Path.of("");

    /// Writes 64 MB in small steps over a file: a program to be broken off.
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException {
            byte[] piece = new byte[1 << 14];
            SafeFile.write(
                    Path.of(args[0]),
                    out -> {
                        for (int i = 0; i < 4096; i++) {
                            out.write(piece);
                            LockSupport.parkNanos(Long.parseLong(args[1]));
                        }
                    });
        }
    }

    private Path old() throws IOException {
        return Files.writeString(folder.resolve("model.safetensors"), OLD);
    }

    private List<Path> beside(Path file) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(f -> !f.equals(file)).toList();
        }
    }

    private static String place(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    /// A JVM of its own that writes over a file.
    ///
    /// @param limit what a shell is told before, or ""
    private static Process writing(Path file, String limit, long pause) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<String>();
        if (!limit.isEmpty()) {
            command.addAll(List.of("/bin/sh", "-c", limit + "; exec \"$@\"", "sh"));
        }
        command.addAll(
                List.of(
                        java,
                        "-Xmx64m",
                        "-XX:-UsePerfData",
                        "-cp",
                        place(SafeFile.class) + File.pathSeparator + place(Writer.class),
                        Writer.class.getName(),
                        file.toString(),
                        String.valueOf(pause)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void aFailureInTheMiddle() throws IOException {
        Path file = old();
        assertThrows(
                IOException.class,
                () ->
                        SafeFile.write(
                                file,
                                out -> {
                                    out.write(new byte[1000]);
                                    throw new IOException("No space left on device");
                                }));
        assertEquals(OLD, Files.readString(file));
        assertEquals(List.of(), beside(file));
    }

    /// The system refuses further bytes, as it does on a full disk: a limit on the size of files.
    @Test
    void aSystemThatTakesNoMoreBytes() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell that sets limits");
        Path file = old();
        Process process = writing(file, "ulimit -f 2000", 0);
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        assertNotEquals(0, process.exitValue());
        assertEquals(OLD, Files.readString(file));
        assertEquals(List.of(), beside(file));
    }

    @Test
    void aProcessThatIsKilledInTheMiddle() throws IOException, InterruptedException {
        Path file = old();
        Process process = writing(file, "", 5_000_000);
        for (int i = 0; i < 6_000 && !begun(file); i++) {
            assertTrue(process.isAlive(), "it ended before it was killed");
            Thread.sleep(20);
        }
        process.destroyForcibly();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertNotEquals(0, process.exitValue());
        assertEquals(OLD, Files.readString(file));
        // what it left is in nobody's way
        SafeFile.write(
                file, out -> out.write("new".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertEquals("new", Files.readString(file));
        for (Path left : beside(file)) {
            assertTrue(left.getFileName().toString().matches("\\..*\\.part"), left.toString());
        }
    }

    private boolean begun(Path file) throws IOException {
        for (Path other : beside(file)) {
            if (Files.size(other) > 100_000) {
                return true;
            }
        }
        return false;
    }
}
