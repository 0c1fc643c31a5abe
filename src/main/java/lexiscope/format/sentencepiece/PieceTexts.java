package lexiscope.format.sentencepiece;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.tokenizer.normalizer.Continued;
import lexiscope.tokenizer.normalizer.Lowercase;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.NormalizerSequence;
import lexiscope.tokenizer.normalizer.Replace;
import lexiscope.tokenizer.normalizer.SentencePieceNormalizer;
import lexiscope.tokenizer.normalizer.Strip;
import lexiscope.tokenizer.normalizer.StripCombining;
import lexiscope.tokenizer.normalizer.UnicodeForm;
import lexiscope.tokenizer.pattern.Pattern;

import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;

/// What a class of `transformers` does to a text before SentencePiece normalises it.
final class PieceTexts {
    // as Python's str.isspace has it, which counts the separators of ASCII among white space
    private static final String SPACES = "[\\s\\x{1C}-\\x{1F}]+";
    private static final String CONTROLS =
            "[\\x{0}-\\x{8}\\x{B}-\\x{1F}\\x{7F}-\\x{A0}\\x{AD}\\x{200B}]";
    private static final String WIDE =
            "[\\x{2002}\\x{2003}\\x{2005}\\x{2008}-\\x{200A}\\x{202F}\\x{3000}\\x{FFFC}]";
    private static final String BESIDE_PUNCTUATION =
            "(?=[!-/:-@\\[-`{-~\\p{P}])|(?<=[!-/:-@\\[-`{-~\\p{P}])";
    private static final String PUNCTUATION = "[!-/:-@\\[-`{-~]";

    private PieceTexts() {}

    /// The normaliser of a model as the class uses it.
    static Normalizer of(PieceClass kind, TokenizerConfig config, SentencePieceNormalizer own) {
        var parts = new ArrayList<Normalizer>();
        boolean lowers = kind.cased() && config.flag("do_lower_case", kind.lowers());
        if (lowers) {
            parts.add(new Lowercase());
        }
        parts.addAll(
                switch (kind.before()) {
                    case NOTHING -> whole(kind, config, own);
                    case CLEANED -> cleaned(kind, config, lowers, own);
                    case PRINTABLE ->
                            List.of(
                                    new Replace(Pattern.regex(CONTROLS), ""),
                                    new Replace(Pattern.regex(WIDE), " "),
                                    new UnicodeForm(Form.NFC),
                                    own);
                    case BARE ->
                            List.of(
                                    new Replace(Pattern.regex(PUNCTUATION), ""),
                                    new Replace(Pattern.regex(SPACES), " "),
                                    new Continued(own.prefixed(false), "\u2581", true));
                    case GOING_ON -> List.of(goingOn(config, own));
                    case LEGACY ->
                            List.of(config.flag("legacy", true) ? own : goingOn(config, own));
                });
        return parts.size() == 1 ? parts.getFirst() : new NormalizerSequence(parts);
    }

    private static List<Normalizer> whole(
            PieceClass kind, TokenizerConfig config, SentencePieceNormalizer own) {
        // every stretch of punctuation or other text is encoded by itself: each begins a word
        return kind == PieceClass.DEBERTA && config.flag("split_by_punct", false)
                ? List.of(new Replace(Pattern.regex(BESIDE_PUNCTUATION), " "), own)
                : List.of(own);
    }

    private static Normalizer goingOn(TokenizerConfig config, SentencePieceNormalizer own) {
        boolean prefix = config.flag("add_prefix_space", true);
        return new Continued(own.prefixed(false), prefix ? "\u2581" : "", false);
    }

    private static List<Normalizer> cleaned(
            PieceClass kind, TokenizerConfig config, boolean lowers, SentencePieceNormalizer own) {
        var parts = new ArrayList<Normalizer>();
        if (config.flag("remove_space", true)) {
            parts.add(new Replace(Pattern.regex(SPACES), " "));
            parts.add(new Strip(true, true));
        }
        parts.add(new Replace(Pattern.literal("``"), "\""));
        parts.add(new Replace(Pattern.literal("''"), "\""));
        if (!config.flag("keep_accents", kind == PieceClass.FNET)) {
            parts.add(new UnicodeForm(Form.NFKD));
            parts.add(new StripCombining());
            if (lowers) {
                parts.add(new Lowercase()); // what a compatibility form was of
            }
        }
        parts.add(own);
        return parts;
    }
}
