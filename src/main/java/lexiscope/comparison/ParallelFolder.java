package lexiscope.comparison;

import lexiscope.tokens.Scripts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A folder of parallel texts of a person's own, a file a language: `de.txt`, `eng_Latn.txt`, or
/// `talks.de` and `talks.en`.
///
/// Files are compared whole: as long as they say the same, it does not matter where their lines
/// end. UTF-8 and UTF-16 with a byte order mark are read; what is in another encoding is left out
/// and said.
public final class ParallelFolder {
    /// The largest file that is read, in bytes.
    private static final long LARGEST = 64 << 20;

    private ParallelFolder() {}

    /// Reads a folder.
    ///
    /// @throws IOException with a sentence where it is none, holds no text, or cannot be read
    public static ParallelTexts read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    folder + " is not a folder; name one that holds a text file a language.");
        }
        List<Path> all;
        try (var files = Files.list(folder)) {
            all =
                    files.filter(f -> Files.isRegularFile(f) && !name(f).startsWith("."))
                            .sorted(Comparator.comparing(ParallelFolder::name))
                            .toList();
        }
        var named = all.stream().filter(f -> name(f).endsWith(".txt")).toList();
        boolean byEnding = named.isEmpty() && all.size() > 1 && sameStem(all);
        List<Path> chosen = named.isEmpty() && byEnding ? all : named;
        if (chosen.isEmpty()) {
            throw new IOException(
                    folder
                            + " holds no parallel texts; put a file a language there, such as"
                            + " en.txt and de.txt.");
        }
        var notes = new ArrayList<String>();
        var texts = new ArrayList<ParallelText>();
        for (Path file : chosen) {
            read(file, notes)
                    .ifPresent(
                            text ->
                                    texts.add(
                                            new ParallelText(
                                                    byEnding ? ending(file) : stem(file),
                                                    Scripts.written(text),
                                                    text)));
        }
        if (texts.isEmpty()) {
            throw new IOException(String.join(" ", notes));
        }
        var read = new ParallelTexts(texts, notes);
        return new ParallelTexts(texts, withLengths(notes, read));
    }

    private static Optional<String> read(Path file, List<String> notes) throws IOException {
        if (Files.size(file) > LARGEST) {
            notes.add(name(file) + " has more than 64 MB and was left out; compare a part of it.");
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            return Optional.of(decoded(bytes));
        } catch (CharacterCodingException _) {
            notes.add(
                    name(file)
                            + " is neither UTF-8 nor UTF-16 with a byte order mark and was left"
                            + " out; convert it to UTF-8.");
            return Optional.empty();
        }
    }

    /// The text of a file, without its byte order mark.
    private static String decoded(byte[] bytes) throws CharacterCodingException {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, StandardCharsets.UTF_8);
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE);
        }
        String text = decoded(bytes, 0, StandardCharsets.UTF_8);
        // UTF-16 without a mark passes for UTF-8 with a NUL at every other place
        if (text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        return text;
    }

    private static String decoded(byte[] bytes, int from, Charset charset)
            throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                .toString();
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /// The notes, with a sentence where files have another number of lines than the English one.
    private static List<String> withLengths(List<String> notes, ParallelTexts read) {
        var all = new ArrayList<>(notes);
        var first = read.english().orElse(read.texts().getFirst());
        long lines = first.text().lines().count();
        var others =
                read.texts().stream()
                        .filter(t -> t.text().lines().count() != lines)
                        .map(t -> t.language() + " " + t.text().lines().count())
                        .toList();
        if (!others.isEmpty()) {
            all.add(
                    others.size()
                            + " of "
                            + read.texts().size()
                            + " files have another number of lines than "
                            + first.language()
                            + ", which has "
                            + lines
                            + "; whole files are compared. Lines: "
                            + String.join(", ", others.subList(0, Math.min(12, others.size())))
                            + (others.size() > 12 ? ", …" : "")
                            + ".");
        }
        return all;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String stem(Path file) {
        int dot = name(file).lastIndexOf('.');
        return dot <= 0 ? name(file) : name(file).substring(0, dot);
    }

    private static String ending(Path file) {
        return name(file).substring(name(file).lastIndexOf('.') + 1);
    }

    private static boolean sameStem(List<Path> files) {
        return files.stream().allMatch(f -> name(f).indexOf('.') > 0)
                && files.stream().map(ParallelFolder::stem).distinct().count() == 1;
    }
}
