package lexiscope.format.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Supplier;

/// A file that a folder will have.
sealed interface PlannedFile {
    /// Where in the folder, with slashes.
    String name();

    /// How many bytes it will have.
    long bytes();

    /// What becomes of it, in words for a person.
    String about();

    /// Writes it; nothing of that name is there.
    void write(Path target, ByteMeter meter) throws IOException;

    /// A file as it is. The system shares its blocks where it can; a name for the same file would
    /// be changed with it, and is never made.
    record Copied(String name, Path from, long bytes) implements PlannedFile {
        private static final long STRETCH = 1 << 26;

        @Override
        public String about() {
            return "as it is";
        }

        @Override
        public void write(Path target, ByteMeter meter) throws IOException {
            try (var in = FileChannel.open(from);
                    var out =
                            FileChannel.open(
                                    target,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.CREATE_NEW)) {
                long at = 0;
                for (long moved = 1; moved > 0; at += moved) {
                    moved = in.transferTo(at, STRETCH, out);
                    meter.add(moved);
                }
                if (at < bytes) {
                    throw new java.io.EOFException(from + " became shorter while it was read");
                }
            }
        }
    }

    /// A small file, made whole.
    ///
    /// @param content its bytes
    /// @param about what was changed in it
    record Made(String name, byte[] content, String about) implements PlannedFile {
        @Override
        public long bytes() {
            return content.length;
        }

        @Override
        public void write(Path target, ByteMeter meter) throws IOException {
            try (var out =
                    FileChannel.open(
                            target, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                meter.add(content.length);
            }
        }
    }

    /// Weights with some tables changed.
    ///
    /// @param digests gets the SHA-256 of changed tables when they are written
    record Tables(String name, StreamedTensors tensors, long bytes, Map<String, String> digests)
            implements PlannedFile {
        @Override
        public String about() {
            return "changed in "
                    + String.join(", ", tensors.tables().keySet().stream().sorted().toList());
        }

        @Override
        public void write(Path target, ByteMeter meter) throws IOException {
            tensors.write(target, digests, meter);
        }
    }

    /// A small file that tells of those before it, made when they are written.
    record Last(String name, Supplier<byte[]> content, String about) implements PlannedFile {
        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public void write(Path target, ByteMeter meter) throws IOException {
            new Made(name, content.get(), about).write(target, meter);
        }
    }
}
