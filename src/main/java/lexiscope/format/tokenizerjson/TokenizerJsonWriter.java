package lexiscope.format.tokenizerjson;

import lexiscope.change.IdMap;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelNote;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.decoder.Decoder;
import lexiscope.tokenizer.decoder.WordPieceDecoder;
import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.postprocessor.ByteLevelTrimming;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.pretokenizer.Split;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.SafeFile;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a tokenizer as a `tokenizer.json` 1.0 that the reference library loads, and in which text
/// gets the same ids: from whatever file it was read, with the tokens that were added since.
///
/// One that was read from a `tokenizer.json` keeps the components of that file word for word, also
/// what is of no use here (pairs of texts, truncation, padding).
public final class TokenizerJsonWriter {
    private TokenizerJsonWriter() {}

    /// Writes the tokenizer of a model.
    ///
    /// @return what a person should know of the file, a sentence each
    /// @throws IllegalArgumentException with a sentence where the model has no tokenizer, or the
    ///   format has no words for it; nothing is written then
    public static List<String> write(Path file, LanguageModel model) throws IOException {
        Tokenizer tokenizer =
                model.tokenizer()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "There is no tokenizer to write. "
                                                        + String.join(
                                                                " ",
                                                                model.facts()
                                                                        .said(
                                                                                ModelNote.Kind
                                                                                        .NO_TOKENIZER))));
        var sources = model.facts().sources().stream().map(Path::of).toList();
        return write(file, tokenizer, source(sources));
    }

    /// Writes a tokenizer.
    ///
    /// @return what a person should know of the file, a sentence each
    /// @throws IllegalArgumentException with a sentence where the format has no words for it
    public static List<String> write(Path file, Tokenizer tokenizer) throws IOException {
        return write(file, tokenizer, Optional.empty());
    }

    /// The `tokenizer.json` among some files.
    private static Optional<JsonNode> source(List<Path> files) {
        return files.stream()
                .filter(f -> f.toString().endsWith(".json") && Files.isRegularFile(f))
                .flatMap(f -> first(f).stream())
                .findFirst();
    }

    private static Optional<JsonNode> first(Path file) {
        try {
            JsonNode root = TokenizerJsonFile.tree(file).root().node();
            boolean first = root.path("version").asString("1.0").equals("1.0");
            boolean whole = root.path("model").isObject() && root.has("added_tokens");
            return first && whole ? Optional.of(root) : Optional.empty();
        } catch (UnreadableFileException e) {
            // another file of the model, or gone since
            return Optional.empty();
        }
    }

    private static List<String> write(Path file, Tokenizer tokenizer, Optional<JsonNode> source)
            throws IOException {
        Written written = written(tokenizer, source);
        SafeFile.write(file, raw -> written.content().to(raw));
        return written.notes();
    }

    /// A file that is ready to be written.
    ///
    /// @param content writes it
    /// @param notes what a person should know of it, a sentence each
    public record Written(SafeFile.Content content, List<String> notes) {
        /// All of it.
        public byte[] bytes() {
            var bytes = new ByteArrayOutputStream();
            try {
                content.to(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }

    /// A tokenizer in the words of the file.
    ///
    /// @param sources files of its model: the components of a `tokenizer.json` among them are kept
    /// @throws IllegalArgumentException with a sentence where the format has no words for it
    public static Written written(Tokenizer tokenizer, List<Path> sources) {
        return written(tokenizer, source(sources));
    }

    /// A tokenizer of which some tokens stay, under other ids: merges go with a token that they
    /// need or make.
    ///
    /// @param ids which stay, and their new ids
    /// @param sources files of its model: the components of a `tokenizer.json` among them are kept
    /// @throws IllegalArgumentException with a sentence where the format has no words for it
    public static Written written(Tokenizer tokenizer, IdMap ids, List<Path> sources) {
        return written(tokenizer, Optional.of(ids), source(sources));
    }

    private static Written written(Tokenizer tokenizer, Optional<JsonNode> source) {
        return written(tokenizer, Optional.empty(), source);
    }

    private static Written written(
            Tokenizer tokenizer, Optional<IdMap> ids, Optional<JsonNode> source) {
        WrittenModel whole = WrittenModel.of(tokenizer);
        WrittenModel model = ids.map(i -> WrittenKept.of(whole, i)).orElse(whole);
        var added = tokenizer.vocabulary().added();
        var tokens =
                new WrittenTokens(model, ids.map(i -> WrittenKept.added(added, i)).orElse(added));
        refuseHalves(tokens.entries());
        var root = JsonNodeFactory.instance.objectNode().put("version", "1.0");
        for (String key : List.of("truncation", "padding")) {
            root.set(key, source.map(s -> s.get(key)).orElse(null));
        }
        root.set("added_tokens", tokens.list());
        for (var ours : components(tokenizer, model).properties()) {
            JsonNode kept = source.map(s -> s.get(ours.getKey())).orElse(null);
            root.set(ours.getKey(), source.isPresent() ? kept : ours.getValue());
        }
        ids.ifPresent(i -> WrittenKept.components(root, i));
        ObjectNode fields = model.fields();
        if (source.isPresent()) {
            fields.setAll((ObjectNode) source.get().get("model"));
            fields.remove(List.of("vocab", "merges"));
        }
        ids.ifPresent(i -> WrittenKept.fields(fields, i));
        SafeFile.Content content =
                raw -> {
                    var out =
                            new BufferedWriter(
                                    new OutputStreamWriter(raw, StandardCharsets.UTF_8), 1 << 16);
                    out.write("{\n");
                    lines(out, "  ", root);
                    out.write("  \"model\": {\n");
                    lines(out, "    ", fields);
                    WrittenVocabulary.to(out, model, tokens.entries());
                    out.write("  }\n}\n");
                    out.flush();
                };
        var notes = new ArrayList<>(model.notes());
        if (source.isEmpty()) {
            notes.addAll(WrittenModel.unsaid(tokenizer.stages()));
        }
        return new Written(content, notes);
    }

    private static ObjectNode components(Tokenizer tokenizer, WrittenModel model) {
        Stages stages = tokenizer.stages();
        var whole = model.whole().stream().map(AddedToken::content).toList();
        var components = JsonNodeFactory.instance.objectNode();
        components.set(
                "normalizer",
                stages.normalizer()
                        .map(n -> TokenizerJsonNormalizers.written(n, whole))
                        .orElse(null));
        var words = new ArrayList<ObjectNode>();
        stages.preTokenizer().ifPresent(p -> words.add(TokenizerJsonPreTokenizers.written(p)));
        if (!model.apart().isEmpty()) {
            words.add(
                    TokenizerJsonPreTokenizers.written(
                            new Split(
                                    Pattern.regex(model.apart()), Split.Behavior.ISOLATED, false)));
        }
        components.set(
                "pre_tokenizer",
                words.size() > 1
                        ? TokenizerJsonPreTokenizers.sequence(words)
                        : words.isEmpty() ? null : words.getFirst());
        Vocabulary vocabulary = tokenizer.vocabulary();
        components.set(
                "post_processor",
                stages.postProcessor()
                        .map(
                                p ->
                                        TokenizerJsonPostProcessors.written(
                                                p,
                                                id ->
                                                        vocabulary.has(id)
                                                                ? vocabulary.spelling(id)
                                                                : "#" + id,
                                                stages.model() instanceof WordPiece))
                        .orElse(null));
        components.set("decoder", decoder(stages).map(TokenizerJsonDecoders::written).orElse(null));
        return components;
    }

    /// A GGUF file spells the words of BERT its own way, which the file that is written does not.
    private static Optional<Decoder> decoder(Stages stages) {
        boolean respelled =
                stages.model() instanceof WordPiece
                        && stages.decoder().stream().noneMatch(d -> d instanceof WordPieceDecoder);
        return respelled && stages.decoder().isPresent()
                ? Optional.of(
                        new WordPieceDecoder(
                                WrittenModel.continuation((WordPiece) stages.model()), false))
                : stages.decoder();
    }

    private static void lines(Writer out, String indent, ObjectNode node) throws IOException {
        for (var entry : node.properties()) {
            out.write(indent + Json.line(entry.getKey()) + ": ");
            out.write(entry.getValue() + ",\n");
        }
    }

    private static void refuseHalves(@Nullable String[] entries) {
        for (String entry : entries) {
            if (entry != null && !StandardCharsets.UTF_8.newEncoder().canEncode(entry)) {
                throw new IllegalArgumentException(
                        "The token “"
                                + entry
                                + "” holds half a character (a lone surrogate), which the"
                                + " reference library does not read. Keep the model's own file.");
            }
        }
    }

    /// Writes a byte-level BPE that was just learnt.
    ///
    /// @param special spellings of special tokens; their ids are their places in `tokens`
    /// @param tokens spellings by id
    /// @param merges pairs of ids in order of rank
    public static void writeByteLevelBpe(
            Path file, List<String> special, List<String> tokens, List<int[]> merges)
            throws IOException {
        Map<String, Integer> ids = new HashMap<>();
        tokens.forEach(token -> ids.put(token, ids.size()));
        var ranked = new Merges(merges.size());
        for (int rank = 0; rank < merges.size(); rank++) {
            int[] two = merges.get(rank);
            String product = tokens.get(two[0]) + tokens.get(two[1]);
            ranked.put(two[0], two[1], rank, ids.getOrDefault(product, -1));
        }
        Map<Integer, AddedToken> added = new HashMap<>();
        for (String s : special) {
            added.put(tokens.indexOf(s), new AddedToken(s, false, false, false, false, true));
        }
        var stages =
                new Stages(
                        Optional.empty(),
                        Optional.of(new ByteLevel(false, true)),
                        new Bpe(ids, ranked, Bpe.Options.PLAIN),
                        Optional.of(new ByteLevelTrimming(true, false)),
                        Optional.of(new ByteLevelDecoder()));
        @Nullable String[] entries = tokens.toArray(new @Nullable String[0]);
        var vocabulary = new Vocabulary(entries, added, new Spelling.ByteLevel());
        write(file, new Tokenizer(vocabulary, stages));
    }
}
