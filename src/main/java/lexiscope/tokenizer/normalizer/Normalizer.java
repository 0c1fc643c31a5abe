package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;

/// Rewrites text before it is cut, keeping its alignment.
public sealed interface Normalizer
        permits BertNormalizer,
                ByteLevelNormalizer,
                Continued,
                LlamaBertNormalizer,
                LlamaNormalizer,
                Lowercase,
                Nmt,
                NormalizerSequence,
                Precompiled,
                Prepend,
                Replace,
                SentencePieceNormalizer,
                Strip,
                StripAccents,
                StripCombining,
                UnicodeForm {
    /// The text rewritten; the same object where nothing changes. Cost: linear.
    AlignedText apply(AlignedText text);
}
