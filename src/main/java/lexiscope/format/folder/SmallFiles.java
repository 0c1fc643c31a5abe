package lexiscope.format.folder;

import lexiscope.change.ModelChange;
import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.tokenizerjson.TokenizerJsonFile;
import lexiscope.format.tokenizerjson.TokenizerJsonWriter;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.vocabulary.AddedToken;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The small files of a folder after a change: the tokenizer, what lies beside it, and the
/// configurations.
final class SmallFiles {
    private static final String TOKENIZER = "tokenizer.json";
    private static final String CONFIG = "tokenizer_config.json";
    private static final String ADDED = "added_tokens.json";

    /// Vocabularies that the slow tokenizers of transformers read, which list no added tokens.
    private static final List<String> SLOW =
            List.of(
                    "vocab.json",
                    "vocab.txt",
                    "tokenizer.model",
                    "spiece.model",
                    "sentencepiece.bpe.model",
                    "sentencepiece.model",
                    "spm.model");

    private final FolderSource source;
    private final ModelChange change;
    private final LanguageModel model;
    private final int before;
    private final int after;
    private final List<String> notes;
    private final Set<String> leftOut = new TreeSet<>();
    private final Map<String, PlannedFile> made = new LinkedHashMap<>();

    /// @param before rows of the input matrix as it was, -1 without one
    /// @param after rows afterwards
    /// @param notes told what a person should know
    SmallFiles(
            FolderSource source,
            ModelChange change,
            LanguageModel model,
            int before,
            int after,
            List<String> notes) {
        this.source = source;
        this.change = change;
        this.model = model;
        this.before = before;
        this.after = after;
        this.notes = notes;
    }

    /// The files that are made anew, by name.
    Map<String, PlannedFile> made() throws UnreadableFileException {
        made.clear();
        if (change.changesTokenizer()) {
            tokenizer();
            beside();
        }
        if (!change.ids().keepsAll() || !change.entries().isEmpty()) {
            slow();
        }
        for (String name : source.named("config.json")) {
            config(name);
        }
        for (String name : source.named("params.json")) {
            config(name);
        }
        for (String name : source.named("generation_config.json")) {
            var ids = new ConfigIds(-1, -1, change.ids(), notes);
            edited(name, ids::changed, "its ids");
        }
        return made;
    }

