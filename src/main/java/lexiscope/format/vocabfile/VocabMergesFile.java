package lexiscope.format.vocabfile;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.IdRange;
import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Vocabulary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// GPT-2's pair of files: `vocab.json` (tokens and ids) and `merges.txt` (a merge a line), also
/// under their first names `encoder.json` and `vocab.bpe`.
///
/// What surrounds the model (pattern, template) is no part of them: it comes from the class that
/// `tokenizer_config.json` names, else from the look of the vocabulary, and a note says so
/// ([BpeFamily]).
public final class VocabMergesFile implements Format {
    private static final Pattern START =
            Pattern.compile("\\s*\\{\\s*\"(?:[^\"\\\\]|\\\\.)*\"\\s*:\\s*\\d");

    private static final List<String> MERGES = List.of("merges.txt", "vocab.bpe");

    /// The names of vocabularies.
    public static final List<String> VOCABULARIES = List.of("vocab.json", "encoder.json");

    @Override
    public String name() {
        return "vocab.json with merges.txt";
    }

    @Override
    public List<FileName> names() {
        return List.of(
                FileName.tokenizer(40, "vocab.json"),
                FileName.tokenizer(41, "encoder.json"),
                FileName.tokenizer(0, "merges.txt").unsearched(),
                FileName.tokenizer(0, "vocab.bpe").unsearched());
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        String start = StandardCharsets.UTF_8.decode(head).toString();
        if (MERGES.contains(Folders.name(file))) {
            return true;
        }
        return switch (Folders.name(file)) {
            // one that begins like a vocabulary is a wrong tokenizer.json
            case "tokenizer.json" -> false;
            case "vocab.json", "encoder.json" -> !start.contains("\"added_tokens\"");
            default -> START.matcher(start).lookingAt();
        };
    }

    @Override
    public boolean covers(String own, String other) {
        return own.equals("vocab.json") && other.equals("merges.txt")
                || own.equals("encoder.json") && other.equals("vocab.bpe");
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        if (MERGES.contains(Folders.name(file))) {
            Path vocab = beside(file, VOCABULARIES);
            if (vocab.equals(file)) {
                throw new UnreadableFileException(
                        file,
                        "holds merges alone, and no vocab.json lies beside it. Put both into one"
                                + " folder.");
            }
            return of(vocab, reading.beside());
        }
        return of(file, reading.beside());
    }

    /// The first of some files that lies beside one; else the file itself.
    private static Path beside(Path file, List<String> names) {
        return names.stream()
                .map(file::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(file);
    }

    /// Reads the vocabulary and the merges beside it, by the rules of what else lies there. Without
    /// merges the vocabulary alone opens.
    private static ModelParts of(Path vocab, TokenizerConfig config)
            throws UnreadableFileException {
        FileHead.checked(vocab);
        VocabJson json = VocabJson.read(vocab);
        var notes = new ArrayList<>(config.notes());
        var family = BpeFamily.of(json.ids(), config, notes);
        var added = new HashMap<Integer, AddedToken>();
        var special = family.special(config);
        for (AddedToken token : special) {
            Integer id = json.ids().get(token.content());
            if (id != null) {
                added.put(id, token);
            }
        }
        added.putAll(config.added(json.entries(), notes));
        if (BpeFamily.named(config)) {
            behind(special, json.ids(), added);
        }
        var vocabulary = new Vocabulary(json.entries(), added, family.spelling());
        Merges pairs;
        try {
            Path merges = beside(vocab, MERGES);
            if (merges.equals(vocab)) {
                throw new UnreadableFileException(
                        vocab,
                        "needs its merges to split text, but no merges.txt lies beside it. Put both"
                                + " into one folder.");
            }
            FileHead.checked(merges);
            pairs = merges(merges, json.ids());
        } catch (UnreadableFileException e) {
            return ModelParts.of(vocabulary, e.sentence(), notes);
        }
        var model = new Bpe(json.ids(), pairs, family.options(json.ids(), config));
        var all = new HashMap<>(json.ids());
        added.forEach((id, token) -> all.put(token.content(), id));
        var stages = family.stages(model, all, config);
        return ModelParts.of(family.title(), new Tokenizer(vocabulary, stages), notes);
    }

    /// Gives ids behind the vocabulary to the special tokens that it lacks, as `transformers` does.
    private static void behind(
            List<AddedToken> special, Map<String, Integer> ids, Map<Integer, AddedToken> added) {
        var known = new HashSet<>(ids.keySet());
        added.values().forEach(token -> known.add(token.content()));
        int next = known.size();
        for (var token : special) {
            if (!token.content().isEmpty() && known.add(token.content())) {
                added.put(next++, token);
            }
        }
    }

    private static Merges merges(Path file, Map<String, Integer> ids)
            throws UnreadableFileException {
        List<String> lines = TextLines.of(file);
        var merges = new Merges(lines.size());
        int rank = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).endsWith("\r") ? lines.get(i).strip() : lines.get(i);
            if (line.isEmpty() || line.startsWith("#version")) {
                continue;
            }
            int space = line.indexOf(' ');
            if (space <= 0 || space == line.length() - 1 || line.indexOf(' ', space + 1) >= 0) {
                throw new UnreadableFileException(
                        file,
                        "line "
                                + (i + 1)
                                + " is “"
                                + IdRange.shortened(line)
                                + "”, not two tokens with one space between.");
            }
            String left = line.substring(0, space);
            String right = line.substring(space + 1);
            merges.put(
                    id(file, i, ids, left),
                    id(file, i, ids, right),
                    rank++,
                    id(file, i, ids, left + right));
        }
        return merges;
    }

    private static int id(Path file, int line, Map<String, Integer> ids, String token)
            throws UnreadableFileException {
        Integer id = ids.get(token);
        if (id == null) {
            throw new UnreadableFileException(
                    file,
                    "line "
                            + (line + 1)
                            + " speaks of the token “"
                            + IdRange.shortened(token)
                            + "”, which the vocabulary lacks. The two files do not belong"
                            + " together.");
        }
        return id;
    }
}
