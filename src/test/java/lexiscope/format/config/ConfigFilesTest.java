package lexiscope.format.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The settings of a folder are parsed once an opening.
class ConfigFilesTest {
    @TempDir Path folder = Path.of("");

    @Test
    void aFileIsParsedOnce() throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, "{\"model_type\": \"bert\", \"n_ctx\": 512}");
        var configs = new ConfigFiles();
        ModelConfig first = configs.model(folder);
        assertEquals(512, first.contextLength().orElse(0));
        // what the opening knows, it does not read again: neither for the tokenizer
        Files.writeString(file, "{\"model_type\": \"gpt2\", \"n_ctx\": 8}");
        assertSame(first, configs.model(folder));
        assertSame(first, configs.model(folder.resolve(".").toAbsolutePath()));
        assertEquals("BertTokenizer", configs.tokenizer(folder).tokenizerClass());
        assertSame(configs.tokenizer(folder), configs.tokenizer(folder));
        assertEquals(8, new ConfigFiles().model(folder).contextLength().orElse(0));
    }

    @Test
    void damageIsSaidOnce() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{");
        var configs = new ConfigFiles();
        assertEquals(1, configs.model(folder).notes().size());
        assertEquals(0, configs.tokenizer(folder).notes().size());
    }
}
