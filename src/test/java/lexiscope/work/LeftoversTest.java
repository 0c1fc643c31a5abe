package lexiscope.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

class LeftoversTest {
    @TempDir private Path folder;

    /// A program that writes a file without end.
    static final class Endless {
        private Endless() {}

        public static void main(String[] args) throws IOException {
            SafeFile.write(
                    Path.of(args[0]),
                    out -> {
                        byte[] some = new byte[1000];
                        while (true) {
                            out.write(some);
                            try {
                                Thread.sleep(1);
                            } catch (InterruptedException e) {
                                return;
                            }
                        }
                    });
        }
    }

    @Test
    void aProgramThatIsEndedLeavesNoPart() throws Exception {
        Path old = Files.writeString(folder.resolve("file"), "old");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Endless.class.getName(),
                                old.toString())
                        .redirectErrorStream(true)
                        .start();
        try {
            for (int i = 0; i < 600 && files() < 2; i++) {
                Thread.sleep(50);
            }
            assertEquals(2, files(), "it did not begin");
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(1, files(), "something was left behind");
        assertEquals("old", Files.readString(old));
    }

    private long files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
