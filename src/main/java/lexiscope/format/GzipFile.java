package lexiscope.format;

import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.work.Leftovers;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Any other format packed with gzip, as word vectors are often published. It is unpacked to a
/// temporary file, which is gone from the folder once it is read.
final class GzipFile implements Format {
    /// Vectors shrink to a tenth at best; what unpacks to more than this times its size is a bomb,
    /// once it is large.
    private static final int MOST_PACKED = 100;

    private static final long LARGE = 1 << 28;

    @Override
    public String name() {
        return "gzip of these";
    }

    @Override
    public List<FileName> names() {
        return List.of(
                FileName.tokenizer(65, "bpe_simple_vocab*.gz"),
                FileName.matrix(190, "*.vec.gz"),
                FileName.matrix(200, "*.bin.gz"),
                FileName.matrix(210, "*.npy.gz"),
                FileName.matrix(250, "*.txt.gz"),
                FileName.matrix(0, "*.gz").unsearched());
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return head.remaining() > 2 && head.get(0) == 0x1f && head.get(1) == (byte) 0x8b;
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("lexiscope-");
            String name = Folders.name(file).replaceFirst("(?i)\\.gz$", "");
            Path whole = folder.resolve(name.isEmpty() ? "unpacked" : name);
            Leftovers.add(whole);
            unpack(file, whole, reading.progress());
            if (probe(whole, FileHead.of(whole))) {
                throw new UnreadableFileException(
                        file, "is packed twice. Unpack it once by hand and open that.");
            }
            // a mapping outlives the name of its file
            return reading.part(0.5, 1).open(whole);
        } catch (IOException e) {
            throw new UnreadableFileException(
                    file, "cannot be unpacked (" + e.getMessage() + ").", e);
        } finally {
            remove(folder);
        }
    }

    private static void unpack(Path file, Path whole, Progress progress)
            throws UnreadableFileException, IOException {
        long packed = Files.size(file);
        long written = 0;
        try (var in = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
                var out = new BufferedOutputStream(Files.newOutputStream(whole))) {
            byte[] chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                written += n;
                if (written > LARGE && written / MOST_PACKED > packed) {
                    throw new UnreadableFileException(
                            file,
                            "unpacks to more than "
                                    + MOST_PACKED
                                    + " times its size. That is no matrix; it is left packed.");
                }
                out.write(chunk, 0, n);
                progress.at(Math.min(0.5, 0.05 * written / packed), "unpacking");
            }
        } catch (EOFException | ZipException e) {
            throw UnreadableFileException.damaged(file, "cannot be unpacked to its end.");
        }
    }

    /// Removes the folder with its file. Where a mapped file cannot be removed yet, it goes when
    /// the program ends.
    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                file.toFile().deleteOnExit();
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
