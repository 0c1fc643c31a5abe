package lexiscope.format.folder;

import lexiscope.change.IdMap;
import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.sentencepiece.GrownPieces;
import lexiscope.format.sentencepiece.KeptPieces;
import lexiscope.json.Json;
import lexiscope.tokenizer.subword.NewEntries;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.vocabulary.Vocabulary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The vocabularies that slow tokenizers read, of which some tokens stay.
///
/// @param ids which stay, and their new ids
/// @param vocabulary the tokens as they were
record SlowFiles(IdMap ids, Vocabulary vocabulary) {
    /// Names of files that hold the vocabulary in one form or another.
    private static final Pattern NAMES =
            Pattern.compile(
                    "vocab\\.json|merges\\.txt|vocab\\.txt|.*\\.model|.*\\.model\\.v\\d.*|.*\\.spm"
                        + "|.*\\.tiktoken|tekken.*\\.json|vocab\\.bpe|encoder\\.json|bpe_.*\\.txt.*"
                        + "|.*_vocab.*\\.txt");

    /// Whether a file, by its name, is such a vocabulary.
    static boolean named(String name) {
        return NAMES.matcher(name).matches();
    }

    /// What is left of a file; empty where it is of a form that is not written.
    ///
    /// @param beside the `vocab.json` that a list of merges belongs to
    Optional<byte[]> kept(String name, Path file, Optional<Path> beside)
            throws UnreadableFileException {
        return switch (name) {
            case "vocab.json" -> vocabulary(file);
            case "vocab.txt" -> lines(file);
            case "merges.txt" -> beside.isPresent() ? merges(file, beside.get()) : Optional.empty();
            default ->
                    name.endsWith(".model")
                            ? KeptPieces.of(TextLines.bytes(file), ids, vocabulary)
                            : Optional.empty();
        };
    }

    /// A file with what is put into the subword model; empty where it is of a form that is not
    /// written, or would give other ids.
    ///
    /// @param model the subword model with the entries
    /// @param entries what is put into it
    static Optional<byte[]> grown(String name, Path file, SubwordModel model, NewEntries entries)
            throws UnreadableFileException {
        var written = new WrittenSlowly(model);
        return switch (name) {
            case "vocab.json" -> written.vocabulary();
            case "vocab.txt" -> model instanceof WordPiece ? written.lines() : Optional.empty();
            case "merges.txt" -> {
                List<String> lines = TextLines.of(file);
                yield written.merges(lines.isEmpty() ? "" : lines.getFirst());
            }
            default ->
                    // other kinds merge pieces wherever two make a third, which no list of merges
                    // says
                    name.endsWith(".model") && model instanceof Unigram
                            ? GrownPieces.of(TextLines.bytes(file), entries)
                            : Optional.empty();
        };
    }

    private Optional<byte[]> vocabulary(Path file) {
        var kept = new TreeMap<Integer, String>();
        try {
            for (var entry : Json.object(file).entrySet()) {
                if (!(entry.getValue() instanceof Integer id)) {
                    return Optional.empty();
                }
                int now = ids.now(id);
                if (now >= 0) {
                    kept.put(now, entry.getKey());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        var map = new LinkedHashMap<String, Object>();
        kept.forEach((id, token) -> map.put(token, id));
        return Optional.of(Json.line(map).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<byte[]> lines(Path file) throws UnreadableFileException {
        List<String> all = TextLines.of(file);
        var kept = new TreeMap<Integer, String>();
        for (int id = 0; id < all.size(); id++) {
            if (vocabulary.has(id) && !vocabulary.spelling(id).equals(all.get(id))) {
                return Optional.empty();
            }
            if (ids.now(id) >= 0) {
                kept.put(ids.now(id), all.get(id));
            }
        }
        if (!kept.isEmpty() && kept.lastKey() != kept.size() - 1) {
            return Optional.empty();
        }
        return Optional.of(
                (String.join("\n", kept.values()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Optional<byte[]> merges(Path file, Path vocabularyFile) throws UnreadableFileException {
        Set<String> there = new HashSet<>();
        try {
            Json.object(vocabularyFile)
                    .forEach(
                            (token, id) -> {
                                if (id instanceof Integer old && ids.now(old) >= 0) {
                                    there.add(token);
                                }
                            });
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        var kept = new StringBuilder();
        for (String line : TextLines.of(file)) {
            int space = line.indexOf(' ');
            boolean version = line.startsWith("#version");
            if (version
                    || space > 0
                            && there.contains(line.substring(0, space))
                            && there.contains(line.substring(space + 1))
                            && there.contains(line.replaceFirst(" ", ""))) {
                kept.append(line).append('\n');
            }
        }
        return Optional.of(kept.toString().getBytes(StandardCharsets.UTF_8));
    }
}
