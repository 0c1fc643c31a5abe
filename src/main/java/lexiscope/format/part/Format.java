package lexiscope.format.part;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.UnreadableFileException;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A file format: knows its files by their first bytes and their names, and reads them.
public interface Format {
    /// The name for people, as in "supported are: …".
    String name();

    /// The names its files go by. A file of another name opens too where [#probe] knows it; a
    /// folder is searched for these alone.
    List<FileName> names();

    /// Whether a file is of this format.
    ///
    /// @param file the file; its name may help
    /// @param head its first bytes, up to 4,096
    boolean probe(Path file, ByteBuffer head);

    /// Whether a file that goes by one of the [#names] in a folder is meant: asked where other
    /// things go by such a name as well.
    ///
    /// @param beside the settings in its folder
    /// @throws UnreadableFileException when the file cannot be looked into
    default boolean meant(Path file, TokenizerConfig beside) throws UnreadableFileException {
        return true;
    }

    /// Whether a file beside one of this format is a part of that one, or the same once more, so
    /// that it is not opened besides.
    ///
    /// @param own the name of the one of this format
    /// @param other the name of the one beside it
    default boolean covers(String own, String other) {
        return false;
    }

    /// Reads the parts of a model that a file holds.
    ///
    /// @throws UnreadableFileException with a sentence when the file is damaged or holds something
    ///   else
    ModelParts read(Path file, Reading reading) throws UnreadableFileException;
}
