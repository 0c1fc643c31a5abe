package lexiscope.format.safetensors;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.format.part.FloatRows;
import lexiscope.json.Json;
import lexiscope.kernel.DType;
import lexiscope.work.SafeFile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes matrices as a safetensors file.
///
/// The header is padded with spaces to eight bytes and the matrices follow without holes, in the
/// order given, as the format asks (huggingface/safetensors, README).
public final class SafetensorsWriter {
    private SafetensorsWriter() {}

    /// Writes one matrix as it is seen.
    public static void write(
            Path file,
            String tensor,
            EmbeddingMatrix matrix,
            DType as,
            Map<String, String> metadata)
            throws IOException {
        write(file, Map.of(tensor, FloatRows.of(matrix)), as, metadata);
    }

    /// Writes a file whole or not at all: an older one stays until the new one is complete.
    ///
    /// @param file the file; its folder exists
    /// @param matrices what it shall hold, by name
    /// @param dtype [DType#F32], [DType#F16] or [DType#BF16]; the latter two round to the nearest,
    ///   ties to even
    /// @param metadata strings for the header's `__metadata__`, such as `format` → `pt`
    /// @throws IllegalArgumentException when the type is none of the three
    public static void write(
            Path file, Map<String, FloatRows> matrices, DType dtype, Map<String, String> metadata)
            throws IOException {
        if (dtype != DType.F32 && dtype != DType.F16 && dtype != DType.BF16) {
            throw new IllegalArgumentException(
                    "safetensors are written as F32, F16 or BF16, not " + dtype + ".");
        }
        var header = new LinkedHashMap<String, Object>();
        if (!metadata.isEmpty()) {
            header.put("__metadata__", metadata);
        }
        long at = 0;
        for (var matrix : matrices.entrySet()) {
            FloatRows rows = matrix.getValue();
            long end = at + (long) rows.rows() * rows.dim() * dtype.bytes();
            var entry = new LinkedHashMap<String, Object>();
            entry.put("dtype", dtype.name());
            entry.put("shape", List.of(rows.rows(), rows.dim()));
            entry.put("data_offsets", List.of(at, end));
            header.put(matrix.getKey(), entry);
            at = end;
        }
        byte[] json = Json.line(header).getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        SafeFile.write(
                file,
                raw -> {
                    var out = new BufferedOutputStream(raw, 1 << 16);
                    out.write(
                            ByteBuffer.allocate(8)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .putLong(padded)
                                    .array());
                    out.write(json);
                    out.write(" ".repeat(padded - json.length).getBytes(StandardCharsets.UTF_8));
                    for (FloatRows rows : matrices.values()) {
                        write(rows, dtype, out);
                    }
                    out.flush();
                });
    }

    private static void write(FloatRows rows, DType dtype, OutputStream out) throws IOException {
        var line = ByteBuffer.allocate(rows.dim() * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int r = 0; r < rows.rows(); r++) {
            float[] row = rows.row().apply(r);
            line.clear();
            for (int i = 0; i < rows.dim(); i++) {
                dtype.encode(row[i], line);
            }
            out.write(line.array());
        }
    }
}
