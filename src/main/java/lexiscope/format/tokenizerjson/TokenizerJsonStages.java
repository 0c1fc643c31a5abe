package lexiscope.format.tokenizerjson;

import lexiscope.format.file.JsonField;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.decoder.Decoder;
import lexiscope.tokenizer.decoder.DecoderSequence;
import lexiscope.tokenizer.normalizer.BertNormalizer;
import lexiscope.tokenizer.normalizer.ByteLevelNormalizer;
import lexiscope.tokenizer.normalizer.Continued;
import lexiscope.tokenizer.normalizer.LlamaBertNormalizer;
import lexiscope.tokenizer.normalizer.LlamaNormalizer;
import lexiscope.tokenizer.normalizer.Lowercase;
import lexiscope.tokenizer.normalizer.Nmt;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.NormalizerSequence;
import lexiscope.tokenizer.normalizer.Precompiled;
import lexiscope.tokenizer.normalizer.Prepend;
import lexiscope.tokenizer.normalizer.Replace;
import lexiscope.tokenizer.normalizer.SentencePieceNormalizer;
import lexiscope.tokenizer.normalizer.Strip;
import lexiscope.tokenizer.normalizer.StripAccents;
import lexiscope.tokenizer.normalizer.StripCombining;
import lexiscope.tokenizer.normalizer.UnicodeForm;
import lexiscope.tokenizer.pretokenizer.BertPreTokenizer;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.pretokenizer.CharDelimiterSplit;
import lexiscope.tokenizer.pretokenizer.Digits;
import lexiscope.tokenizer.pretokenizer.FixedLength;
import lexiscope.tokenizer.pretokenizer.LlamaBertPreTokenizer;
import lexiscope.tokenizer.pretokenizer.Metaspace;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSequence;
import lexiscope.tokenizer.pretokenizer.Punctuation;
import lexiscope.tokenizer.pretokenizer.Split;
import lexiscope.tokenizer.pretokenizer.UnicodeScripts;
import lexiscope.tokenizer.pretokenizer.Whitespace;
import lexiscope.tokenizer.pretokenizer.WhitespaceSplit;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.vocabulary.Spelling;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// The stages of a `tokenizer.json` around its model. A component that is not known is refused by
/// name.
final class TokenizerJsonStages {
    private TokenizerJsonStages() {}

    /// No published tokenizer has a tenth as many components of one kind.
    private static final int MOST = 500;

    /// @param known whether there is a token with an id
    static Stages read(JsonField root, SubwordModel model, IntPredicate known)
            throws UnreadableFileException {
        for (String slot : List.of("normalizer", "pre_tokenizer", "post_processor", "decoder")) {
            int components = components(root.node().path(slot));
            if (components > MOST) {
                throw new UnreadableFileException(
                        root.file(),
                        "“%s” has %d components; more than %d are not run."
                                .formatted(slot, components, MOST));
            }
        }
        var normalizer = root.may("normalizer");
        var preTokenizer = root.may("pre_tokenizer");
        var postProcessor = root.may("post_processor");
        var decoder = root.may("decoder");
        return new Stages(
                normalizer.isPresent()
                        ? Optional.of(TokenizerJsonNormalizers.read(normalizer.get()))
                        : Optional.empty(),
                preTokenizer.isPresent()
                        ? Optional.of(TokenizerJsonPreTokenizers.read(preTokenizer.get()))
                        : Optional.empty(),
                model,
                postProcessor.isPresent()
                        ? Optional.of(TokenizerJsonPostProcessors.read(postProcessor.get(), known))
                        : Optional.empty(),
                decoder.isPresent()
                        ? Optional.of(TokenizerJsonDecoders.read(decoder.get()))
                        : Optional.empty());
    }

    private static int components(JsonNode node) {
        int components = node.has("type") ? 1 : 0;
        for (JsonNode part : node) {
            components += components(part);
        }
        return components;
    }

    /// How spellings stand for text, as far as the stages around the model say: bytes, or a mark
    /// for a space.
    static Optional<Spelling> spelling(Stages stages) {
        if (stages.preTokenizer().map(TokenizerJsonStages::bytes).orElse(false)
                || stages.normalizer().map(TokenizerJsonStages::bytes).orElse(false)
                || stages.decoder().map(TokenizerJsonStages::bytes).orElse(false)) {
            return Optional.of(new Spelling.ByteLevel());
        }
        var mark = stages.preTokenizer().map(TokenizerJsonStages::mark).orElse("");
        if (mark.isEmpty()) {
            mark = stages.normalizer().map(TokenizerJsonStages::mark).orElse("");
        }
        return mark.length() == 1
                ? Optional.of(new Spelling.SpaceMark(mark.charAt(0)))
                : Optional.empty();
    }

    private static boolean bytes(PreTokenizer p) {
        return p instanceof ByteLevel
                || p instanceof PreTokenizerSequence s
                        && s.preTokenizers().stream().anyMatch(TokenizerJsonStages::bytes);
    }

    private static boolean bytes(Normalizer n) {
        return n instanceof ByteLevelNormalizer
                || n instanceof NormalizerSequence s
                        && s.normalizers().stream().anyMatch(TokenizerJsonStages::bytes);
    }

    private static boolean bytes(Decoder d) {
        return d instanceof ByteLevelDecoder
                || d instanceof DecoderSequence s
                        && s.decoders().stream().anyMatch(TokenizerJsonStages::bytes);
    }

    private static String mark(PreTokenizer p) {
        return switch (p) {
            case Metaspace m -> m.mark();
            case PreTokenizerSequence s ->
                    s.preTokenizers().stream()
                            .map(TokenizerJsonStages::mark)
                            .filter(m -> !m.isEmpty())
                            .findFirst()
                            .orElse("");
            case BertPreTokenizer _, ByteLevel _, CharDelimiterSplit _, Digits _ -> "";
            case FixedLength _, LlamaBertPreTokenizer _, Punctuation _, Split _ -> "";
            case UnicodeScripts _ -> "";
            case Whitespace _, WhitespaceSplit _ -> "";
        };
    }

    private static String mark(Normalizer n) {
        return switch (n) {
            case Replace r when r.pattern().isLiteral(" ") -> r.content();
            case NormalizerSequence s ->
                    s.normalizers().stream()
                            .map(TokenizerJsonStages::mark)
                            .filter(m -> !m.isEmpty())
                            .findFirst()
                            .orElse("");
            case BertNormalizer _, ByteLevelNormalizer _, LlamaNormalizer _, Lowercase _ -> "";
            case Nmt _, Precompiled _, Prepend _, Replace _, SentencePieceNormalizer _ -> "";
            case LlamaBertNormalizer _ -> "";
            case Continued _, Strip _, StripAccents _, StripCombining _, UnicodeForm _ -> "";
        };
    }
}
