package lexiscope.format.vocabfile;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.decoder.WordPieceDecoder;
import lexiscope.tokenizer.normalizer.BertNormalizer;
import lexiscope.tokenizer.postprocessor.ByteLevelTrimming;
import lexiscope.tokenizer.postprocessor.RobertaProcessing;
import lexiscope.tokenizer.pretokenizer.BertPreTokenizer;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// BERT's `vocab.txt`: a token a line, the id is the number of the line.
///
/// Lines and pipeline as `BertWordPieceTokenizer` of huggingface/tokenizers makes them: the white
/// space at the end of a line is cut off, of equal lines the last one counts. Whether text is
/// lower-cased stands in `tokenizer_config.json`; without it the vocabulary tells, and a note says
/// so.
public final class VocabTxtFile implements Format {
    private static final Pattern HAS_UNKNOWN = Pattern.compile("\n\\[UNK]\\s*\n");
    private static final Pattern BRACKETED = Pattern.compile("\\[.*]|<.*>");

    @Override
    public String name() {
        return "vocab.txt of BERT";
    }

    @Override
    public List<FileName> names() {
        return List.of(
                FileName.tokenizer(50, "vocab.txt"),
                FileName.tokenizer(0, "vocab*.txt").unsearched());
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".txt")
                && (name.startsWith("vocab")
                        || HAS_UNKNOWN.matcher(StandardCharsets.UTF_8.decode(head)).find());
    }

    /// Lists of words for the rows of a matrix go by this name as well.
    @Override
    public boolean meant(Path file, TokenizerConfig beside) throws UnreadableFileException {
        return wordPiece(file, beside);
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        TokenizerConfig config = reading.beside();
        var notes = new ArrayList<>(config.notes());
        @Nullable String[] entries = entries(file);
        Map<String, Integer> ids = ids(entries, notes);
        String unknown = config.special("unk_token", "[UNK]");
        if (!ids.containsKey(unknown)) {
            throw without(file, config);
        }
        boolean lowercase = lowercase(ids, config, notes);
        var added = added(entries, ids, config, notes);
        var stages =
                new Stages(
                        Optional.of(
                                new BertNormalizer(
                                        true,
                                        config.flag("tokenize_chinese_chars", true),
                                        config.flag("strip_accents", lowercase),
                                        lowercase)),
                        Optional.of(new BertPreTokenizer()),
                        new WordPiece(ids, ids.get(unknown), "##", 100),
                        template(ids, config, notes),
                        Optional.of(new WordPieceDecoder("##", true)));
        var vocabulary = new Vocabulary(entries, added, new Spelling.ContinuationMark("##"));
        return ModelParts.of("WordPiece", new Tokenizer(vocabulary, stages), notes);
    }

    /// The refusal of a file without the unknown token.
    public static UnreadableFileException without(Path file, TokenizerConfig config) {
        return new UnreadableFileException(
                file,
                "has no line “"
                        + config.special("unk_token", "[UNK]")
                        + "”, so it is a list of words, not a WordPiece vocabulary; text cannot be"
                        + " split with it.");
    }

    /// Whether the file is a WordPiece vocabulary: it has the unknown token.
    ///
    /// @throws UnreadableFileException when it cannot be read
    public static boolean wordPiece(Path file, TokenizerConfig config)
            throws UnreadableFileException {
        String unknown = config.special("unk_token", "[UNK]");
        return TextLines.of(file).stream().anyMatch(line -> trimmed(line).equals(unknown));
    }

    private static @Nullable String[] entries(Path file) throws UnreadableFileException {
        List<String> lines = TextLines.of(file);
        if (lines.isEmpty()) {
            throw new UnreadableFileException(file, "is empty; a vocabulary was expected.");
        }
        @Nullable String[] entries = new String[lines.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = trimmed(lines.get(i));
        }
        return entries;
    }

    /// Without the white space (Unicode's) at its end.
    private static String trimmed(String line) {
        int end = line.length();
        while (end > 0 && whiteSpace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end);
    }

    private static boolean whiteSpace(char c) {
        return c >= 9 && c <= 13 || c == 0x85 || Character.isSpaceChar(c);
    }

    private static Map<String, Integer> ids(@Nullable String[] entries, List<String> notes) {
        Map<String, Integer> ids = HashMap.newHashMap(entries.length);
        int again = 0;
        for (int id = 0; id < entries.length; id++) {
            String entry = entries[id];
            if (entry != null && ids.put(entry, id) != null) {
                again++;
            }
        }
        if (again > 0) {
            notes.add(
                    again
                            + " lines repeat an earlier one; text is given the id of the last, as"
                            + " in the reference library.");
        }
        return ids;
    }

    private static boolean lowercase(
            Map<String, Integer> ids, TokenizerConfig config, List<String> notes) {
        Optional<Boolean> stated = config.flag("do_lower_case");
        if (stated.isPresent()) {
            return stated.get();
        }
        boolean cased =
                ids.keySet().stream()
                        .anyMatch(
                                s ->
                                        !BRACKETED.matcher(s).matches()
                                                && s.chars().anyMatch(c -> c >= 'A' && c <= 'Z'));
        notes.add(
                "No tokenizer_config.json says whether text is lower-cased; the vocabulary has "
                        + (cased
                                ? "capital letters, so it is not."
                                : "no capital letters, so it is."));
        return !cased;
    }

    private static Map<Integer, AddedToken> added(
            @Nullable String[] entries,
            Map<String, Integer> ids,
            TokenizerConfig config,
            List<String> notes) {
        var added = new HashMap<Integer, AddedToken>();
        List<List<String>> named =
                List.of(
                        List.of("unk_token", "[UNK]"),
                        List.of("sep_token", "[SEP]"),
                        List.of("cls_token", "[CLS]"),
                        List.of("pad_token", "[PAD]"),
                        List.of("mask_token", "[MASK]"));
        for (List<String> name : named) {
            String content = config.special(name.get(0), name.get(1));
            Integer id = ids.get(content);
            if (id != null) {
                added.put(id, new AddedToken(content, false, false, false, false, true));
            }
        }
        added.putAll(config.added(entries, notes));
        return added;
    }

    private static Optional<lexiscope.tokenizer.postprocessor.PostProcessor> template(
            Map<String, Integer> ids, TokenizerConfig config, List<String> notes) {
        Integer first = ids.get(config.special("cls_token", "[CLS]"));
        Integer last = ids.get(config.special("sep_token", "[SEP]"));
        if (first == null || last == null) {
            notes.add("The vocabulary lacks [CLS] or [SEP], so no special tokens are added.");
            return Optional.empty();
        }
        return Optional.of(new RobertaProcessing(first, last, new ByteLevelTrimming(false, false)));
    }
}
