package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.format.file.TextLines;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Vocabularies whose lines an editor ended with CR LF are what they were.
class WindowsLinesTest {
    private static final String TEXT = "The ab ab\tthe é";

    @TempDir private Path folder = Path.of("");

    private static Map<String, Map<String, String>> vocabularies() {
        var bytes = new StringBuilder();
        var ranks = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            bytes.append(String.format("%d b'\\x%02x' 1\n", b + 1, b));
            ranks.append(java.util.Base64.getEncoder().encodeToString(new byte[] {(byte) b}));
            ranks.append(' ').append(b).append('\n');
        }
        var all = new LinkedHashMap<String, Map<String, String>>();
        all.put("BERT", Map.of("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n##b\nthe\nb"));
        all.put(
                "GPT-2",
                Map.of(
                        "vocab.json",
                        "{\"a\":0,\"b\":1,\"ab\":2,\"\u0120\":3,\"\u0120ab\":4,\"t\":5}",
                        "merges.txt",
                        "#version: 0.2\na b\n\u0120 ab\n"));
        all.put("tiktoken", Map.of("x.tiktoken", ranks + "YWI= 256\n"));
        all.put("RWKV", Map.of("rwkv_vocab.txt", bytes + "257 'ab' 2\n"));
        return all;
    }

    private int[] ids(Path path) throws Exception {
        try (var model = ModelReader.open(path, Progress.NONE)) {
            return model.tokenizer().orElseThrow().encode(TEXT, EncodeOptions.DEFAULT).ids();
        }
    }

    @Test
    void sameIdsWithBothEnds() throws Exception {
        for (var vocabulary : vocabularies().entrySet()) {
            Path unix = Files.createTempDirectory(folder, "unix");
            Path windows = Files.createTempDirectory(folder, "windows");
            for (var file : vocabulary.getValue().entrySet()) {
                Files.writeString(unix.resolve(file.getKey()), file.getValue());
                String ends = file.getValue().replace("\n", "\r\n");
                Files.writeString(windows.resolve(file.getKey()), ends);
            }
            int[] expected = ids(unix);
            assertArrayEquals(expected, ids(windows), vocabulary.getKey());
            if (vocabulary.getValue().size() == 1) {
                String name = vocabulary.getValue().keySet().iterator().next();
                assertArrayEquals(expected, ids(windows.resolve(name)), name);
            }
        }
    }

    /// A line that ends in CR among others that do not keeps it, where it may be a token's.
    @Test
    void aCarriageReturnMayBeOfALine() throws Exception {
        Path file = folder.resolve("lines.txt");
        Files.writeString(file, "a\r\nb\n");
        assertEquals(List.of("a\r", "b"), TextLines.of(file));
        Files.writeString(file, "a\r\nb\r\nc");
        assertEquals(List.of("a", "b", "c"), TextLines.of(file));
    }
}
