package lexiscope.format;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.json.Json;
import lexiscope.kernel.DType;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes one matrix as a safetensors file.
public final class SafetensorsWriter {
    private SafetensorsWriter() {}

    /// A matrix as a whole file: to a temporary file beside it, then moved over it.
    public static void write(
            Path file,
            String tensor,
            EmbeddingMatrix matrix,
            DType as,
            Map<String, String> metadata)
            throws IOException {
        var header = new LinkedHashMap<String, Object>();
        header.put("__metadata__", metadata);
        long bytes = (long) matrix.rows() * matrix.dim() * as.bytes();
        var entry = new LinkedHashMap<String, Object>();
        entry.put("dtype", as.name());
        entry.put("shape", List.of(matrix.rows(), matrix.dim()));
        entry.put("data_offsets", List.of(0L, bytes));
        header.put(tensor, entry);
        byte[] json = padded(Json.line(header));
        SafeFile.write(
                file,
                out -> {
                    var data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
                    data.writeLong(Long.reverseBytes(json.length));
                    data.write(json);
                    rows(matrix, as, data);
                    data.flush();
                });
    }

    /// The data begins at a multiple of eight bytes.
    private static byte[] padded(String header) {
        int length = header.getBytes(StandardCharsets.UTF_8).length;
        return (header + " ".repeat((8 - length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    }

    private static void rows(EmbeddingMatrix matrix, DType as, OutputStream out)
            throws IOException {
        float[] row = new float[matrix.dim()];
        var bytes = ByteBuffer.allocate(matrix.dim() * as.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int r = 0; r < matrix.rows(); r++) {
            matrix.row(r, row);
            bytes.clear();
            for (float v : row) {
                as.encode(v, bytes);
            }
            out.write(bytes.array());
        }
    }
}
