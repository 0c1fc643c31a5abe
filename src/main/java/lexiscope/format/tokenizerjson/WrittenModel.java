package lexiscope.format.tokenizerjson;

import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.decoder.LlamaDecoder;
import lexiscope.tokenizer.normalizer.Continued;
import lexiscope.tokenizer.normalizer.LlamaBertNormalizer;
import lexiscope.tokenizer.normalizer.NormalizerSequence;
import lexiscope.tokenizer.normalizer.SentencePieceNormalizer;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.CodePoints;
import lexiscope.tokenizer.subword.CommasApart;
import lexiscope.tokenizer.subword.LlamaBpe;
import lexiscope.tokenizer.subword.LongestMatch;
import lexiscope.tokenizer.subword.Renumbered;
import lexiscope.tokenizer.subword.SentencePieceBpe;
import lexiscope.tokenizer.subword.SentencePieceUnigram;
import lexiscope.tokenizer.subword.SentencePieceWords;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordLevel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.tokenizer.subword.piece.PieceTrie;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The `model` of a `tokenizer.json` that is to be written.
///
/// @param fields everything but the vocabulary and the merges
/// @param entries spelling by id, null in holes
/// @param scores Unigram's, by id; empty for the other models
/// @param merges in the order of their ranks
/// @param whole tokens that the model never cuts, which are added tokens in the file
/// @param apart where text is cut, so that it does not match entries which it must not match: a
///   pattern, or ""
/// @param notes what a person should know of the file
record WrittenModel(
        ObjectNode fields,
        @Nullable String[] entries,
        double[] scores,
        List<Merge> merges,
        List<AddedToken> whole,
        String apart,
        List<String> notes) {
    private static final String CONTINUATION = "##";

    /// No user-defined pieces.
    static final PieceTrie NO_PIECES = new PieceTrie();

    /// A merge by its spellings.
    record Merge(String left, String right) {}

    /// A model of entries and merges.
    static WrittenModel of(ObjectNode fields, @Nullable String[] entries, List<Merge> merges) {
        return new WrittenModel(fields, entries, new double[0], merges, List.of(), "", List.of());
    }

    /// The ids by spelling; of entries spelled alike the last.
    static Map<String, Integer> ids(@Nullable String[] entries) {
        Map<String, Integer> ids = HashMap.newHashMap(entries.length);
        for (int id = 0; id < entries.length; id++) {
            String entry = entries[id];
            if (entry != null) {
                ids.put(entry, id);
            }
        }
        return ids;
    }

    /// Whether it is a list of pieces and scores.
    boolean scored() {
        return scores.length > 0;
    }

    /// A model in the words of the file.
    ///
    /// @throws IllegalArgumentException with a sentence where it cannot be said in them
    static WrittenModel of(Tokenizer tokenizer) {
        Vocabulary vocabulary = tokenizer.vocabulary();
        return of(tokenizer.stages().model(), vocabulary);
    }

    /// What the file has no words for, a sentence each.
    static List<String> unsaid(Stages stages) {
        var notes = new ArrayList<String>();
        if (stages.postProcessor().map(PostProcessor::spared).stream()
                .anyMatch(OptionalInt::isPresent)) {
            notes.add(
                    "The file adds its last token to every text; the model adds none to a text that"
                            + " ends with it.");
        }
        boolean goesOn =
                stages.normalizer()
                        .filter(
                                n ->
                                        n instanceof Continued
                                                || n instanceof NormalizerSequence s
                                                        && s.normalizers().stream()
                                                                .anyMatch(
                                                                        Continued.class
                                                                                ::isInstance))
                        .isPresent();
        if (goesOn) {
            notes.add(
                    "The file puts a space before text that stands behind an added token; the model"
                            + " goes on there without.");
        }
        if (stages.normalizer().orElse(null) instanceof SentencePieceNormalizer n) {
            notes.addAll(unsaid(n, stages.model()));
        }
        if (stages.model() instanceof CommasApart c && !c.parts().isEmpty()) {
            notes.add("The file keeps a comma in the pieces that end with a digit and a comma.");
        }
        if (stages.normalizer().stream().anyMatch(LlamaBertNormalizer.class::isInstance)) {
            notes.add(
                    "The file cleans text as BERT does. llama.cpp keeps the first consonant of a"
                            + " Hangul syllable, drops marks of every kind with the accents, takes"
                            + " U+000B, U+000C and U+0085 for spaces and a typed ▁ for the start"
                            + " of a word.");
        }
        if (stages.model() instanceof LlamaBpe) {
            notes.add(
                    "Beside characters that the vocabulary lacks, in runs of line breaks and where"
                            + " merges make no token the file may give text other tokens than"
                            + " llama.cpp does.");
        }
        if (stages.decoder().stream().anyMatch(d -> d instanceof LlamaDecoder l && l.clean())) {
            notes.add(
                    "Decoding with llama.cpp takes out the spaces before punctuation; the file"
                            + " leaves them.");
        }
        if (stages.model() instanceof Renumbered r && !r.words().isEmpty()) {
            notes.add(
                    "What the vocabulary spells and no piece of the model is unknown to the file.");
        }
        return notes;
    }

    private static List<String> unsaid(SentencePieceNormalizer n, SubwordModel model) {
        var notes = new ArrayList<String>();
        boolean pieces = !n.kept().spellings().isEmpty();
        if (pieces && n.rules().dummy() && !(model instanceof SentencePieceUnigram)) {
            notes.add(
                    "A text that is nothing but a user-defined piece and white space gets no \u2581"
                            + " before it in the file; the model puts one there.");
        }
        if (pieces && model instanceof SentencePieceUnigram) {
            notes.add(
                    "Between ways of equal scores about a user-defined piece the file takes the"
                            + " first, the model what its single precision prefers.");
        }
        if (n.map() != null) {
            notes.add(
                    "Several accents on one letter the file composes in Unicode's order, the model"
                            + " in the order of its own table.");
        }
        return notes;
    }

    private static WrittenModel of(SubwordModel model, Vocabulary vocabulary) {
        return switch (model) {
            case Bpe m -> bpe(m, vocabulary);
            // the nearest there is; [#unsaid] says where they differ
            case LlamaBpe m -> bpe(m.asBpe(), vocabulary);
            case Unigram m -> unigram(m);
            case WordPiece m -> wordPiece(m, vocabulary);
            case WordLevel m ->
                    of(
                            named("WordLevel")
                                    .put(
                                            "unk_token",
                                            spelled(m.unknown(), m.ids(), vocabulary, "<unk>")),
                            entries(m.ids(), vocabulary),
                            List.of());
            case LongestMatch m -> characters(m, vocabulary);
            case CodePoints _ -> of(bpe(Bpe.Options.PLAIN, null), codePoints(), List.of());
            // no model of the file cuts a piece again
            case CommasApart m -> of(m.model(), vocabulary);
            case Renumbered m -> new WrittenPieces(vocabulary, m::of).of(m.model());
            case SentencePieceBpe m -> new WrittenPieces(vocabulary, id -> id).of(m);
            case SentencePieceUnigram m -> new WrittenPieces(vocabulary, id -> id).of(m);
            case SentencePieceWords m -> new WrittenPieces(vocabulary, id -> id).of(m);
        };
    }

    /// One whose entries are marked at the start of a word is turned around: the file marks those
    /// inside one.
    private static WrittenModel wordPiece(WordPiece m, Vocabulary vocabulary) {
        Map<String, Integer> ids = m.ids();
        if (!m.initial().isEmpty()) {
            ids = HashMap.newHashMap(m.ids().size());
            for (var entry : m.ids().entrySet()) {
                String marked = entry.getKey();
                String spelling =
                        marked.startsWith(m.initial()) && !marked.equals(m.initial())
                                ? marked.substring(m.initial().length())
                                : CONTINUATION + marked;
                if (ids.put(spelling, entry.getValue()) != null) {
                    throw new IllegalArgumentException(
                            "A tokenizer.json cannot keep “"
                                    + marked
                                    + "” apart from another token: both are “"
                                    + spelling
                                    + "” in it. Keep the model's own file.");
                }
            }
        }
        return of(
                named("WordPiece")
                        .put("unk_token", spelled(m.unknown(), ids, vocabulary, "[UNK]"))
                        .put("continuing_subword_prefix", continuation(m))
                        .put("max_input_chars_per_word", m.longestWord()),
                entries(ids, vocabulary),
                List.of());
    }

    /// The mark of entries inside a word in the file.
    static String continuation(WordPiece m) {
        return m.initial().isEmpty() ? m.continuation() : CONTINUATION;
    }

    static ObjectNode named(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /// The fields of a BPE model.
    static ObjectNode bpe(Bpe.Options options, @Nullable String unknown) {
        var fields = named("BPE").putNull("dropout");
        put(fields, "unk_token", unknown == null ? "" : unknown);
        put(fields, "continuing_subword_prefix", options.continuation());
        put(fields, "end_of_word_suffix", options.wordEnd());
        return fields.put("fuse_unk", options.fuseUnknown())
                .put("byte_fallback", options.byteFallback())
                .put("ignore_merges", options.ignoreMerges());
    }

    private static void put(ObjectNode fields, String key, String value) {
        if (value.isEmpty()) {
            fields.putNull(key);
        } else {
            fields.put(key, value);
        }
    }

    private static WrittenModel bpe(Bpe m, Vocabulary vocabulary) {
        @Nullable String[] entries = entries(m.ids(), vocabulary);
        int unknown = m.options().unknown();
        if (unknown >= entries.length) {
            entries = Arrays.copyOf(entries, unknown + 1);
        }
        if (unknown >= 0 && entries[unknown] == null) {
            // the file looks it up in the vocabulary of the model
            entries[unknown] = vocabulary.spelling(unknown);
        }
        String spelled = unknown < 0 ? null : entries[unknown];
        return of(bpe(m.options(), spelled), entries, merges(m.merges(), m.ids()));
    }

    /// The merges by rank; of one rank, as ranks of bytes give them, the shorter left part first.
    private static List<Merge> merges(Merges merges, Map<String, Integer> ids) {
        Map<Integer, String> spellings = HashMap.newHashMap(ids.size());
        ids.forEach((spelling, id) -> spellings.put(id, spelling));
        var ranked = new ArrayList<long[]>(merges.size());
        merges.each((left, right, rank, _) -> ranked.add(new long[] {rank, left, right}));
        ranked.sort(
                Comparator.comparingLong((long[] m) -> m[0])
                        .thenComparingInt(m -> spellings.getOrDefault((int) m[1], "").length()));
        return ranked.stream()
                .map(
                        m ->
                                new Merge(
                                        spellings.getOrDefault((int) m[1], ""),
                                        spellings.getOrDefault((int) m[2], "")))
                .toList();
    }

    private static WrittenModel unigram(Unigram m) {
        @Nullable String[] entries = new String[m.size()];
        double[] scores = new double[m.size()];
        for (int id = 0; id < scores.length; id++) {
            entries[id] = m.piece(id);
            scores[id] = m.score(id);
        }
        var fields = named("Unigram");
        if (m.unknown() < 0) {
            fields.putNull("unk_id");
        } else {
            fields.put("unk_id", m.unknown());
        }
        return new WrittenModel(
                fields.put("byte_fallback", m.byteFallback()),
                entries,
                scores,
                List.of(),
                List.of(),
                "",
                List.of());
    }

    /// Bytes or characters that are tokens each: BPE that merges nothing.
    private static WrittenModel characters(LongestMatch m, Vocabulary vocabulary) {
        for (String spelling : m.ids().keySet()) {
            if (spelling.codePointCount(0, spelling.length()) > 1) {
                throw new IllegalArgumentException(
                        "A tokenizer.json cannot say that text is cut into the longest tokens, as"
                                + " this vocabulary (RWKV's) asks for. Keep its own file.");
            }
        }
        @Nullable String[] entries = entries(m.ids(), vocabulary);
        String unknown = m.unknown() < 0 ? null : vocabulary.spelling(m.unknown());
        return of(bpe(Bpe.Options.PLAIN, unknown), entries, List.of());
    }

    private static @Nullable String[] codePoints() {
        @Nullable String[] entries = new String[Character.MAX_CODE_POINT + 1];
        for (int cp = 0; cp < entries.length; cp++) {
            boolean half = cp >= Character.MIN_SURROGATE && cp <= Character.MAX_SURROGATE;
            entries[cp] = half ? null : Character.toString(cp);
        }
        return entries;
    }

    /// The unknown token as the file will spell it.
    private static String spelled(
            int unknown, Map<String, Integer> ids, Vocabulary vocabulary, String otherwise) {
        AddedToken added = vocabulary.added(unknown);
        if (added != null) {
            return added.content();
        }
        return ids.entrySet().stream()
                .filter(e -> e.getValue() == unknown)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(otherwise);
    }

    /// The model's entries by id, and those of the vocabulary that text never becomes.
    private static @Nullable String[] entries(Map<String, Integer> ids, Vocabulary vocabulary) {
        int size = ids.values().stream().mapToInt(id -> id + 1).max().orElse(0);
        @Nullable String[] entries = new String[Math.max(size, vocabulary.size())];
        ids.forEach((spelling, id) -> entries[id] = spelling);
        for (int id = 0; id < vocabulary.size(); id++) {
            if (entries[id] == null && vocabulary.has(id) && vocabulary.added(id) == null) {
                String spelling = vocabulary.spelling(id);
                entries[id] = ids.containsKey(spelling) ? null : spelling;
            }
        }
        int end = entries.length;
        while (end > 0 && entries[end - 1] == null) {
            end--;
        }
        return Arrays.copyOf(entries, end);
    }
}
