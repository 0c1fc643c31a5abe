package lexiscope.format.tiktoken;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.IdRange;
import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.UnicodeForm;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A `.tiktoken` file (also Llama 3's `tokenizer.model`): lines of a token's bytes in base64 and
/// its rank (`tiktoken/load.py`). It holds neither the pattern nor the special tokens: these come
/// from [TiktokenEncoding] by the number of lines, and a note says so.
public final class TiktokenFile implements Format {
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9+/]+={0,2}|=) (\\d{1,10})");

    @Override
    public String name() {
        return "tiktoken";
    }

    /// Whole base64 and a rank; no first token is a number, as the size line of word vectors is.
    private static final Pattern FIRST =
            Pattern.compile(
                    "(?!\\d+ )(?=\\S)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[A-Za-z0-9+/=]=)?"
                            + " \\d{1,10}");

    @Override
    public List<FileName> names() {
        return List.of(
                FileName.tokenizer(20, "tokenizer.model"),
                FileName.tokenizer(30, "*.model.v#*"),
                FileName.tokenizer(31, "*.model"),
                FileName.tokenizer(33, "*.tiktoken"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        if (file.toString().endsWith(".tiktoken")) {
            return true;
        }
        String start = StandardCharsets.ISO_8859_1.decode(head).toString();
        String[] lines = start.split("\n", 3);
        boolean whole = lines.length > 2 || start.length() < 4000;
        return FIRST.matcher(lines[0].stripTrailing()).matches()
                && (lines.length < 2
                        || lines[1].isEmpty()
                        || !whole
                        || LINE.matcher(lines[1].stripTrailing()).matches());
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        TokenizerConfig config = reading.beside();
        List<String> lines = TextLines.of(file);
        var builder = new TokenBytes.Builder(file, lines.size());
        int tokens = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).endsWith("\r") ? cutLast(lines.get(i)) : lines.get(i);
            if (!line.isEmpty()) {
                add(file, builder, line, i + 1, lines.size());
                tokens++;
            }
        }
        var ranks = builder.done();
        var encoding = TiktokenEncoding.of(tokens);
        var notes = new ArrayList<>(config.notes());
        notes.add(encoding.note(tokens));
        var added = new HashMap<Integer, AddedToken>();
        encoding.special()
                .forEach(
                        (content, id) -> {
                            if (id >= ranks.entries().length || ranks.entries()[id] == null) {
                                added.put(id, special(content));
                            }
                        });
        added.putAll(config.added(ranks.entries(), notes));
        Optional<Normalizer> normalizer =
                encoding.composes() ? Optional.of(new UnicodeForm(Form.NFC)) : Optional.empty();
        return parts("tiktoken BPE", ranks, encoding.words(), normalizer, added, notes);
    }

    private static String cutLast(String line) {
        return line.substring(0, line.length() - 1);
    }

    private static void add(Path file, TokenBytes.Builder builder, String line, int number, int n)
            throws UnreadableFileException {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new UnreadableFileException(
                    file,
                    "line "
                            + number
                            + " is “"
                            + IdRange.shortened(line)
                            + "”, not a token in base64 and its rank.");
        }
        // "=" stands for the empty token in Whisper's file: Python's decoder reads it so
        byte[] bytes;
        try {
            bytes =
                    parts.group(1).equals("=")
                            ? new byte[0]
                            : Base64.getDecoder().decode(parts.group(1));
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(
                    file,
                    "line "
                            + number
                            + " has “"
                            + IdRange.shortened(parts.group(1))
                            + "”, which is not base64.",
                    e);
        }
        String where = "line " + number;
        builder.add(where, bytes, IdRange.checked(file, where, Long.parseLong(parts.group(2)), n));
    }

    private static AddedToken special(String content) {
        return new AddedToken(content, false, false, false, false, true);
    }

    /// A tokenizer over bytes from its vocabulary and pattern.
    static ModelParts parts(
            String family,
            TokenBytes ranks,
            lexiscope.tokenizer.pretokenizer.PreTokenizer words,
            Optional<Normalizer> normalizer,
            Map<Integer, AddedToken> added,
            List<String> notes) {
        var stages =
                new Stages(
                        normalizer,
                        Optional.of(words),
                        ranks.bpe(),
                        Optional.empty(),
                        Optional.of(new ByteLevelDecoder()));
        var vocabulary = new Vocabulary(ranks.entries(), added, new Spelling.RawBytes());
        return ModelParts.of(family, new Tokenizer(vocabulary, stages), notes);
    }
}
