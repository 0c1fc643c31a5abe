package lexiscope.store;

import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.Report;
import lexiscope.work.Leftovers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// Finished maps in a folder, one file each, named by [ContentKey]. A file that is damaged or of
/// another edition counts as absent. Safe for several programs at once: files appear whole.
///
/// @param folder where they lie; made when first needed
public record LayoutCache(Path folder) {
    private static final int MAGIC = 0x4c784d31;

    /// A finished map without its placement.
    ///
    /// @param layout where the tokens lie
    /// @param report what is to be known of it
    public record Kept(Layout layout, Report report) {}

    /// The map of a key, where there is one that can be read.
    public Optional<Kept> find(String key) {
        Path file = folder.resolve(key + ".map");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var checked =
                        new CheckedInputStream(
                                new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                var in = new DataInputStream(checked)) {
            if (in.readInt() != MAGIC) {
                return Optional.empty();
            }
            int n = in.readInt();
            if (n < 0 || 12L * n > Files.size(file)) {
                return Optional.empty();
            }
            int[] ids = new int[n];
            float[] x = new float[n];
            float[] y = new float[n];
            for (int i = 0; i < n; i++) {
                ids[i] = in.readInt();
                x[i] = in.readFloat();
                y[i] = in.readFloat();
            }
            Report report = report(in);
            long sum = checked.getChecksum().getValue();
            return in.readLong() == sum
                    ? Optional.of(new Kept(new Layout(ids, x, y), report))
                    : Optional.empty();
        } catch (IOException _) {
            // a map can always be made again
            return Optional.empty();
        }
    }

    /// Keeps a map.
    ///
    /// @throws IOException when the folder cannot be written
    public void keep(String key, Layout layout, Report report) throws IOException {
        Files.createDirectories(folder);
        Path half = Files.createTempFile(folder, "map", ".part");
        Leftovers.add(half);
        try (var checked =
                        new CheckedOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(half)),
                                new CRC32());
                var out = new DataOutputStream(checked)) {
            out.writeInt(MAGIC);
            out.writeInt(layout.size());
            for (int i = 0; i < layout.size(); i++) {
                out.writeInt(layout.ids()[i]);
                out.writeFloat(layout.x()[i]);
                out.writeFloat(layout.y()[i]);
            }
            write(report, out);
            out.writeLong(checked.getChecksum().getValue());
        }
        Files.move(half, folder.resolve(key + ".map"), StandardCopyOption.REPLACE_EXISTING);
        Leftovers.forget(half);
    }

    private static void write(Report report, DataOutputStream out) throws IOException {
        out.writeUTF(report.method());
        out.writeUTF(report.space());
        out.writeInt(report.shown());
        out.writeInt(report.rows());
        out.writeInt(report.leftOut());
        out.writeInt(report.explained().length);
        for (double share : report.explained()) {
            out.writeDouble(share);
        }
        out.writeDouble(report.divergence());
        out.writeDouble(report.graphRecall());
        out.writeInt(report.notes().size());
        for (String note : report.notes()) {
            out.writeUTF(note);
        }
        out.writeInt(report.seconds().size());
        for (var phase : report.seconds().entrySet()) {
            out.writeUTF(phase.getKey());
            out.writeDouble(phase.getValue());
        }
    }

    private static Report report(DataInputStream in) throws IOException {
        String method = in.readUTF();
        String space = in.readUTF();
        int shown = in.readInt();
        int rows = in.readInt();
        int leftOut = in.readInt();
        double[] explained = new double[few(in.readInt())];
        for (int i = 0; i < explained.length; i++) {
            explained[i] = in.readDouble();
        }
        double divergence = in.readDouble();
        double recall = in.readDouble();
        var notes = new ArrayList<String>();
        for (int i = few(in.readInt()); i > 0; i--) {
            notes.add(in.readUTF());
        }
        var seconds = new LinkedHashMap<String, Double>();
        for (int i = few(in.readInt()); i > 0; i--) {
            seconds.put(in.readUTF(), in.readDouble());
        }
        return new Report(
                method, space, shown, rows, leftOut, explained, divergence, recall, notes, seconds);
    }

    /// Reports hold a handful of each; more is damage.
    private static int few(int count) throws IOException {
        if (count < 0 || count > 1000) {
            throw new IOException("a damaged map");
        }
        return count;
    }
}
