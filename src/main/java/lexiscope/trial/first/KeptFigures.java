package lexiscope.trial.first;

import lexiscope.embedding.Components;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.StoredMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.projection.layout.Placement;
import lexiscope.store.AppDirectories;
import lexiscope.work.Progress;
import lexiscope.work.SafeFile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// The mean and the norms of all rows and the two axes of their map by principal components: found
/// once for the files of a model, and kept beside its maps.
public final class KeptFigures {
    private static final int MAGIC = 0x4c784632;

    private KeptFigures() {}

    /// Where new vectors lie on that map; the matrix knows its mean and norms from then on. Cost:
    /// rows·dim²/2 multiply-adds the first time; files that have changed since count as others.
    public static Placement placement(LanguageModel model, Progress progress) {
        EmbeddingMatrix matrix = model.matrix().orElseThrow();
        Optional<Path> file = file(model, matrix);
        Optional<Placement> kept = file.flatMap(f -> read(f, matrix));
        if (kept.isPresent()) {
            return kept.get();
        }
        int[] ids = IntStream.range(0, matrix.rows()).toArray();
        var found = Components.of(matrix, ids, Math.min(10, matrix.dim()), progress);
        var placement =
                new Placement.Linear(
                        found.centre(), Arrays.copyOf(found.axes(), Math.min(2, matrix.dim())));
        file.ifPresent(f -> keep(f, placement, matrix));
        return placement;
    }

    private static Optional<Path> file(LanguageModel model, EmbeddingMatrix matrix) {
        var said = new StringBuilder(model.facts().tensor());
        said.append('|').append(matrix.rows()).append('x').append(matrix.dim());
        try {
            for (String source : model.facts().sources()) {
                Path path = Path.of(source).toRealPath();
                said.append('|').append(path).append('|').append(Files.size(path));
                said.append('|').append(Files.getLastModifiedTime(path).toMillis());
            }
        } catch (IOException | RuntimeException _) {
            // no file to know it by
            return Optional.empty();
        }
        var crc = new CRC32();
        byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
        crc.update(bytes);
        String name =
                HexFormat.of().toHexDigits(crc.getValue(), 8)
                        + HexFormat.of().toHexDigits(said.toString().hashCode());
        return Optional.of(AppDirectories.here().data().resolve("maps").resolve(name + ".figures"));
    }

    private static Optional<Placement> read(Path file, EmbeddingMatrix matrix) {
        int dim = matrix.dim();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var checked =
                        new CheckedInputStream(
                                new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                var in = new DataInputStream(checked)) {
            if (in.readInt() != MAGIC || in.readInt() != dim || in.readInt() != matrix.rows()) {
                return Optional.empty();
            }
            int axes = in.readInt();
            if (axes < 1 || axes > 2) {
                return Optional.empty();
            }
            float[] centre = floats(in, dim);
            double[][] all = new double[axes][dim];
            for (double[] axis : all) {
                for (int d = 0; d < dim; d++) {
                    axis[d] = in.readDouble();
                }
            }
            float[] mean = floats(in, dim);
            float[] norms = floats(in, matrix.rows());
            long sum = checked.getChecksum().getValue();
            if (in.readLong() != sum) {
                return Optional.empty();
            }
            if (matrix instanceof StoredMatrix stored) {
                stored.remember(mean, norms);
            }
            return Optional.of(new Placement.Linear(centre, all));
        } catch (IOException _) {
            // it can always be found again
            return Optional.empty();
        }
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        float[] all = new float[count];
        for (int i = 0; i < count; i++) {
            all[i] = in.readFloat();
        }
        return all;
    }

    private static void keep(Path file, Placement.Linear placement, EmbeddingMatrix matrix) {
        float[] mean = matrix.mean();
        float[] norms = matrix.norms(Progress.NONE);
        try {
            Files.createDirectories(file.getParent());
            SafeFile.write(
                    file,
                    raw -> {
                        var checked =
                                new CheckedOutputStream(new BufferedOutputStream(raw), new CRC32());
                        var out = new DataOutputStream(checked);
                        out.writeInt(MAGIC);
                        out.writeInt(placement.mean().length);
                        out.writeInt(norms.length);
                        out.writeInt(placement.axes().length);
                        for (float v : placement.mean()) {
                            out.writeFloat(v);
                        }
                        for (double[] axis : placement.axes()) {
                            for (double v : axis) {
                                out.writeDouble(v);
                            }
                        }
                        for (float v : mean) {
                            out.writeFloat(v);
                        }
                        for (float v : norms) {
                            out.writeFloat(v);
                        }
                        out.writeLong(checked.getChecksum().getValue());
                        out.flush();
                    });
        } catch (IOException _) {
            // kept nowhere: the next time takes as long
        }
    }
}
