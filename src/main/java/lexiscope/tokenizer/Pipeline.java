package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.unigram.PathScores;
import lexiscope.vocabulary.AddedToken;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stages up to the post-processor, applied plainly: the definition of what an encoding is.
/// Faster ways give the same result.
final class Pipeline {
    private final Optional<Normalizer> normalizer;
    private final Optional<PreTokenizer> preTokenizer;
    private final Optional<PreTokenizer> firstPreTokenizer;
    private final SubwordModel model;
    private final AddedTokens raw;
    private final AddedTokens added;
    private final boolean trims;

    private Pipeline(
            Optional<Normalizer> normalizer,
            Optional<PreTokenizer> preTokenizer,
            Optional<PreTokenizer> firstPreTokenizer,
            SubwordModel model,
            AddedTokens raw,
            AddedTokens added,
            boolean trims) {
        this.normalizer = normalizer;
        this.preTokenizer = preTokenizer;
        this.firstPreTokenizer = firstPreTokenizer;
        this.model = model;
        this.raw = raw;
        this.added = added;
        this.trims = trims;
    }

    /// The pipeline of some stages with added tokens; the contents of those that are normalised go
    /// through the normaliser.
    static Pipeline of(Stages stages, Map<Integer, AddedToken> tokens) {
        var normalizer = stages.normalizer();
        var raw = new AddedTokens(chosen(tokens, false), AddedToken::content, stages.overlap());
        var added =
                new AddedTokens(
                        chosen(tokens, true),
                        t -> {
                            var content = AlignedText.typed(t.content(), 0);
                            return normalizer.map(n -> n.apply(content)).orElse(content).text();
                        },
                        stages.overlap());
        var preTokenizer = stages.preTokenizer();
        boolean trims = stages.postProcessor().map(PostProcessor::trims).orElse(false);
        return new Pipeline(
                normalizer, preTokenizer, preTokenizer, stages.model(), raw, added, trims);
    }

    /// The same pipeline with another normaliser, and another pre-tokenizer for what a text begins
    /// with.
    Pipeline with(Optional<Normalizer> otherNormalizer, Optional<PreTokenizer> first) {
        return new Pipeline(otherNormalizer, preTokenizer, first, model, raw, added, trims);
    }

    private static Map<Integer, AddedToken> chosen(
            Map<Integer, AddedToken> tokens, boolean normalized) {
        var chosen = new LinkedHashMap<Integer, AddedToken>();
        tokens.forEach(
                (id, token) -> {
                    if (token.normalized() == normalized) {
                        chosen.put(id, token);
                    }
                });
        return chosen;
    }

    /// The added tokens that are searched for in typed text.
    AddedTokens raw() {
        return raw;
    }

    /// The added tokens that are searched for in normalised text.
    AddedTokens added() {
        return added;
    }

    Optional<PreTokenizer> preTokenizer() {
        return preTokenizer;
    }

    SubwordModel model() {
        return model;
    }

    AlignedText normalised(AlignedText text) {
        return normalizer.isPresent() ? normalizer.get().apply(text) : text;
    }

    List<AlignedText> words(AlignedText text) {
        return words(text, preTokenizer);
    }

    private static List<AlignedText> words(AlignedText text, Optional<PreTokenizer> p) {
        if (p.isPresent()) {
            return p.get().split(text);
        }
        return text.isEmpty() ? List.of() : List.of(text);
    }

    /// Encodes what lies between two added tokens.
    void encode(AlignedText stretch, boolean matchSpecial, Pieces pieces) {
        encode(stretch, matchSpecial, pieces, null);
    }

    /// Encodes a part of what lies between two added tokens.
    ///
    /// @param sums the running sum of a unigram model; null for other models
    void encode(
            AlignedText stretch, boolean matchSpecial, Pieces pieces, @Nullable PathScores sums) {
        var normal = normalised(stretch);
        int first = pieces.size();
        for (var cut : added.cut(normal.text(), matchSpecial)) {
            if (cut.id() >= 0) {
                int start = normal.spanStart(cut.start(), cut.end());
                int end = normal.spanEnd(cut.start(), cut.end());
                pieces.add(cut.id(), start, end, Pieces.ADDED);
                pieces.report(
                        pieces.size() - 1,
                        normal.reportedStart(cut.start()),
                        normal.reportedEnd(cut.end() - 1));
                if (trims && !typedAs(cut, normal.text(), stretch, start, end)) {
                    // trimmed by what the normaliser made of it, which may have no white space
                    String token = normal.text().substring(cut.start(), cut.end());
                    pieces.spell(pieces.size() - 1, token);
                }
                if (sums != null) {
                    sums.interrupt();
                }
            } else {
                var p = cut.start() == 0 ? firstPreTokenizer : preTokenizer;
                for (var word : words(normal.slice(cut.start(), cut.end()), p)) {
                    var sink = new WordSink(word, pieces, trims && model instanceof Unigram);
                    if (sums == null) {
                        model.cut(word.text(), sink);
                    } else {
                        model.cut(word.text(), sums, sink);
                    }
                }
            }
        }
        if (!normal.untouched() || !normal.text().equals(stretch.text())) {
            var changes = new Changes(stretch, normal);
            for (int i = first; i < pieces.size(); i++) {
                if (changes.within(pieces.start(i), pieces.end(i))) {
                    pieces.mark(i, Pieces.CHANGED);
                }
            }
        }
        markParts(stretch, pieces, first);
    }

    /// Whether a cut of the normalised text is spelled as its span was typed.
    private static boolean typedAs(
            AddedTokens.Cut cut, String normal, AlignedText stretch, int start, int end) {
        int length = cut.end() - cut.start();
        return end - start == length
                && normal.regionMatches(
                        cut.start(), stretch.text(), start - stretch.base(), length);
    }

    /// Pieces whose spans overlap share a character, but where one of them is only a mark that was
    /// inserted beside it: that one stands for nothing typed.
    private static void markParts(AlignedText stretch, Pieces pieces, int first) {
        for (int i = first + 1; i < pieces.size(); i++) {
            boolean added = ((pieces.marks(i) | pieces.marks(i - 1)) & Pieces.ADDED) != 0;
            if (!added && pieces.start(i) < pieces.end(i - 1)) {
                if (inserted(stretch, pieces, i - 1)) {
                    pieces.span(i - 1, pieces.start(i - 1), pieces.start(i - 1));
                } else if (inserted(stretch, pieces, i)) {
                    pieces.span(i, pieces.end(i), pieces.end(i));
                } else {
                    pieces.mark(i - 1, Pieces.PART);
                    pieces.mark(i, Pieces.PART);
                }
            }
        }
        for (int i = first; i < pieces.size(); i++) {
            if (pieces.start(i) < pieces.end(i)) {
                pieces.unmark(i, Pieces.INSERTED);
            }
        }
    }

    private static boolean inserted(AlignedText stretch, Pieces pieces, int i) {
        if ((pieces.marks(i) & Pieces.INSERTED) == 0) {
            return false;
        }
        int at = pieces.start(i) - stretch.base();
        boolean typed =
                stretch.untouched()
                        && at < stretch.length()
                        && Character.isWhitespace(stretch.text().charAt(at));
        return pieces.start(i) < pieces.end(i) && !typed;
    }
}
