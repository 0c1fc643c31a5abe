package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.tokenizerjson.TokenizerJsonWriter;
import lexiscope.vocabulary.ByteAlphabet;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A model of 262,144 × 8,192 numbers in 16 bit, in a file with a hole, and 200,000 tokens: opening
/// does not read the matrix. It takes two seconds at most, also of a fresh program with a heap of a
/// gigabyte.
class LargeModelTest {
    private static final int TOKENS = 200_000;

    @TempDir Path folder = Path.of("");

    @Tag("long")
    @Test
    void fourGigabytesOpenInTwoSeconds() throws IOException, UnreadableFileException {
        long bytes = 262_144L * 8_192 * 2;
        String header =
                "{\"model.embed_tokens.weight\":{\"dtype\":\"BF16\",\"shape\":[262144,8192],"
                        + "\"data_offsets\":[0,"
                        + bytes
                        + "]}}";
        Path path = folder.resolve("model.safetensors");
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(new SampleBytes().i64(header.length()).text(header).bytes());
            file.setLength(8 + header.length() + bytes);
            file.seek(8 + header.length() + bytes - 2);
            file.write(new byte[] {(byte) 0x80, 0x3f});
        }
        tokenizer(folder.resolve("tokenizer.json"));
        long start = System.nanoTime();
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis < 2_000, millis + " ms");
            float[] row = new float[8_192];
            model.matrix().orElseThrow().row(262_143, row);
            assertEquals(1f, row[8_191]);
        }
    }

    /// A byte-level BPE whose tokens are made of two earlier ones each.
    private static void tokenizer(Path file) throws IOException {
        var tokens = new ArrayList<String>();
        var merges = new ArrayList<int[]>();
        for (int b = 0; b < 256; b++) {
            tokens.add(String.valueOf(ByteAlphabet.character(b)));
        }
        for (int n = 0; tokens.size() < TOKENS; n++) {
            int left = n / 256;
            merges.add(new int[] {left, n % 256});
            tokens.add(tokens.get(left) + tokens.get(n % 256));
        }
        TokenizerJsonWriter.writeByteLevelBpe(file, List.of(), tokens, merges);
    }
}
