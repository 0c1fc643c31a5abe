import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Formats the Java sources under a folder, or checks that they are formatted: {@code Format write|check FOLDER}. */
class Format {
    public static void main(String[] args) throws IOException {
        var options = new ArrayList<>(List.of("--aosp"));
        options.addAll(args[0].equals("write") ? List.of("-i") : List.of("--dry-run", "--set-exit-if-changed"));
        try (var files = Files.walk(Path.of(args[1]))) {
            files.filter(f -> f.toString().endsWith(".java") && !f.endsWith("Format.java"))
                    .map(Path::toString)
                    .forEach(options::add);
        }
        Main.main(options.toArray(String[]::new));
    }
}
