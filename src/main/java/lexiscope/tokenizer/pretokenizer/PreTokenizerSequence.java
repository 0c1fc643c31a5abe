package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;

import java.util.ArrayList;
import java.util.List;

/// Several pre-tokenizers: each cuts what the one before left.
public record PreTokenizerSequence(List<PreTokenizer> preTokenizers) implements PreTokenizer {
    public PreTokenizerSequence {
        preTokenizers = List.copyOf(preTokenizers);
    }

    @Override
    public List<AlignedText> split(AlignedText text) {
        List<AlignedText> words = List.of(text);
        for (var p : preTokenizers) {
            var next = new ArrayList<AlignedText>();
            for (var word : words) {
                next.addAll(p.split(word));
            }
            words = next;
        }
        return words;
    }
}