    /// The tokenizer after a change, as a `tokenizer.json`.
    ///
    /// @throws IllegalArgumentException with a sentence where there is none, or it cannot be said
    ///   so
    static TokenizerJsonWriter.Written tokenizer(ModelChange change, LanguageModel model) {
        Tokenizer tokenizer =
                model.tokenizer()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "There is no tokenizer to change. "
                                                        + String.join(" ", model.facts().notes())));
        var sources = model.facts().sources().stream().map(Path::of).toList();
        if (change.ids().keepsAll()) {
            return TokenizerJsonWriter.written(
                    tokenizer.with(change.entries()).with(change.added()), sources);
        }
        if (!change.added().isEmpty() || !change.entries().isEmpty()) {
            throw new IllegalArgumentException(
                    "Tokens are either added or taken away in one step; write the folder twice.");
        }
        return TokenizerJsonWriter.written(tokenizer, change.ids(), sources);
    }

    private void tokenizer() {
        var written = tokenizer(change, model);
        notes.addAll(written.notes());
        byte[] bytes = written.bytes();
        List<String> there = source.named(TOKENIZER);
        String about = change.added().isEmpty() ? "its ids" : "with the added tokens";
        if (there.isEmpty()) {
            String place = source.places().stream().reduce("", (a, b) -> b);
            made.put(place + TOKENIZER, new PlannedFile.Made(place + TOKENIZER, bytes, about));
        }
        for (String name : there) {
            made.put(name, new PlannedFile.Made(name, bytes, about));
        }
    }

    private void slow() throws UnreadableFileException {
        var slow = new SlowFiles(change.ids(), model.vocabulary());
        for (String place : source.places()) {
            for (var file : source.files().entrySet()) {
                String name = file.getKey();
                if (!name.startsWith(place) || !SlowFiles.named(name.substring(place.length()))) {
                    continue;
                }
                var vocabulary = Optional.ofNullable(source.files().get(place + "vocab.json"));
                String bare = name.substring(place.length());
                Optional<byte[]> kept =
                        change.entries().isEmpty()
                                ? slow.kept(bare, file.getValue(), vocabulary)
                                : SlowFiles.grown(bare, file.getValue(), grown(), change.entries());
                if (kept.isPresent()) {
                    made.put(name, new PlannedFile.Made(name, kept.get(), "its tokens"));
                } else {
                    leftOut.add(name);
                }
            }
        }
        if (!leftOut.isEmpty()) {
            notes.add(
                    String.join(", ", leftOut)
                            + (leftOut.size() == 1 ? " was" : " were")
                            + " left out: the vocabulary in there is the old one, in a form that"
                            + " is not written; tokenizer.json has the new one.");
        }
    }

    /// The subword model with what is put into it, in the words of a `tokenizer.json`.
    private SubwordModel grown() throws UnreadableFileException {
        return TokenizerJsonFile.parts(Path.of(TOKENIZER), tokenizer(change, model).bytes())
                .tokenizer()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The changed tokenizer would not be read again."))
                .stages()
                .model();
    }

    /// Vocabularies in a form that is not written.
    Set<String> leftOut() {
        return leftOut;
    }

    private void beside() throws UnreadableFileException {
        var settings = new TokenizerSettings(change, model.vocabulary());
        for (String name : source.named(CONFIG)) {
            edited(name, settings::config, "its added tokens");
        }
        for (String name : source.named("special_tokens_map.json")) {
            edited(name, settings::tokens, "its special tokens");
        }
        for (String name : source.named(ADDED)) {
            edited(name, settings::added, "its added tokens");
        }
        for (String place : source.places()) {
            boolean slow = SLOW.stream().anyMatch(n -> source.files().containsKey(place + n));
            if (slow && !source.files().containsKey(place + ADDED) && !decoder(place + CONFIG)) {
                var all = new LinkedHashMap<Integer, AddedToken>(model.vocabulary().added());
                all.putAll(change.added());
                var listed = new LinkedHashMap<String, Object>();
                all.forEach(
                        (id, token) -> {
                            if (id >= model.vocabulary().modelSize()
                                    || change.added().containsKey(id)) {
                                listed.put(token.content(), id);
                            }
                        });
                if (!listed.isEmpty()) {
                    put(place + ADDED, listed, "the added tokens, for slow tokenizers");
                }
            }
        }
    }

    private boolean decoder(String name) throws UnreadableFileException {
        return source.json(name).orElse(Map.of()).get(TokenizerSettings.DECODER)
                        instanceof Map<?, ?> decoder
                && !decoder.isEmpty();
    }

    private void config(String name) throws UnreadableFileException {
        if (before >= 0 && before == after && change.ids().keepsAll()) {
            // whatever it says, it says of the same rows
            return;
        }
        var config = source.json(name);
        int said = config.flatMap(c -> ModelConfig.of(c).vocabularySize()).orElse(-1);
        int was = before >= 0 ? before : said;
        int now =
                before >= 0
                        ? after
                        : change.ids().keepsAll()
                                ? Math.max(said, change.ids().after())
                                : change.ids().after();
        // sizes may go by other names alone
        if (said >= 0 || before >= 0 || !change.ids().keepsAll()) {
            var ids = new ConfigIds(was, was < 0 ? was : now, change.ids(), notes);
            edited(name, ids::changed, "its vocab_size and ids");
        }
    }

    /// A file of JSON with something changed; where nothing does, it stays as it is.
    private void edited(String name, UnaryOperator<Map<String, Object>> change, String about)
            throws UnreadableFileException {
        var old = source.json(name);
        if (old.isPresent()) {
            Map<String, Object> changed = change.apply(old.get());
            if (!Json.line(changed).equals(Json.line(old.get()))) {
                put(name, changed, about);
            }
        }
    }

    private void put(String name, Map<String, Object> content, String about) {
        made.put(name, new PlannedFile.Made(name, PythonJson.file(content), about));
    }
}
