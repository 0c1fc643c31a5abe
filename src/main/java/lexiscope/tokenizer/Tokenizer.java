package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.tokenizer.decoder.Decoder;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A whole tokenizer: text to tokens and back. Immutable, safe for many threads.
///
/// One encode: (1) added tokens that are not normalised are cut out of the typed text; (2) each
/// remaining stretch is normalised by itself, and added tokens that are normalised are cut out of
/// that; (3) what is left is split into words, (4) each word into pieces; (5) the post-processor
/// adds special tokens.
public final class Tokenizer {
    /// The stages of a pipeline; a file may lack any but the model.
    ///
    /// @param normalizer rewrites text
    /// @param preTokenizer cuts text into words
    /// @param model cuts words into pieces
    /// @param postProcessor adds special tokens
    /// @param decoder turns tokens into text
    public record Stages(
            Optional<Normalizer> normalizer,
            Optional<PreTokenizer> preTokenizer,
            SubwordModel model,
            Optional<PostProcessor> postProcessor,
            Optional<Decoder> decoder) {}

    private final Vocabulary vocabulary;
    private final Stages stages;
    private final AddedTokens raw;
    private final AddedTokens normalised;

    public Tokenizer(Vocabulary vocabulary, Stages stages) {
        this.vocabulary = vocabulary;
        this.stages = stages;
        this.raw = new AddedTokens(chosen(false), AddedToken::content);
        this.normalised =
                new AddedTokens(
                        chosen(true), t -> normalised(AlignedText.typed(t.content(), 0)).text());
    }

    private Map<Integer, AddedToken> chosen(boolean normalized) {
        var chosen = new HashMap<Integer, AddedToken>();
        vocabulary
                .added()
                .forEach(
                        (id, token) -> {
                            if (token.normalized() == normalized) {
                                chosen.put(id, token);
                            }
                        });
        return chosen;
    }

    /// The tokens it speaks of.
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /// Its stages.
    public Stages stages() {
        return stages;
    }

    /// The same tokenizer with further added tokens.
    public Tokenizer with(Map<Integer, AddedToken> more) {
        return new Tokenizer(vocabulary.with(more), stages);
    }

    /// Encodes a text. Any UTF-16 is fine: a lone surrogate counts as U+FFFD. Cost: near linear.
    public Encoding encode(Typed typed, EncodeOptions options) {
        return encode(typed.text(), options);
    }

    /// Encodes a text that was never typed.
    public Encoding encode(String text, EncodeOptions options) {
        String whole = repaired(text);
        var pieces = new Pieces();
        for (var cut : raw.cut(whole, options.matchSpecialText())) {
            if (cut.id() >= 0) {
                pieces.add(cut.id(), cut.start(), cut.end(), Pieces.ADDED);
            } else {
                encodeStretch(
                        AlignedText.typed(whole.substring(cut.start(), cut.end()), cut.start()),
                        options,
                        pieces);
            }
        }
        markParts(pieces);
        var processor = stages.postProcessor();
        var processed =
                processor.isEmpty()
                        ? pieces
                        : processor
                                .get()
                                .apply(
                                        pieces,
                                        whole,
                                        options.addSpecialTokens(),
                                        vocabulary::spelling);
        return Encoding.of(processed);
    }

    private void encodeStretch(AlignedText stretch, EncodeOptions options, Pieces pieces) {
        var normal = normalised(stretch);
        int first = pieces.size();
        for (var cut : normalised.cut(normal.text(), options.matchSpecialText())) {
            if (cut.id() >= 0) {
                int start = normal.spanStart(cut.start(), cut.end());
                pieces.add(cut.id(), start, normal.spanEnd(cut.start(), cut.end()), Pieces.ADDED);
                pieces.report(
                        pieces.size() - 1,
                        normal.reportedStart(cut.start()),
                        normal.reportedEnd(cut.end() - 1));
            } else {
                cutWords(normal.slice(cut.start(), cut.end()), pieces);
            }
        }
        if (!normal.untouched()) {
            var changes = new Changes(stretch, normal);
            for (int i = first; i < pieces.size(); i++) {
                if (changes.within(pieces.start(i), pieces.end(i))) {
                    pieces.mark(i, Pieces.CHANGED);
                }
            }
        }
    }

    private void cutWords(AlignedText text, Pieces pieces) {
        var words =
                stages.preTokenizer().isPresent()
                        ? stages.preTokenizer().get().split(text)
                        : List.of(text);
        for (var word : words) {
            stages.model().cut(word.text(), new WordSink(word, pieces));
        }
    }

    private AlignedText normalised(AlignedText text) {
        return stages.normalizer().isPresent() ? stages.normalizer().get().apply(text) : text;
    }

    /// Pieces whose spans overlap share a character.
    private static void markParts(Pieces pieces) {
        for (int i = 1; i < pieces.size(); i++) {
            boolean added = ((pieces.marks(i) | pieces.marks(i - 1)) & Pieces.ADDED) != 0;
            if (!added && pieces.start(i) < pieces.end(i - 1)) {
                pieces.mark(i - 1, Pieces.PART);
                pieces.mark(i, Pieces.PART);
            }
        }
    }

    private static String repaired(String text) {
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

    /// The text of some tokens, special tokens included. Ids without a token are left out, as the
    /// reference does.
    public String decode(int[] ids) {
        var tokens = new ArrayList<String>(ids.length);
        for (int id : ids) {
            if (vocabulary.has(id)) {
                tokens.add(vocabulary.spelling(id));
            }
        }
        return stages.decoder().isPresent()
                ? String.join("", stages.decoder().get().chain(tokens))
                : String.join(" ", tokens);
    }
}
