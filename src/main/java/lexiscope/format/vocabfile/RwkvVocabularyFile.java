package lexiscope.format.vocabfile;

import lexiscope.format.file.Folders;
import lexiscope.format.file.IdRange;
import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.tokenizer.Overlap;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.subword.LongestMatch;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// RWKV's `rwkv_vocab_v20230424.txt`: a line is an id, a literal of Python (`'…'` or `b'…'`) and
/// the number of its bytes; text is cut into the longest tokens (BlinkDL/RWKV-LM,
/// `rwkv_tokenizer.py`).
public final class RwkvVocabularyFile implements Format {
    private static final Pattern LINE =
            Pattern.compile("(\\d{1,10}) (b?)(['\"].*['\"]) (\\d{1,9})");

    @Override
    public String name() {
        return "RWKV vocabulary";
    }

    @Override
    public List<FileName> names() {
        return List.of(FileName.tokenizer(60, "rwkv_vocab*txt"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        if (Folders.name(file).startsWith("rwkv_vocab")) {
            return true;
        }
        String start = StandardCharsets.ISO_8859_1.decode(head).toString();
        int end = start.indexOf('\n');
        return end > 0 && LINE.matcher(start.substring(0, end).strip()).matches();
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        List<String> lines = TextLines.of(file);
        Map<String, Integer> ids = HashMap.newHashMap(lines.size());
        @Nullable String[] entries = new String[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).endsWith("\r") ? lines.get(i).strip() : lines.get(i);
            if (line.isEmpty()) {
                continue;
            }
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw wrong(
                        file,
                        i,
                        "is “"
                                + IdRange.shortened(line)
                                + "”, not an id, a token in quotes and its length");
            }
            String where = "line " + (i + 1);
            int id = IdRange.checked(file, where, Long.parseLong(parts.group(1)), lines.size());
            byte[] bytes = literal(parts.group(3), !parts.group(2).isEmpty());
            if (bytes.length != Integer.parseInt(parts.group(4))) {
                throw wrong(
                        file,
                        i,
                        "gives the length "
                                + parts.group(4)
                                + " to a token of "
                                + bytes.length
                                + " bytes");
            }
            String spelled = Spelling.RawBytes.of(bytes);
            entries = id < entries.length ? entries : Arrays.copyOf(entries, id + 1024);
            if (entries[id] != null) {
                throw wrong(file, i, "has the id " + id + ", as an earlier one has");
            }
            Integer other = ids.putIfAbsent(spelled, id);
            if (other != null) {
                throw wrong(file, i, "has the token " + parts.group(3) + ", as the id " + other);
            }
            entries[id] = spelled;
        }
        if (ids.isEmpty()) {
            throw new UnreadableFileException(file, "holds no tokens. Fetch it again.");
        }
        int highest = ids.values().stream().mapToInt(id -> id).max().orElse(-1);
        return parts(Arrays.copyOf(entries, highest + 1), ids);
    }

    private static ModelParts parts(@Nullable String[] entries, Map<String, Integer> ids) {
        return parts(entries, ids, Map.of(), -1, Overlap.LEFTMOST);
    }

    /// The tokenizer over such a vocabulary.
    ///
    /// @param unknown the id of a byte that no token begins with, -1 where it gives none
    public static ModelParts parts(
            @Nullable String[] entries,
            Map<String, Integer> ids,
            Map<Integer, AddedToken> added,
            int unknown,
            Overlap overlap) {
        var stages =
                new Stages(
                        Optional.empty(),
                        Optional.of(new ByteLevel(false, false)),
                        new LongestMatch(ids, unknown),
                        Optional.empty(),
                        Optional.of(new ByteLevelDecoder()),
                        overlap);
        var vocabulary = new Vocabulary(entries, added, new Spelling.RawBytes());
        return ModelParts.of("RWKV, longest match", new Tokenizer(vocabulary, stages), List.of());
    }

    private static UnreadableFileException wrong(Path file, int line, String what) {
        return new UnreadableFileException(file, "line " + (line + 1) + " " + what + ".");
    }

    /// The bytes of a literal of Python.
    private static byte[] literal(String quoted, boolean raw) {
        var out = new ByteArrayOutputStream();
        for (int i = 1; i < quoted.length() - 1; ) {
            int cp = quoted.codePointAt(i);
            i += Character.charCount(cp);
            if (cp == '\\' && i < quoted.length() - 1) {
                char kind = quoted.charAt(i++);
                int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
                if (digits > 0 && i + digits < quoted.length()) {
                    String hex = quoted.substring(i, i + digits);
                    cp = hex.matches("[0-9a-fA-F]+") ? Integer.parseUnsignedInt(hex, 16) : '?';
                    i += digits;
                } else {
                    cp =
                            switch (kind) {
                                case 'n' -> '\n';
                                case 'r' -> '\r';
                                case 't' -> '\t';
                                case '0' -> 0;
                                default -> kind;
                            };
                }
            }
            if (raw && cp < 256) {
                out.write(cp);
            } else {
                out.writeBytes(
                        (Character.isValidCodePoint(cp) ? Character.toString(cp) : "?")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
