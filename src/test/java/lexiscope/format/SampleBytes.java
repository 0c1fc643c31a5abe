package lexiscope.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Puts bytes one after the other.
public final class SampleBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    public SampleBytes() {
        this(ByteOrder.LITTLE_ENDIAN);
    }

    SampleBytes(ByteOrder order) {
        this.order = order;
    }

    public SampleBytes u8(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    SampleBytes u16(int v) {
        return raw(ByteBuffer.allocate(2).order(order).putShort((short) v).array());
    }

    public SampleBytes i32(int v) {
        return raw(ByteBuffer.allocate(4).order(order).putInt(v).array());
    }

    public SampleBytes i64(long v) {
        return raw(ByteBuffer.allocate(8).order(order).putLong(v).array());
    }

    public SampleBytes f32(float v) {
        return i32(Float.floatToRawIntBits(v));
    }

    public SampleBytes text(String s) {
        return raw(s.getBytes(StandardCharsets.UTF_8));
    }

    public SampleBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public SampleBytes floats(float[][] rows) {
        for (float[] row : rows) {
            for (float v : row) {
                f32(v);
            }
        }
        return this;
    }

    SampleBytes varint(long v) {
        long left = v;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
        return this;
    }

    /// A field of a protocol-buffer message that holds bytes.
    public SampleBytes field(int number, byte[] bytes) {
        return varint((long) number << 3 | 2).varint(bytes.length).raw(bytes);
    }

    SampleBytes field(int number, long value) {
        return varint((long) number << 3).varint(value);
    }

    SampleBytes pad(int multiple) {
        while (out.size() % multiple != 0) {
            out.write(0);
        }
        return this;
    }

    int size() {
        return out.size();
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    /// A zip archive of pairs of a name and bytes.
    public static byte[] zip(boolean deflated, Object... pairs) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < pairs.length; i += 2) {
                byte[] content = (byte[]) pairs[i + 1];
                var entry = new ZipEntry((String) pairs[i]);
                if (!deflated) {
                    var crc = new CRC32();
                    crc.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
