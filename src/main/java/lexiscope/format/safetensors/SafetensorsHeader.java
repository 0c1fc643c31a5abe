package lexiscope.format.safetensors;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The header of a safetensors file: every tensor with its type, shape and place.
///
/// Layout: 8 bytes little-endian length N, N bytes of JSON, then the data; offsets count from the
/// start of the data (huggingface/safetensors, README).
///
/// @param tensors by name, in the order of the file
/// @param metadata the strings of `__metadata__`
public record SafetensorsHeader(Map<String, Tensor> tensors, Map<String, Object> metadata) {
    /// @param dtype the type as the file names it
    /// @param shape the sizes, slowest first
    /// @param begin first byte, counted from the start of the file
    /// @param end the byte after the last
    public record Tensor(String dtype, List<Long> shape, long begin, long end) {}

    /// The reference library's own limit.
    private static final long LONGEST = 100_000_000;

    static SafetensorsHeader read(Path file, FileChannel channel)
            throws IOException, UnreadableFileException {
        long size = channel.size();
        if (size < 10) {
            throw new UnreadableFileException(
                    file,
                    "has only "
                            + size
                            + " bytes and cannot be a safetensors file. Fetch it again.");
        }
        var length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        read(channel, length, 0);
        long n = length.getLong(0);
        if (n < 2 || n > LONGEST || n > size - 8) {
            throw new UnreadableFileException(
                    file,
                    "its header claims "
                            + Long.toUnsignedString(n)
                            + " bytes, but the file has "
                            + size
                            + ". It is cut off or not a safetensors file; fetch it again.");
        }
        var json = ByteBuffer.allocate((int) n);
        read(channel, json, 8);
        return parsed(file, new String(json.array(), StandardCharsets.UTF_8), 8 + n, size);
    }

    private static void read(FileChannel channel, ByteBuffer into, long at) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, at + into.position()) < 0) {
                return;
            }
        }
    }

    /// Reads the JSON of a header.
    ///
    /// @param dataStart where the data begins in the file
    /// @param size bytes of the file
    /// @throws UnreadableFileException when it is no header, or a tensor leads out of the file
    public static SafetensorsHeader parsed(Path file, String json, long dataStart, long size)
            throws UnreadableFileException {
        Map<String, Object> header;
        try {
            header = Json.object(json);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(
                    file,
                    "its safetensors header is not JSON. The file is damaged or of another kind;"
                            + " fetch it again.",
                    e);
        }
        var tensors = new LinkedHashMap<String, Tensor>();
        var metadata = new LinkedHashMap<String, Object>();
        if (header.get("__metadata__") instanceof Map<?, ?> said) {
            said.forEach((key, value) -> metadata.put(String.valueOf(key), value));
        }
        for (var entry : header.entrySet()) {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(
                        entry.getKey(),
                        tensor(file, entry.getKey(), entry.getValue(), dataStart, size));
            }
        }
        return new SafetensorsHeader(tensors, metadata);
    }

    private static Tensor tensor(Path file, String name, Object value, long dataStart, long size)
            throws UnreadableFileException {
        if (value instanceof Map<?, ?> map
                && map.get("dtype") instanceof String dtype
                && map.get("shape") instanceof List<?> shape
                && shape.stream().allMatch(SafetensorsHeader::whole)
                && map.get("data_offsets") instanceof List<?> offsets
                && offsets.size() == 2
                && offsets.stream().allMatch(SafetensorsHeader::whole)
                && offsets.get(0) instanceof Number begin
                && offsets.get(1) instanceof Number end) {
            long from = begin.longValue();
            long to = end.longValue();
            if (from < 0 || to < from || to > size - dataStart) {
                throw new UnreadableFileException(
                        file,
                        "the tensor "
                                + name
                                + " is said to lie at bytes "
                                + from
                                + " to "
                                + to
                                + " of the data, but there are only "
                                + (size - dataStart)
                                + ". The file is cut off or damaged; fetch it again.");
            }
            var sizes = shape.stream().map(s -> ((Number) s).longValue()).toList();
            return new Tensor(dtype, sizes, dataStart + from, dataStart + to);
        }
        throw new UnreadableFileException(
                file,
                "the header entry of tensor "
                        + name
                        + " lacks dtype, shape or data_offsets. The file is damaged; fetch it"
                        + " again.");
    }

    private static boolean whole(Object value) {
        return value instanceof Integer || value instanceof Long;
    }
}
