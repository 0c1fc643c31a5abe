package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder of a model in which nothing is wrong, into which a test puts a fault.
abstract class WholeFolder {
    @TempDir protected Path temporary = Path.of("");
    protected Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        folder = SmallFolders.write(temporary.resolve("model"), SmallFolders.all().get(1));
        // a whole one: there is something to pad with
        replace("tokenizer_config.json", "\"bos_token\"", "\"pad_token\": \"</s>\", \"bos_token\"");
    }

    protected void replace(String name, String what, String with) throws IOException {
        String text = Files.readString(folder.resolve(name));
        assertTrue(text.contains(what), text);
        Files.writeString(folder.resolve(name), text.replace(what, with));
    }
}
