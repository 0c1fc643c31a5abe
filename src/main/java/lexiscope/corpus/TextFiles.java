package lexiscope.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Text files read as UTF-8, whole or block by block; bytes that are not UTF-8 become U+FFFD.
public final class TextFiles {
    private static final int BLOCK = 4 << 20;

    private TextFiles() {}

    /// The texts of some files, in the order given.
    ///
    /// @throws IOException when one cannot be read; the message names it
    public static List<String> read(List<Path> files) throws IOException {
        var texts = new ArrayList<String>();
        for (Path file : files) {
            texts.add(new String(bytes(file), StandardCharsets.UTF_8));
        }
        return texts;
    }

    /// A file as it is.
    ///
    /// @throws IOException when it cannot be read; the message names it
    public static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(there(file));
    }

    private static Path there(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        return file;
    }

    /// Takes a part of a text.
    @FunctionalInterface
    public interface Blocks {
        /// @param bytes how many bytes of the file it takes
        void block(String text, long bytes);
    }

    /// A text in blocks of some megabytes, each to the end of a line where it has one, never within
    /// a character.
    ///
    /// @throws IOException when it cannot be read; the message names it
    public static void blocks(Path file, Blocks blocks) throws IOException {
        try (var in = Files.newInputStream(there(file))) {
            byte[] rest = new byte[0];
            while (true) {
                byte[] read = in.readNBytes(BLOCK);
                byte[] bytes = Arrays.copyOf(rest, rest.length + read.length);
                System.arraycopy(read, 0, bytes, rest.length, read.length);
                int end = read.length < BLOCK ? bytes.length : end(bytes);
                if (end > 0) {
                    blocks.block(new String(bytes, 0, end, StandardCharsets.UTF_8), end);
                }
                if (read.length < BLOCK) {
                    return;
                }
                rest = Arrays.copyOfRange(bytes, end, bytes.length);
            }
        }
    }

    /// Behind the last line end, or where there is none, before the last character.
    private static int end(byte[] bytes) {
        for (int i = bytes.length; i > bytes.length - BLOCK; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        int at = bytes.length - 1;
        while (at > 1 && (bytes[at] & 0xC0) == 0x80 && at > bytes.length - 4) {
            at--;
        }
        return at;
    }
}
