package lexiscope.format.folder;

import lexiscope.format.safetensors.SafetensorsHeader;
import lexiscope.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a safetensors file from another: some tables with other rows, every other tensor bit for
/// bit, in the same order under the same names. Neither file is held in memory; stretches go from
/// file to file within the system.
///
/// @param source the file that is there
/// @param header its header
/// @param tables the tables that change, by name
record StreamedTensors(Path source, SafetensorsHeader header, Map<String, TableRows> tables) {
    /// Bytes that go from file to file at once.
    private static final long STRETCH = 1 << 25;

    /// Runs of rows up to so many bytes are gathered before they are written.
    private static final int SMALL = 1 << 17;

    private static final int GATHERED = 1 << 21;

    /// Tables up to so many bytes are gathered whole, so that they can be digested.
    private static final long DIGESTED = 1 << 28;

    /// Bytes that the file will have.
    long bytes() {
        return head().length + data();
    }

    private long data() {
        long bytes = 0;
        for (var tensor : header.tensors().entrySet()) {
            bytes += bytes(tensor.getKey(), tensor.getValue());
        }
        return bytes;
    }

    private long bytes(String name, SafetensorsHeader.Tensor tensor) {
        var table = tables.get(name);
        return table == null ? tensor.end() - tensor.begin() : table.bytes();
    }

    /// Writes the file, which must not be there yet.
    ///
    /// @param digests gets the SHA-256 of every changed table that is small enough, by name
    void write(Path target, Map<String, String> digests, ByteMeter meter) throws IOException {
        try (var in = FileChannel.open(source);
                var out =
                        FileChannel.open(
                                target, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            byte[] head = head();
            put(out, ByteBuffer.wrap(head));
            meter.add(head.length);
            long from = -1;
            long to = -1;
            // neighbours that stay go in one stretch
            for (String name : inOrder()) {
                var tensor = header.tensors().get(name);
                var table = tables.get(name);
                if (tensor == null || table == null && tensor.begin() == to) {
                    to = tensor == null ? to : tensor.end();
                    continue;
                }
                transfer(in, from, to, out, meter);
                from = tensor.begin();
                to = table == null ? tensor.end() : from;
                if (table != null) {
                    var digest = table.bytes() <= DIGESTED ? Sha256.start() : null;
                    rows(in, table, out, digest, meter);
                    if (digest != null) {
                        digests.put(name, Sha256.hex(digest));
                    }
                    from = -1;
                    to = -1;
                }
            }
            transfer(in, from, to, out, meter);
        }
    }

    /// The names in the order in which their bytes lie.
    private List<String> inOrder() {
        var names = new ArrayList<>(header.tensors().keySet());
        names.sort(
                Comparator.comparingLong(
                                (String n) -> {
                                    var t = header.tensors().get(n);
                                    return t == null ? 0 : t.begin();
                                })
                        .thenComparingLong(
                                n -> {
                                    var t = header.tensors().get(n);
                                    return t == null ? 0 : t.end();
                                }));
        return names;
    }

    /// Length and JSON, padded with spaces to eight bytes.
    private byte[] head() {
        var begins = new HashMap<String, Long>();
        long at = 0;
        for (String name : inOrder()) {
            begins.put(name, at);
            var tensor = header.tensors().get(name);
            at += tensor == null ? 0 : bytes(name, tensor);
        }
        var json = new LinkedHashMap<String, Object>();
        if (!header.metadata().isEmpty()) {
            json.put("__metadata__", header.metadata());
        }
        header.tensors()
                .forEach(
                        (name, tensor) -> {
                            long begin = begins.getOrDefault(name, 0L);
                            var table = tables.get(name);
                            var entry = new LinkedHashMap<String, Object>();
                            entry.put("dtype", tensor.dtype());
                            entry.put("shape", table == null ? tensor.shape() : table.shape());
                            entry.put("data_offsets", List.of(begin, begin + bytes(name, tensor)));
                            json.put(name, entry);
                        });
        byte[] text = Json.line(json).getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        var head = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(padded).put(text);
        while (head.hasRemaining()) {
            head.put((byte) ' ');
        }
        return head.array();
    }

    private void rows(
            FileChannel in,
            TableRows table,
            FileChannel out,
            @Nullable MessageDigest digest,
            ByteMeter meter)
            throws IOException {
        var gathered = new Gathered(out, digest, meter);
        for (int line = 0; line < table.lines(); line++) {
            line(in, table, line, out, gathered);
        }
        gathered.flush();
    }

    /// The bytes of every token in one line: all of a row's, or one number of each column.
    private void line(FileChannel in, TableRows table, int line, FileChannel out, Gathered gathered)
            throws IOException {
        int width = table.rowBytes() / table.lines();
        long begin = table.old().begin() + (long) line * width * table.rowsBefore();
        int[] source = table.source();
        for (int row = 0; row < source.length; ) {
            byte[] made = table.made().get(row);
            if (made != null) {
                gathered.put(made, line * width, width);
                row++;
                continue;
            }
            int end = row + 1;
            while (end < source.length
                    && source[end] == source[end - 1] + 1
                    && !table.made().containsKey(end)) {
                end++;
            }
            long from = begin + (long) source[row] * width;
            long length = (long) (end - row) * width;
            if (length > SMALL && gathered.digest == null) {
                gathered.flush();
                transfer(in, from, from + length, out, gathered.meter);
            } else {
                gathered.put(in, from, length);
            }
            row = end;
        }
    }

    /// Collects small stretches before they are written.
    private final class Gathered {
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(GATHERED);
        private final FileChannel out;
        private final @Nullable MessageDigest digest;
        private final ByteMeter meter;

        Gathered(FileChannel out, @Nullable MessageDigest digest, ByteMeter meter) {
            this.out = out;
            this.digest = digest;
            this.meter = meter;
        }

        void put(byte[] bytes, int from, int length) throws IOException {
            for (int at = from; at < from + length; ) {
                int part = Math.min(room(), from + length - at);
                buffer.put(bytes, at, part);
                at += part;
            }
        }

        void put(FileChannel in, long from, long length) throws IOException {
            long end = from + length;
            for (long at = from; at < end; ) {
                // making room may move the position
                int part = (int) Math.min(room(), end - at);
                buffer.limit(buffer.position() + part);
                int read = in.read(buffer, at);
                buffer.limit(buffer.capacity());
                if (read < 0) {
                    throw shorter();
                }
                at += read;
            }
        }

        private int room() throws IOException {
            if (!buffer.hasRemaining()) {
                flush();
            }
            return buffer.remaining();
        }

        void flush() throws IOException {
            int bytes = buffer.flip().remaining();
            if (digest != null) {
                digest.update(buffer.duplicate());
            }
            StreamedTensors.put(out, buffer);
            buffer.clear();
            meter.add(bytes);
        }
    }

    private void transfer(FileChannel in, long from, long to, FileChannel out, ByteMeter meter)
            throws IOException {
        long at = from;
        while (at < to) {
            long moved = in.transferTo(at, Math.min(STRETCH, to - at), out);
            if (moved <= 0) {
                throw shorter();
            }
            at += moved;
            meter.add(moved);
        }
    }

    private EOFException shorter() {
        return new EOFException(source + " became shorter while it was read");
    }

    private static void put(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
