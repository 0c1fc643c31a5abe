package lexiscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Resident memory of a real window that is left alone, no collection asked for: starts the
/// packaged program, waits, reads what the system says of the process, prints a line and closes it.
/// Wants Linux and a display (an Xvfb will do).
///
/// Arguments: the launcher, seconds to wait, then what the program is to open.
public final class WindowMemory {
    private WindowMemory() {}

    /// Prints `resident MB, of files, of its own, command`.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(arguments));
        command.remove(1);
        var window = new ProcessBuilder(command).inheritIO().start();
        try {
            if (window.waitFor(Long.parseLong(arguments[1]), TimeUnit.SECONDS)) {
                System.out.println("The window closed by itself.");
                return;
            }
            List<String> status = Files.readAllLines(Path.of("/proc/" + window.pid() + "/status"));
            System.out.printf(
                    "resident %d MB, of files %d, of its own %d: %s%n",
                    megabytes(status, "VmRSS"),
                    megabytes(status, "RssFile"),
                    megabytes(status, "RssAnon"),
                    String.join(" ", command));
        } finally {
            window.destroy();
        }
    }

    private static long megabytes(List<String> status, String key) {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}
