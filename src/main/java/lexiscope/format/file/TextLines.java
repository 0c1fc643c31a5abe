package lexiscope.format.file;

import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The lines of a text file in UTF-8, cut at LF alone: in vocabularies CR, U+0085 and U+2028 are
/// tokens.
public final class TextLines {
    private static final int BLOCK = 1 << 19;

    private TextLines() {}

    /// All bytes of a file.
    ///
    /// @throws UnreadableFileException when it cannot be read, or is too large for an array
    public static byte[] bytes(Path file) throws UnreadableFileException {
        try (var channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE - 16) {
                throw new UnreadableFileException(
                        file, "has " + size + " bytes, too many for a vocabulary.");
            }
            byte[] bytes = new byte[(int) size];
            // both copies of a block stay in the core's cache, and cores share the blocks
            Ranges.run(
                    bytes.length,
                    BLOCK,
                    Progress.NONE,
                    "reading",
                    (_, from, to) -> read(channel, ByteBuffer.wrap(bytes, from, to - from)));
            return bytes;
        } catch (UncheckedIOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static void read(FileChannel channel, ByteBuffer into) {
        try {
            while (into.hasRemaining()) {
                if (channel.read(into, into.position()) < 0) {
                    throw new EOFException("it became shorter while it was read");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// The lines of a file; an empty one after the last LF is none.
    ///
    /// @throws UnreadableFileException when it cannot be read, or is not UTF-8
    public static List<String> of(Path file) throws UnreadableFileException {
        return of(file, bytes(file));
    }

    /// The lines of text that came from a file, without a byte order mark. Where every line ends in
    /// CR LF, as an editor or a checkout on Windows writes them, the CR is not of the lines.
    static List<String> of(Path file, byte[] bytes) throws UnreadableFileException {
        String text = text(file, bytes);
        var lines = new ArrayList<String>();
        int ending = endsInPairs(text) ? 1 : 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end - ending));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean endsInPairs(String text) {
        int end = text.indexOf('\n');
        while (end > 0 && text.charAt(end - 1) == '\r') {
            int next = text.indexOf('\n', end + 1);
            if (next < 0) {
                return true;
            }
            end = next;
        }
        return false;
    }

    private static String text(Path file, byte[] bytes) throws UnreadableFileException {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = decoder.decode(in).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new UnreadableFileException(
                    file,
                    "line "
                            + line
                            + " is not UTF-8. It is damaged or something else under this name;"
                            + " fetch it again.",
                    e);
        }
    }
}
