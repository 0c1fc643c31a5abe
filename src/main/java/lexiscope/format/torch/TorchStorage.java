package lexiscope.format.torch;

import lexiscope.format.file.UnreadableFileException;

import java.lang.foreign.MemorySegment;

/// Where the bytes of a storage come from, by its key.
@FunctionalInterface
interface TorchStorage {
    /// @throws UnreadableFileException when there is no such storage
    MemorySegment bytes(String key) throws UnreadableFileException;
}
