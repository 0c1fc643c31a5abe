package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.kernel.DType;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Damaged files of every format: each opens, or is refused in a sentence; quickly, in little
/// memory, and with nothing left mapped.
class MutationTest {
    private static final long SEED = 20_260_101;

    @TempDir Path folder = Path.of("");

    static List<SampleFile> samples() {
        return FormatSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aHundredMutants(SampleFile sample) throws IOException {
        mutants(sample, 100);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("samples")
    void twoThousandMutants(SampleFile sample) throws IOException {
        mutants(sample, 2_000);
    }

    private void mutants(SampleFile sample, int count) throws IOException {
        byte[] valid = java.util.Objects.requireNonNull(sample.files().get(sample.main()));
        Path opened = sample.write(folder);
        Path damaged = folder.resolve(sample.main());
        long mappedBefore = mapped();
        DType stored = stored(opened);
        int refused = 0;
        for (int n = 0; n < count; n++) {
            var random = new Random(SEED + n);
            byte[] mutant = mutant(valid, random, n);
            Files.write(damaged, mutant);
            String which = sample.label() + ", mutant " + n + " of seed " + SEED;
            boolean oneBit = n % 8 == 2;
            Mutants.Use use =
                    model -> {
                        readEverything(model);
                        if (oneBit
                                && !otherNumbers(valid, mutant)
                                && stored.equals(stored(model))) {
                            int at = Arrays.mismatch(valid, mutant);
                            boolean shared = ofManyRows(sample, valid, at);
                            assertAtMostOneRowDiffers(sample, model, which, shared);
                        }
                    };
            refused += Mutants.refused(opened, which, use) ? 1 : 0;
        }
        assertEquals(mappedBefore, mapped(), "mappings left behind by " + sample.label());
        assertTrue(refused > 0, "no mutant of " + sample.label() + " was refused");
    }

    /// A bit that fell over in the numbers harms the row it is in; in the sizes or places it may
    /// change what the matrix is, which shows in its shape.
    private static void assertAtMostOneRowDiffers(
            SampleFile sample, LanguageModel model, String which, boolean shared) {
        var matrix = model.matrix().orElseThrow();
        float[][] rows = sample.rows();
        if (matrix.rows() != rows.length || matrix.dim() != rows[0].length) {
            return;
        }
        int differ = 0;
        float[] row = new float[matrix.dim()];
        for (int r = 0; r < rows.length; r++) {
            matrix.row(r, row);
            differ += Arrays.equals(row, rows[r]) ? 0 : 1;
        }
        int changed = differ;
        assertTrue(shared || changed <= 1, () -> which + " changed " + changed + " rows");
    }

    /// Whether a byte is part of many rows: a scale of all numbers, the header that scales are
    /// found by, a centroid of several tokens.
    private static boolean ofManyRows(SampleFile sample, byte[] valid, int at) {
        int numbers = SampleFile.ROWS * SampleFile.DIM;
        int header = 8 + (valid[0] & 0xFF) + ((valid[1] & 0xFF) << 8);
        return switch (sample.label()) {
            case "safetensors F8 with scales" -> at < header;
            case "model2vec" -> at < header + numbers * Float.BYTES;
            case "ONNX 8 bit" -> {
                byte[] codes = SampleWords.codes();
                int start = 0;
                while (!Arrays.equals(valid, start, start + numbers, codes, 0, numbers)) {
                    start++;
                }
                yield at < start || at >= start + numbers;
            }
            default -> false;
        };
    }

    /// Whether the bit that fell over is numpy's mark of the byte order; nothing in the file tells
    /// that it is wrong.
    private static boolean otherNumbers(byte[] valid, byte[] mutant) {
        int at = Arrays.mismatch(valid, mutant);
        return (valid[at] ^ mutant[at]) == ('<' ^ '>')
                && (valid[at] == '<' || valid[at] == '>')
                && at + 1 < valid.length
                && valid[at + 1] == 'f';
    }

    /// How the numbers are stored: where a bit of that fell over, it is another matrix.
    private static DType stored(LanguageModel model) {
        return model.matrix().orElseThrow().dtype();
    }

    private static DType stored(Path valid) {
        try (LanguageModel model = ModelReader.open(valid, Progress.NONE)) {
            return stored(model);
        } catch (UnreadableFileException e) {
            return fail(e);
        }
    }

    private static void readEverything(LanguageModel model) {
        model.matrix()
                .ifPresent(
                        matrix -> {
                            assertTrue((long) matrix.rows() * matrix.dim() < 1 << 26);
                            float[] row = new float[matrix.dim()];
                            for (int id = 0; id < matrix.rows(); id++) {
                                matrix.row(id, row);
                            }
                        });
        for (int id = 0; id < model.vocabulary().size(); id++) {
            model.vocabulary().shown(id);
        }
    }

    static void assertSentence(UnreadableFileException e, String which) {
        String sentence = e.sentence();
        assertTrue(
                sentence.endsWith(".")
                        && sentence.length() < 1_500
                        && !sentence.contains("\n\tat "),
                () -> which + " said: " + sentence);
    }

    /// Files of this test's folder that are mapped into the process, where the system tells.
    private long mapped() throws IOException {
        Path maps = Path.of("/proc/self/maps");
        if (!Files.isReadable(maps)) {
            return 0;
        }
        try (var lines = Files.lines(maps)) {
            return lines.filter(l -> l.contains(folder.toString())).count();
        }
    }

    /// One kind of damage after the other.
    static byte[] mutant(byte[] valid, Random random, int n) {
        byte[] mutant = valid.clone();
        int at = random.nextInt(valid.length);
        // damage near the start hits headers
        int early = random.nextInt(Math.min(valid.length, 400));
        switch (n % 8) {
            case 0 -> {
                return Arrays.copyOf(mutant, at);
            }
            case 1 -> mutant[early] ^= (byte) (1 << random.nextInt(8));
            case 2 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
            case 3 -> put(mutant, early, 8, Long.MAX_VALUE - random.nextInt(100));
            case 4 -> put(mutant, early, 4, random.nextBoolean() ? 0xFFFFFFFFL : 0x7FFFFFF0L);
            case 5 -> {
                int other = random.nextInt(Math.min(valid.length, 400));
                for (int i = 0; i < 4 && Math.max(other, early) + i < mutant.length; i++) {
                    byte swapped = mutant[early + i];
                    mutant[early + i] = mutant[other + i];
                    mutant[other + i] = swapped;
                }
            }
            case 6 -> {
                byte[] digits =
                        String.valueOf(random.nextLong() >>> 1)
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                for (int i = 0; i < mutant.length; i++) {
                    boolean digit = mutant[(early + i) % mutant.length] >= '0';
                    if (digit && mutant[(early + i) % mutant.length] <= '9') {
                        int from = (early + i) % mutant.length;
                        var out = new SampleBytes();
                        out.raw(Arrays.copyOf(mutant, from)).raw(digits);
                        return out.raw(Arrays.copyOfRange(mutant, from + 1, mutant.length)).bytes();
                    }
                }
            }
            default -> {
                int from = Math.max(0, mutant.length - 1 - random.nextInt(300));
                random.nextBytes(mutant);
                System.arraycopy(valid, 0, mutant, 0, from);
            }
        }
        return mutant;
    }

    private static void put(byte[] bytes, int at, int length, long value) {
        byte[] long8 = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
        for (int i = 0; i < length && at + i < bytes.length; i++) {
            bytes[at + i] = long8[i];
        }
    }
}
