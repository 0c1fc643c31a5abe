package lexiscope.format.numpy;

import lexiscope.format.part.FloatRows;
import lexiscope.kernel.DType;
import lexiscope.work.SafeFile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Writes a matrix as `.npy`, version 1.0, in C order.
public final class NumpyWriter {
    private NumpyWriter() {}

    /// Writes a file whole or not at all.
    ///
    /// @param dtype [DType#F32] or [DType#F16]
    public static void write(Path file, FloatRows rows, DType dtype) throws IOException {
        if (dtype != DType.F32 && dtype != DType.F16) {
            throw new IllegalArgumentException("npy is written as F32 or F16, not " + dtype + ".");
        }
        String header =
                "{'descr': '%s', 'fortran_order': False, 'shape': (%d, %d), }"
                        .formatted(dtype == DType.F32 ? "<f4" : "<f2", rows.rows(), rows.dim());
        // magic, version, length, header and line end together are a multiple of 64
        String padded = header + " ".repeat((64 - (11 + header.length()) % 64) % 64) + "\n";
        SafeFile.write(
                file,
                raw -> {
                    var out = new BufferedOutputStream(raw, 1 << 16);
                    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
                    out.write(new byte[] {(byte) padded.length(), (byte) (padded.length() >> 8)});
                    out.write(padded.getBytes(StandardCharsets.US_ASCII));
                    var line =
                            ByteBuffer.allocate(rows.dim() * dtype.bytes())
                                    .order(ByteOrder.LITTLE_ENDIAN);
                    for (int r = 0; r < rows.rows(); r++) {
                        float[] row = rows.row().apply(r);
                        line.clear();
                        for (int i = 0; i < rows.dim(); i++) {
                            if (dtype == DType.F32) {
                                line.putFloat(row[i]);
                            } else {
                                line.putShort(Float.floatToFloat16(row[i]));
                            }
                        }
                        out.write(line.array());
                    }
                    out.flush();
                });
    }
}
