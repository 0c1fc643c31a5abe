package lexiscope.ui.steps;

import lexiscope.tokenizer.aligned.AlignedText;
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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the rules that rewrite text do, in words, and which of them had something to do.
final class RewritingWords {
    private RewritingWords() {}

    /// A rule that changed a text.
    ///
    /// @param words what it does
    /// @param after the text that it left
    record Stage(String words, String after) {}

    /// The rules that changed a text, one after the other.
    static List<Stage> stages(Optional<Normalizer> normalizer, String typed) {
        var stages = new ArrayList<Stage>();
        AlignedText text = AlignedText.typed(typed, 0);
        for (Normalizer rule : normalizer.map(RewritingWords::rules).orElse(List.of())) {
            AlignedText next = rule.apply(text);
            if (!next.text().equals(text.text())) {
                stages.add(new Stage(of(rule), next.text()));
            }
            text = next;
        }
        return stages;
    }

    private static List<Normalizer> rules(Normalizer n) {
        return n instanceof NormalizerSequence s
                ? s.normalizers().stream().flatMap(m -> rules(m).stream()).toList()
                : List.of(n);
    }

    static String of(Normalizer rule) {
        return switch (rule) {
            case BertNormalizer _, LlamaBertNormalizer _ ->
                    "BERT's cleaning: control characters fall away, and as the model was made,"
                            + " letters become small and lose their accents";
            case ByteLevelNormalizer _ -> "every byte becomes a visible character";
            case Continued c -> of(c.inner());
            case LlamaNormalizer _ -> "llama.cpp's spelling of spaces";
            case Lowercase _ -> "capital letters become small";
            case Nmt _ -> "control characters fall away, rare spaces become plain ones";
            case NormalizerSequence _ -> "several rules, one after the other";
            case Precompiled _ -> "the table that came with the model rewrites characters";
            case Prepend p -> p.prefix() + " is put before the text";
            case Replace r -> r.pattern() + " becomes “" + r.content() + "”";
            case SentencePieceNormalizer _ ->
                    "SentencePiece's rules: characters by its table, spaces become ▁";
            case Strip _ -> "white space at the ends falls away";
            case StripAccents _, StripCombining _ -> "accents fall away";
            case UnicodeForm f -> "Unicode's " + f.form() + ": one spelling of what looks the same";
        };
    }
}
