package lexiscope.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// A matrix of the size of a language model's, made once and kept beside the build.
final class LargeMatrix {
    static final int ROWS = 128_256;
    static final int DIM = 4096;

    private LargeMatrix() {}

    /// A safetensors file of Gaussian numbers in BF16, 1.05 GB.
    static Path file() throws IOException {
        Path file = Path.of("target", "bench-data", "large.safetensors");
        String header =
                "{\"model.embed_tokens.weight\":{\"dtype\":\"BF16\",\"shape\":[%d,%d],\"data_offsets\":[0,%d]}}"
                        .formatted(ROWS, DIM, 2L * ROWS * DIM);
        header += " ".repeat((8 - header.length() % 8) % 8);
        long length = 8 + header.length() + 2L * ROWS * DIM;
        if (Files.exists(file) && Files.size(file) == length) {
            return file;
        }
        Files.createDirectories(file.getParent());
        var random = new SplittableRandom(11);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(
                    ByteBuffer.allocate(8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(header.length())
                            .array());
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            ByteBuffer row = ByteBuffer.allocate(2 * DIM).order(ByteOrder.LITTLE_ENDIAN);
            for (int r = 0; r < ROWS; r++) {
                row.clear();
                for (int i = 0; i < DIM; i++) {
                    float v = (float) (random.nextGaussian() * 0.02 / Math.pow(1 + i, 0.3));
                    row.putShort((short) (Float.floatToIntBits(v) >>> 16));
                }
                out.write(row.array());
            }
        }
        return file;
    }
}
