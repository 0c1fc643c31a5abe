package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;

/// SentencePiece's normaliser as `transformers` uses it with `legacy` off (`tokenization_t5.py`,
/// `tokenize`): a stretch behind an added token goes on where the token ended, so no space is put
/// before it and the first one that is typed stays. A typed ▁ is a space.
///
/// @param inner the normaliser, without a space of its own
/// @param prefix what is put before the text, or ""
/// @param always a stretch goes on even where it begins with no space, so nothing is dropped there
public record Continued(SentencePieceNormalizer inner, String prefix, boolean always)
        implements Normalizer {
    private static final char MARK = '\u2581';

    @Override
    public AlignedText apply(AlignedText text) {
        var spaced = spaced(text);
        boolean first = text.base() == 0 && !prefix.isEmpty() && inner.rules().begins();
        var begun = first ? spaced.preceded(prefix) : spaced;
        String s = begun.text();
        boolean goesOn =
                always || s.startsWith(" ") || s.startsWith(prefix.isEmpty() ? " " : prefix);
        return inner.part(inner.rules().begins() && !goesOn, inner.rules().finishes()).apply(begun);
    }

    /// The normaliser as it works on a part of a text.
    public Continued part(boolean begins, boolean finishes) {
        return new Continued(inner.part(begins, finishes), prefix, always);
    }

    private static AlignedText spaced(AlignedText text) {
        String s = text.text();
        if (s.indexOf(MARK) < 0) {
            return text;
        }
        var out = text.rewrite();
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) == MARK) {
                out.copyReplaced(i, i + 1, " ");
            } else {
                out.copy(i, i + 1);
            }
        }
        return out.done();
    }
}
