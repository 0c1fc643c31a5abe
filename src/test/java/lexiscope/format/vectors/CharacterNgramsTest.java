package lexiscope.format.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import lexiscope.format.ModelReader;
import lexiscope.format.SampleBytes;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Which rows make up a word in fastText; the numbers were computed apart, after `dictionary.cc`.
class CharacterNgramsTest {
    @TempDir Path folder = Path.of("");

    private static int[] of(String word, int buckets, int shortest, int longest) {
        var words =
                IntStream.range(0, 12)
                        .mapToObj(_ -> word.getBytes(StandardCharsets.UTF_8))
                        .toList();
        return new CharacterNgrams(words, buckets, shortest, longest).of(3);
    }

    @Test
    void hashesOfCharactersNotOfBytes() {
        assertArrayEquals(new int[] {3, 67, 55, 77, 49, 93}, of("né", 100, 2, 3));
        assertArrayEquals(new int[] {3, 762, 612, 232, 818}, of("a", 1000, 1, 6));
        assertArrayEquals(new int[] {3}, of("</s>", 1000, 1, 6));
    }

    @Test
    void theRowOfAWordIsTheMean() throws IOException, UnreadableFileException {
        int dim = 2;
        int buckets = 3;
        var out = new SampleBytes().i32(793712314).i32(12).i32(dim);
        out.i32(5).i32(5).i32(1).i32(5).i32(1).i32(1).i32(1).i32(buckets).i32(3).i32(3).i32(100);
        out.i64(0).i32(1).i32(1).i32(0).i64(1).i64(-1);
        out.text("ab").u8(0).i64(7).u8(0).u8(0).i64(1 + buckets).i64(dim);
        float[][] rows = {{8, 0}, {1, 10}, {2, 20}, {4, 40}};
        Path file = Files.write(folder.resolve("m.bin"), out.floats(rows).bytes());
        int[] parts =
                new CharacterNgrams(List.of("ab".getBytes(StandardCharsets.UTF_8)), buckets, 3, 3)
                        .of(0);
        float[] wanted = new float[dim];
        for (int part : parts) {
            for (int i = 0; i < dim; i++) {
                wanted[i] += rows[part][i] / parts.length;
            }
        }
        try (var model = ModelReader.open(file, Progress.NONE)) {
            float[] row = new float[dim];
            model.matrix().orElseThrow().row(0, row);
            assertArrayEquals(wanted, row, 1e-5f);
        }
    }
}
