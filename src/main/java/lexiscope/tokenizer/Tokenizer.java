package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.NewEntries;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Map;
import java.util.OptionalInt;

/// A whole tokenizer: text to tokens and back. Immutable, safe for many threads.
///
/// One encode: (1) added tokens that are not normalised are cut out of the typed text; (2) each
/// remaining stretch is normalised by itself, and added tokens that are normalised are cut out of
/// that; (3) what is left is split into words, (4) each word into pieces; (5) the post-processor
/// adds special tokens.
public final class Tokenizer {
    /// Slots of a word cache at most: two megabytes, of which half hold the words of a long English
    /// text.
    private static final int CACHE_SLOTS = 1 << 17;

    private final Vocabulary vocabulary;
    private final Stages stages;
    private final Pipeline pipeline;
    private final int cacheSlots;
    private final SplitPoints.Basis basis;
    private @Nullable SplitPoints splitPoints;
    private @Nullable PartEncoder parts;

    /// @param vocabulary the tokens of all ids
    /// @param stages what a text goes through
    public Tokenizer(Vocabulary vocabulary, Stages stages) {
        this(vocabulary, stages, CACHE_SLOTS);
    }

    /// With word caches of so many slots, a power of two; for tests.
    Tokenizer(Vocabulary vocabulary, Stages stages, int cacheSlots) {
        this(vocabulary, stages, cacheSlots, new SplitPoints.Basis(stages));
    }

    private Tokenizer(
            Vocabulary vocabulary, Stages stages, int cacheSlots, SplitPoints.Basis basis) {
        this.basis = basis;
        this.vocabulary = vocabulary;
        this.stages = stages;
        this.pipeline = Pipeline.of(stages, vocabulary.added());
        this.cacheSlots = cacheSlots;
    }

    /// Its tokens, added ones included.
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /// Its stages.
    public Stages stages() {
        return stages;
    }

    /// The same tokenizer with further added tokens.
    public Tokenizer with(Map<Integer, AddedToken> more) {
        return new Tokenizer(vocabulary.with(more), stages, cacheSlots, basis);
    }

    /// The same tokenizer with another order among added tokens.
    public Tokenizer with(Overlap overlap) {
        return stages.overlap() == overlap
                ? this
                : new Tokenizer(vocabulary, stages.with(overlap), cacheSlots);
    }

    /// The same tokenizer with further entries of its model, or with others in the place of some.
    /// Cost: a copy of the model's tables.
    ///
    /// @throws IllegalArgumentException with a sentence where a model of this kind takes none
    public Tokenizer with(NewEntries entries) {
        if (entries.isEmpty()) {
            return this;
        }
        var with =
                new Stages(
                        stages.normalizer(),
                        stages.preTokenizer(),
                        entries.in(stages.model()),
                        stages.postProcessor(),
                        stages.decoder(),
                        stages.overlap());
        return new Tokenizer(vocabulary.withEntries(entries.spellings()), with, cacheSlots);
    }

    /// The id of the entry that the model has of a spelling, as a `tokenizer.json` spells it; of
    /// entries spelled alike the one that its text gets.
    public OptionalInt entry(String spelling) {
        Map<String, Integer> ids =
                switch (stages.model()) {
                    case Bpe m -> m.ids();
                    case Unigram m -> m.ids();
                    case WordPiece m -> m.ids();
                    default -> Map.of();
                };
        Integer id = ids.get(spelling);
        return id == null || !vocabulary.has(id) ? vocabulary.id(spelling) : OptionalInt.of(id);
    }

    /// Encodes a text. Any UTF-16 is fine: a lone surrogate counts as U+FFFD. Cost: near linear.
    public Encoding encode(Typed typed, EncodeOptions options) {
        return encode(typed.text(), options);
    }

    /// Encodes a text that was never typed.
    public Encoding encode(String text, EncodeOptions options) {
        return encode(text, options, 1);
    }

    /// Encodes a text with several threads; the result is the same.
    ///
    /// @param threads at least 1
    public Encoding encode(String text, EncodeOptions options, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("there must be at least one thread, not " + threads);
        }
        return new WholeText(this, repaired(text), options).encode(text, threads);
    }

    /// Encodes a text of which an earlier state was encoded by this tokenizer: only what can have
    /// changed is encoded again, and the result is that of encoding it in full. Another's encoding,
    /// or one of other options, is not used.
    public Encoding encode(Encoding old, Typed next, EncodeOptions options) {
        return new Reencoding(this, old, options).encode(next.text());
    }

    /// The same encoding by the plain [Pipeline], over the whole text, without split points and
    /// caches: what the faster ways are tested against.
    Encoding encodePlainly(String text, EncodeOptions options) {
        String whole = repaired(text);
        var pieces = new Pieces();
        for (var cut : pipeline.raw().cut(whole, options.matchSpecialText())) {
            if (cut.id() >= 0) {
                pieces.add(cut.id(), cut.start(), cut.end(), Pieces.ADDED);
            } else {
                var stretch =
                        AlignedText.typed(whole.substring(cut.start(), cut.end()), cut.start());
                pipeline.encode(stretch, options.matchSpecialText(), pieces);
            }
        }
        return Encoding.of(processed(pieces, whole, options));
    }

    /// How a text becomes tokens, every stage of it, special tokens added and matched.
    public Trace trace(String text) {
        var options = EncodeOptions.DEFAULT;
        return new Tracing(pipeline)
                .trace(text, repaired(text), encode(text, options), options.matchSpecialText());
    }

    /// Forgets looked-up words, as if no text had been encoded yet.
    public void forget() {
        parts().forget();
    }

    /// Where texts fall apart; derived when first asked for.
    synchronized SplitPoints splitPoints() {
        if (splitPoints == null) {
            splitPoints = SplitPoints.of(basis, pipeline.raw(), pipeline.added());
        }
        return splitPoints;
    }

    /// What encodes part by part; made when first asked for.
    synchronized PartEncoder parts() {
        if (parts == null) {
            parts = new PartEncoder(pipeline, stages, splitPoints(), cacheSlots);
        }
        return parts;
    }

    Pieces processed(Pieces pieces, String text, EncodeOptions options) {
        return stages.postProcessor().isEmpty()
                ? pieces
                : stages.postProcessor()
                        .get()
                        .apply(pieces, text, options.addSpecialTokens(), vocabulary::spelling);
    }

    /// The text with U+FFFD for every lone surrogate.
    static String repaired(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (paired) {
                    i++;
                } else {
                    out = out == null ? new StringBuilder(text) : out;
                    out.setCharAt(i, '\uFFFD');
                }
            }
        }
        return out == null ? text : out.toString();
    }

    /// A token as decoding writes it: an added one that is searched for in normalised text comes
    /// out normalised, as the reference keeps it.
    private String spelling(int id) {
        var token = vocabulary.added(id);
        return token != null && token.normalized()
                ? pipeline.normalised(AlignedText.typed(token.content(), 0)).text()
                : vocabulary.spelling(id);
    }

    /// The text of some tokens, special tokens included. Ids without a token are left out, as the
    /// reference does.
    public String decode(int[] ids) {
        var tokens = new ArrayList<String>(ids.length);
        for (int id : ids) {
            if (vocabulary.has(id)) {
                tokens.add(spelling(id));
            }
        }
        return stages.decoder().isPresent()
                ? String.join("", stages.decoder().get().chain(tokens))
                : String.join(" ", tokens);
    }
}
