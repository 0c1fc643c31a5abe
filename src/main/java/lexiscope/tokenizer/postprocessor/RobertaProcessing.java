package lexiscope.tokenizer.postprocessor;

import lexiscope.tokenizer.aligned.Pieces;

import java.util.function.IntFunction;

/// One special token before and one after the text; with trimming where RoBERTa's byte-level spaces
/// are to be hidden.
///
/// Serves BERT's `[CLS] … [SEP]` (no trimming) and RoBERTa's `<s> … </s>`.
///
/// @param first id of the token before
/// @param last id of the token after
/// @param trimming how reported spans are trimmed first
public record RobertaProcessing(int first, int last, ByteLevelTrimming trimming)
        implements PostProcessor {
    @Override
    public Pieces apply(
            Pieces pieces, String text, boolean addSpecialTokens, IntFunction<String> spelling) {
        var trimmed = trimming.apply(pieces, text, addSpecialTokens, spelling);
        if (!addSpecialTokens) {
            return trimmed;
        }
        var out = new Pieces(trimmed.size() + 2);
        out.template(first, 0);
        out.addAll(trimmed);
        out.template(last, text.length());
        return out;
    }

    @Override
    public boolean trims() {
        return trimming.trims();
    }

    @Override
    public boolean once() {
        return true;
    }
}
