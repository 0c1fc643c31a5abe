package lexiscope.format;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.Merges;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// GPT-2's pair of files: `vocab.json` (tokens and ids) and `merges.txt` (a merge a line), also
/// under their first names `encoder.json` and `vocab.bpe`.
///
/// What surrounds the model (pattern, template) is no part of them: it comes from the class that
/// `tokenizer_config.json` names, else from the look of the vocabulary, and a note says so
/// ([BpeFamily]).
final class VocabMergesFile implements Format {
    private static final Pattern START =
            Pattern.compile("\\s*\\{\\s*\"(?:[^\"\\\\]|\\\\.)*\"\\s*:\\s*\\d");

    @Override
    public String name() {
        return "vocab.json with merges.txt";
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        // a tokenizer.json that begins like a vocabulary is a wrong tokenizer.json
        Path name = file.getFileName();
        boolean another = name != null && name.toString().equals("tokenizer.json");
        return !another
                && START.matcher(StandardCharsets.UTF_8.decode(head).toString()).lookingAt();
    }

    @Override
    public Parts read(Path file, String tensor, Arena arena, Progress progress)
            throws UnreadableFileException {
        return read(file, merges(file), TokenizerConfig.NONE);
    }

    /// The merges that lie beside a vocabulary.
    static Path merges(Path vocab) throws UnreadableFileException {
        for (String name : List.of("merges.txt", "vocab.bpe")) {
            Path merges = vocab.resolveSibling(name);
            if (Files.isRegularFile(merges)) {
                return merges;
            }
        }
        throw new UnreadableFileException(
                vocab,
                "needs its merges to split text, but no merges.txt lies beside it. Put both into"
                        + " one folder.");
    }

    /// Reads both files by the rules of what lies beside them.
    Parts read(Path vocab, Path merges, TokenizerConfig config) throws UnreadableFileException {
        VocabJson json = VocabJson.read(vocab);
        var notes = new ArrayList<>(config.notes());
        var family = BpeFamily.of(json.ids(), config, notes);
        var added = new HashMap<Integer, AddedToken>();
        for (AddedToken token : family.special(config)) {
            Integer id = json.ids().get(token.content());
            if (id != null) {
                added.put(id, token);
            }
        }
        config.added()
                .forEach(
                        (id, token) -> {
                            if (id <= IdRange.highest(json.entries().length)) {
                                added.put(id, token);
                            }
                        });
        var vocabulary = new Vocabulary(json.entries(), added, family.spelling());
        Merges pairs;
        try {
            pairs = merges(merges, json.ids());
        } catch (UnreadableFileException e) {
            notes.addFirst(e.sentence() + " " + Parts.VOCABULARY_ONLY);
            return Parts.of(vocabulary, notes);
        }
        var model = new Bpe(json.ids(), pairs, family.options(json.ids(), config));
        var all = new HashMap<>(json.ids());
        added.forEach((id, token) -> all.put(token.content(), id));
        var stages = family.stages(model, all, config);
        return Parts.of(family.title(), new Tokenizer(vocabulary, stages), notes);
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
