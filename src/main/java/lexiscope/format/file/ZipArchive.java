package lexiscope.format.file;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A zip archive whose stored entries are mapped where they lie. Names of entries are only
/// compared, never used as paths (PKWARE APPNOTE 6.3, sections 4.3 and 4.5.3).
///
/// @param file the file
/// @param data its bytes
/// @param entries by name, in the order of the directory
public record ZipArchive(Path file, MemorySegment data, Map<String, Entry> entries) {
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;

    /// An entry that packs more tightly than this is a bomb once it is large: matrices seldom
    /// shrink to a tenth.
    private static final int MOST_PACKED = 100;

    private static final long LARGE = 1 << 28;

    /// @param method 0 stored, 8 deflated
    /// @param packed its bytes in the file
    /// @param size its bytes unpacked
    /// @param header where its local header lies
    /// @param crc CRC-32 of its bytes unpacked
    public record Entry(String name, int method, long packed, long size, long header, long crc) {}

    /// Whether bytes begin as an archive does.
    public static boolean probe(ByteBuffer head) {
        return head.remaining() > 4 && head.order(ByteOrder.LITTLE_ENDIAN).getInt(0) == LOCAL;
    }

    /// The directory of an archive.
    ///
    /// @param arena owns the mapping that its entries are read from
    /// @throws UnreadableFileException when it is damaged or cut off
    public static ZipArchive open(Path file, Arena arena) throws UnreadableFileException {
        Cursor in = Cursor.of(file, arena);
        long end = end(file, in);
        in.position(end + 10);
        long count = in.u16();
        in.skip(4);
        long directory = in.u32();
        if (end >= 20) {
            in.position(end - 20);
            if (in.i32() == 0x07064b50) {
                in.skip(4);
                in.position(in.i64());
                if (in.i32() != END_64) {
                    throw UnreadableFileException.damaged(file, "its archive has no directory.");
                }
                in.skip(28);
                count = in.i64();
                in.skip(8);
                directory = in.i64();
            }
        }
        in.position(directory);
        in.count(count, 46, "archive entries");
        var entries = new LinkedHashMap<String, Entry>();
        for (long i = 0; i < count; i++) {
            Entry entry = entry(file, in);
            entries.putIfAbsent(entry.name(), entry);
        }
        return new ZipArchive(file, in.data(), entries);
    }

    private static long end(Path file, Cursor in) throws UnreadableFileException {
        long size = in.data().byteSize();
        for (long at = size - 22; at >= Math.max(0, size - 22 - 0xFFFF); at--) {
            in.position(at);
            if (in.i32() == END) {
                return at;
            }
        }
        throw UnreadableFileException.damaged(file, "its archive has no end.");
    }

    private static Entry entry(Path file, Cursor in) throws UnreadableFileException {
        if (in.i32() != DIRECTORY) {
            throw UnreadableFileException.damaged(file, "the directory of its archive is broken.");
        }
        in.skip(6);
        int method = in.u16();
        in.skip(4);
        long crc = in.u32();
        long packed = in.u32();
        long size = in.u32();
        int nameLength = in.u16();
        int extraLength = in.u16();
        int commentLength = in.u16();
        in.skip(8);
        long header = in.u32();
        String name = in.utf8(nameLength);
        long extraEnd = in.position() + extraLength;
        while (in.position() + 4 <= extraEnd) {
            int kind = in.u16();
            long next = in.u16() + in.position();
            if (kind == 1) {
                size = size == 0xFFFFFFFFL ? in.i64() : size;
                packed = packed == 0xFFFFFFFFL ? in.i64() : packed;
                header = header == 0xFFFFFFFFL ? in.i64() : header;
            }
            in.position(next);
        }
        in.position(extraEnd + commentLength);
        return new Entry(name, method, packed, size, header, crc);
    }

    /// The bytes of an entry: mapped where it is stored, unpacked into the arena where deflated.
    ///
    /// @throws UnreadableFileException when the entry is damaged, or packed otherwise
    public MemorySegment bytes(Entry entry, Arena arena) throws UnreadableFileException {
        var in = new Cursor(file, data, ByteOrder.LITTLE_ENDIAN);
        in.position(entry.header());
        if (in.i32() != LOCAL) {
            throw UnreadableFileException.damaged(
                    file, "its entry " + entry.name() + " is not where the directory says.");
        }
        in.skip(22);
        int nameLength = in.u16();
        in.skip(in.u16() + (long) nameLength);
        MemorySegment stored = in.slice(entry.packed());
        return switch (entry.method()) {
            case 0 -> {
                if (entry.size() != entry.packed()) {
                    throw UnreadableFileException.damaged(
                            file, "its entry " + entry.name() + " has two sizes.");
                }
                yield stored;
            }
            case 8 -> inflated(entry, stored, arena);
            default ->
                    throw new UnreadableFileException(
                            file,
                            "packs its entry "
                                    + entry.name()
                                    + " by method "
                                    + entry.method()
                                    + "; only stored and deflated ones are read.");
        };
    }

    private MemorySegment inflated(Entry entry, MemorySegment stored, Arena arena)
            throws UnreadableFileException {
        long size = entry.size();
        if (size < 0
                || size > LARGE && size / MOST_PACKED > entry.packed()
                || size / 1100 > entry.packed()) {
            throw new UnreadableFileException(
                    file,
                    "its entry "
                            + entry.name()
                            + " would unpack "
                            + entry.packed()
                            + " bytes to "
                            + Long.toUnsignedString(size)
                            + ". That is no matrix; it is left packed.");
        }
        MemorySegment whole = arena.allocate(Math.max(1, size), 64);
        var inflater = new Inflater(true);
        var crc = new CRC32();
        try {
            long from = 0;
            long at = 0;
            byte[] packed = new byte[1 << 16];
            byte[] chunk = new byte[1 << 16];
            while (at < size && !inflater.finished()) {
                if (inflater.needsInput()) {
                    int n = (int) Math.min(packed.length, stored.byteSize() - from);
                    if (n == 0) {
                        break;
                    }
                    MemorySegment.copy(stored, ValueLayout.JAVA_BYTE, from, packed, 0, n);
                    inflater.setInput(packed, 0, n);
                    from += n;
                }
                int n = inflater.inflate(chunk, 0, (int) Math.min(chunk.length, size - at));
                crc.update(chunk, 0, n);
                MemorySegment.copy(chunk, 0, whole, ValueLayout.JAVA_BYTE, at, n);
                at += n;
                if (n == 0 && inflater.needsDictionary()) {
                    break;
                }
            }
            if (at < size || crc.getValue() != entry.crc()) {
                throw UnreadableFileException.damaged(
                        file, "its entry " + entry.name() + " is not what was packed.");
            }
            return whole.asSlice(0, size);
        } catch (DataFormatException e) {
            throw UnreadableFileException.damaged(
                    file, "its entry " + entry.name() + " cannot be unpacked.");
        } finally {
            inflater.end();
        }
    }
}
