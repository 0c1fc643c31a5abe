package lexiscope.format.part;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A file format: knows its files by their first bytes, and reads them.
public interface Format {
    /// The name for people, as in "supported are: …".
    String name();

    /// Whether a file is of this format.
    ///
    /// @param file the file; its name may help
    /// @param head its first bytes, up to 4,096
    boolean probe(Path file, ByteBuffer head);

    /// Reads the parts of a model that a file holds.
    ///
    /// @param tensor the tensor the person named as the matrix, or "" to find it
    /// @param arena owns what is mapped
    /// @throws UnreadableFileException with a sentence when the file is damaged or holds something
    ///   else
    ModelParts read(Path file, String tensor, Arena arena, Progress progress)
            throws UnreadableFileException;
}
