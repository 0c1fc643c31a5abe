package lexiscope.format.tensor;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.kernel.DType;
import lexiscope.kernel.StoredRows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.List;

/// Where a tensor lies in a file, held against the file before anything is mapped.
///
/// @param file the file
/// @param name the tensor, for the sentences
/// @param dtype how its numbers are stored
/// @param shape two sizes, rows first
/// @param begin its first byte
public record TensorPlace(Path file, String name, DType dtype, List<Long> shape, long begin) {
    /// No row of a language model comes near this many numbers.
    private static final long WIDEST = 1 << 20;

    /// Bytes it takes.
    ///
    /// @throws UnreadableFileException when the sizes make no sense
    public long bytes() throws UnreadableFileException {
        long rows = shape.get(0);
        long dim = shape.get(1);
        if (rows < 1 || dim < 1 || rows > Integer.MAX_VALUE - 8 || dim > WIDEST) {
            throw UnreadableFileException.damaged(
                    file,
                    "the tensor "
                            + name
                            + " is said to be "
                            + rows
                            + " × "
                            + dim
                            + " "
                            + dtype
                            + ".");
        }
        if (dim % dtype.block() != 0) {
            throw UnreadableFileException.damaged(
                    file,
                    "the tensor "
                            + name
                            + " has rows of "
                            + dim
                            + " numbers, but "
                            + dtype
                            + " stores "
                            + dtype.block()
                            + " at a time.");
        }
        return rows * dtype.bytesOf(dim);
    }

    /// Its rows, mapped.
    ///
    /// @throws UnreadableFileException when its size does not fit the file
    public StoredRows map(Arena arena) throws UnreadableFileException {
        long bytes = bytes();
        return new StoredRows(
                map(file, name, begin, bytes, arena),
                dtype,
                shape.get(0).intValue(),
                shape.get(1).intValue());
    }

    /// A stretch of a file, mapped read-only.
    ///
    /// @throws UnreadableFileException when it leads out of the file
    public static MemorySegment map(Path file, String name, long begin, long bytes, Arena arena)
            throws UnreadableFileException {
        try (var channel = FileChannel.open(file)) {
            long size = channel.size();
            if (begin < 0 || bytes < 0 || begin > size || bytes > size - begin) {
                throw UnreadableFileException.damaged(
                        file,
                        "the tensor "
                                + name
                                + " takes "
                                + bytes
                                + " bytes from byte "
                                + begin
                                + " on, but the file has only "
                                + size
                                + ".");
            }
            return channel.map(MapMode.READ_ONLY, begin, bytes, arena);
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
    }
}
