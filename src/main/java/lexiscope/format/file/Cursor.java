package lexiscope.format.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A place in the bytes of a file that moves on as they are read, and never past their end.
public final class Cursor {
    private final Path file;
    private final MemorySegment data;
    private ByteOrder order;
    private long at;

    /// @param file whose bytes they are, for the sentences
    /// @param data the bytes; the cursor begins at the first
    public Cursor(Path file, MemorySegment data, ByteOrder order) {
        this.file = file;
        this.data = data;
        this.order = order;
    }

    /// A little-endian cursor over a whole file, mapped.
    ///
    /// @throws UnreadableFileException when it cannot be mapped
    public static Cursor of(Path file, Arena arena) throws UnreadableFileException {
        return new Cursor(file, mapped(file, arena), ByteOrder.LITTLE_ENDIAN);
    }

    /// A whole file, mapped read-only.
    ///
    /// @throws UnreadableFileException when it cannot be mapped
    public static MemorySegment mapped(Path file, Arena arena) throws UnreadableFileException {
        try (var channel = FileChannel.open(file)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        } catch (IOException | UnsupportedOperationException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /// All the bytes, wherever the cursor is.
    public MemorySegment data() {
        return data;
    }

    /// The place of the next byte, counted from the start.
    public long position() {
        return at;
    }

    /// Bytes up to the end.
    public long remaining() {
        return data.byteSize() - at;
    }

    /// The order of bytes that numbers are read in.
    public ByteOrder order() {
        return order;
    }

    /// Sets the order of bytes that numbers are read in from here on.
    public void order(ByteOrder other) {
        order = other;
    }

    /// Moves to a place counted from the start.
    ///
    /// @throws UnreadableFileException when the place is not within the file
    public void position(long place) throws UnreadableFileException {
        if (place < 0 || place > data.byteSize()) {
            throw past(place);
        }
        at = place;
    }

    /// The next byte, without a sign.
    ///
    /// @throws UnreadableFileException when the file ends before
    public int u8() throws UnreadableFileException {
        return data.get(ValueLayout.JAVA_BYTE, step(1)) & 0xFF;
    }

    /// The next two bytes, without a sign.
    ///
    /// @throws UnreadableFileException when the file ends before
    public int u16() throws UnreadableFileException {
        return data.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), step(2)) & 0xFFFF;
    }

    /// The next four bytes as a whole number.
    ///
    /// @throws UnreadableFileException when the file ends before
    public int i32() throws UnreadableFileException {
        return data.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), step(4));
    }

    /// The next four bytes, without a sign.
    ///
    /// @throws UnreadableFileException when the file ends before
    public long u32() throws UnreadableFileException {
        return Integer.toUnsignedLong(i32());
    }

    /// The next eight bytes as a whole number.
    ///
    /// @throws UnreadableFileException when the file ends before
    public long i64() throws UnreadableFileException {
        return data.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), step(8));
    }

    /// The next four bytes as an IEEE 754 number.
    ///
    /// @throws UnreadableFileException when the file ends before
    public float f32() throws UnreadableFileException {
        return Float.intBitsToFloat(i32());
    }

    /// The next eight bytes as an IEEE 754 number.
    ///
    /// @throws UnreadableFileException when the file ends before
    public double f64() throws UnreadableFileException {
        return Double.longBitsToDouble(i64());
    }

    /// A count of things that take at least `least` bytes each: refused when the rest of the file
    /// cannot hold them.
    ///
    /// @throws UnreadableFileException when the rest of the file is too short for them
    public long count(long stored, long least, String what) throws UnreadableFileException {
        if (stored < 0 || stored > remaining() / least) {
            throw UnreadableFileException.damaged(
                    file,
                    "claims "
                            + Long.toUnsignedString(stored)
                            + " "
                            + what
                            + " at byte "
                            + at
                            + ", but only "
                            + remaining()
                            + " bytes follow.");
        }
        return stored;
    }

    /// The next bytes, copied.
    ///
    /// @throws UnreadableFileException when the file ends before
    public byte[] bytes(long length) throws UnreadableFileException {
        count(length, 1, "bytes");
        if (length > Integer.MAX_VALUE - 8) {
            throw past(at + length);
        }
        byte[] out = new byte[(int) length];
        MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at, out, 0, out.length);
        at += length;
        return out;
    }

    /// The next bytes as UTF-8; what is none becomes U+FFFD.
    ///
    /// @throws UnreadableFileException when the file ends before
    public String utf8(long length) throws UnreadableFileException {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    /// The next bytes as they lie in the file.
    ///
    /// @throws UnreadableFileException when the file ends before
    public MemorySegment slice(long length) throws UnreadableFileException {
        count(length, 1, "bytes");
        return data.asSlice(step(length), length);
    }

    /// The distance from here to the next byte of a value, or -1 when there is none.
    public long distance(byte value) {
        for (long i = at; i < data.byteSize(); i++) {
            if (data.get(ValueLayout.JAVA_BYTE, i) == value) {
                return i - at;
            }
        }
        return -1;
    }

    /// Moves on by so many bytes.
    ///
    /// @throws UnreadableFileException when the file ends before
    public void skip(long length) throws UnreadableFileException {
        count(length, 1, "bytes");
        at += length;
    }

    private long step(long length) throws UnreadableFileException {
        long here = at;
        if (length > data.byteSize() - here) {
            throw past(here + length);
        }
        at = here + length;
        return here;
    }

    private UnreadableFileException past(long place) {
        return UnreadableFileException.damaged(
                file,
                "something is said to lie at byte "
                        + Long.toUnsignedString(place)
                        + ", but there are only "
                        + data.byteSize()
                        + ".");
    }
}
