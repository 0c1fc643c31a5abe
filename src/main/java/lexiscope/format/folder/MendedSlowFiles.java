package lexiscope.format.folder;

import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.sentencepiece.KeptPieces;
import lexiscope.json.Json;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Vocabulary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is wrong in the vocabularies of slow tokenizers beside a `tokenizer.json`: tokens at other
/// ids, lacking or too many, and other merges. In the copy they are as `tokenizer.json` has them.
record MendedSlowFiles(Mends mending) {
    /// What SentencePiece models beside a `tokenizer.json` are called.
    private static final List<String> PIECES =
            List.of(
                    "tokenizer.model",
                    "spiece.model",
                    "sentencepiece.bpe.model",
                    "sentencepiece.model",
                    "spm.model");

    void find() throws UnreadableFileException {
        var tokenizer = mending.model().tokenizer();
        if (tokenizer.isEmpty()) {
            return;
        }
        SubwordModel model = tokenizer.get().stages().model();
        for (String json : mending.named(Mends.TOKENIZER)) {
            boolean opened =
                    mending.model().facts().sources().stream()
                            .anyMatch(s -> Path.of(s).endsWith("tokenizer.json"));
            String place = json.substring(0, json.lastIndexOf('/') + 1);
            if (opened) {
                vocabulary(place + "vocab.json", model);
                merges(place + "merges.txt", model);
                if (model instanceof WordPiece) {
                    lines(place + "vocab.txt", model);
                }
                for (String each : PIECES) {
                    pieces(place + each);
                }
            }
        }
    }

    /// A SentencePiece model of other pieces. Classes number them otherwise and put further ones
    /// beside, so ids say nothing.
    private void pieces(String name) throws UnreadableFileException {
        Path file = mending.source().files().get(name);
        if (file == null) {
            return;
        }
        List<String> pieces = KeptPieces.spellings(TextLines.bytes(file));
        long known = pieces.stream().filter(p -> mending.vocabulary().id(p).isPresent()).count();
        if (known < pieces.size() / 2
                && mending.found(
                        name,
                        "Of its "
                                + pieces.size()
                                + " pieces tokenizer.json has only "
                                + known
                                + ": it is of another model, and slow tokenizers and converters"
                                + " would cut text by it.",
                        "It is left out.")) {
            mending.leaveOut(name);
        }
    }

    private void vocabulary(String name, SubwordModel model) throws UnreadableFileException {
        Path file = mending.source().files().get(name);
        var written = new WrittenSlowly(model);
        if (file == null || written.entries().isEmpty()) {
            return;
        }
        Map<String, Object> listed;
        try {
            listed = Json.object(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFileException(
                    file, "is not JSON. It is damaged; fetch it again.", e);
        }
        var wrong = new ArrayList<String>();
        listed.forEach(
                (token, id) -> {
                    if (!(id instanceof Integer n) || !right(token, n)) {
                        wrong.add(token);
                    }
                });
        written.entries().get().values().stream()
                .filter(token -> !listed.containsKey(token) && !added(token))
                .forEach(wrong::add);
        differing(name, wrong, written.vocabulary());
    }

    private void lines(String name, SubwordModel model) throws UnreadableFileException {
        Path file = mending.source().files().get(name);
        var entries = new WrittenSlowly(model).entries();
        if (file == null || entries.isEmpty()) {
            return;
        }
        List<String> lines = TextLines.of(file);
        var wrong = new ArrayList<String>();
        for (int id = 0; id < lines.size(); id++) {
            if (!lines.get(id).isEmpty() && !right(lines.get(id), id)) {
                wrong.add(lines.get(id));
            }
        }
        entries.get()
                .forEach(
                        (id, token) -> {
                            if (id >= lines.size() && !added(token)) {
                                wrong.add(token);
                            }
                        });
        differing(name, wrong, new WrittenSlowly(model).lines());
    }

    private void merges(String name, SubwordModel model) throws UnreadableFileException {
        Path file = mending.source().files().get(name);
        var written = new WrittenSlowly(model);
        if (file == null || written.merges().isEmpty()) {
            return;
        }
        List<String> lines = TextLines.of(file);
        var first = new LinkedHashSet<String>();
        var last = new LinkedHashSet<String>();
        for (String line : lines) {
            if (!line.startsWith("#version") && !line.isBlank()) {
                first.add(line);
                // of a pair that is listed twice the later rank counts
                last.remove(line);
                last.add(line);
            }
        }
        List<String> own = written.merges().get();
        if (own.equals(List.copyOf(first)) || own.equals(List.copyOf(last))) {
            return;
        }
        var wrong = new ArrayList<>(first);
        wrong.removeAll(new LinkedHashSet<>(own));
        var lacking = new ArrayList<>(own);
        lacking.removeAll(first);
        wrong.addAll(lacking);
        Optional<byte[]> bytes = written.merges(lines.isEmpty() ? "" : lines.getFirst());
        if (bytes.isPresent()
                && mending.found(
                        name,
                        wrong.isEmpty()
                                ? "Its merges are those of tokenizer.json in another order."
                                : wrong.size()
                                        + (wrong.size() == 1 ? " merge is" : " merges are")
                                        + " only in one of it and tokenizer.json; the first is “"
                                        + wrong.getFirst()
                                        + "”.",
                        "It has the merges of tokenizer.json.")) {
            mending.bytes(name, bytes.get());
        }
    }

    private void differing(String name, List<String> wrong, Optional<byte[]> mended) {
        if (wrong.isEmpty() || mended.isEmpty()) {
            return;
        }
        if (mending.found(
                name,
                wrong.size()
                        + (wrong.size() == 1 ? " token has" : " tokens have")
                        + " another id in it than in tokenizer.json, or only one of the two has"
                        + (wrong.size() == 1 ? " it; it is “" : " them; the first is “")
                        + wrong.getFirst()
                        + "”.",
                "It has the tokens of tokenizer.json.")) {
            mending.bytes(name, mended.get());
        }
    }

    private boolean right(String token, int id) {
        Vocabulary vocabulary = mending.vocabulary();
        if (!vocabulary.has(id)) {
            return false;
        }
        AddedToken added = vocabulary.added(id);
        return vocabulary.spelling(id).equals(token)
                || added != null && added.content().equals(token);
    }

    private boolean added(String token) {
        return mending.vocabulary().added().values().stream()
                .anyMatch(a -> a.content().equals(token));
    }
}
