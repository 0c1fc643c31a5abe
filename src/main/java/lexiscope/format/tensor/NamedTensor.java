package lexiscope.format.tensor;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.kernel.Rows;

import java.nio.file.Path;
import java.util.List;

/// A tensor of a file, known by its header alone.
///
/// @param name its name
/// @param shape its sizes, slowest first
/// @param type how the file names the type of its numbers
/// @param rows makes it rows; only called for the one that is chosen
public record NamedTensor(String name, List<Long> shape, String type, Source rows) {
    /// Where the rows come from.
    @FunctionalInterface
    public interface Source {
        /// The rows, mapped or unpacked.
        ///
        /// @throws UnreadableFileException when they are not here, or not in a form that is read
        Rows open() throws UnreadableFileException;
    }

    /// A tensor that is known to be but is not here, or not in a form that is read.
    public static NamedTensor absent(Path file, String name) {
        return new NamedTensor(
                name,
                List.of(),
                "absent",
                () -> {
                    throw new UnreadableFileException(file, name + " is not here.");
                });
    }

    /// Whether it may be a matrix: it has two dimensions.
    public boolean flat() {
        return shape.size() == 2;
    }

    /// Whether its numbers are codes that are not read; their sizes are not those of the matrix.
    public boolean coded() {
        return type.equals("codes");
    }

    /// The first size, or 0.
    public long first() {
        return shape.isEmpty() ? 0 : shape.getFirst();
    }

    /// The name with its sizes, for a person.
    public String described() {
        return name
                + " ("
                + String.join(" × ", shape.stream().map(n -> String.format("%,d", n)).toList())
                + " "
                + type
                + ")";
    }
}
