package lexiscope.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A small valid model of one format, made here from the format's description.
///
/// @param label what it is, for the names of tests
/// @param files its files by name; the first is the one that tests damage
/// @param opened the name of the file to open, or "" for the folder
/// @param rows what its matrix holds
public record SampleFile(String label, Map<String, byte[]> files, String opened, float[][] rows) {
    public static final int ROWS = 12;
    public static final int DIM = 32;

    /// The matrix that the samples hold: numbers that every float type keeps exactly.
    public static float[][] matrix() {
        float[][] rows = new float[ROWS][DIM];
        for (int r = 0; r < ROWS; r++) {
            for (int i = 0; i < DIM; i++) {
                rows[r][i] = ((r * 7 + i * 5) % 29 - 14) * 0.25f;
            }
        }
        return rows;
    }

    static SampleFile of(String label, String name, byte[] bytes) {
        return new SampleFile(label, Map.of(name, bytes), name, matrix());
    }

    SampleFile with(String name, byte[] bytes) {
        var all = new LinkedHashMap<>(files);
        all.put(name, bytes);
        return new SampleFile(label, all, opened, rows);
    }

    SampleFile opening(String name) {
        return new SampleFile(label, files, name, rows);
    }

    SampleFile holding(float[][] other) {
        return new SampleFile(label, files, opened, other);
    }

    /// The name of the file that tests damage.
    String main() {
        return files.keySet().iterator().next();
    }

    /// Writes the files and returns what to open.
    Path write(Path folder) throws IOException {
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
        return opened.isEmpty() ? folder : folder.resolve(opened);
    }

    @Override
    public String toString() {
        return label;
    }
}
