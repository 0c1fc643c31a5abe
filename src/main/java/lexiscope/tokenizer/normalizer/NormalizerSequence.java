package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;

import java.util.List;

/// Several normalizers, one after the other.
public record NormalizerSequence(List<Normalizer> normalizers) implements Normalizer {
    public NormalizerSequence {
        normalizers = List.copyOf(normalizers);
    }

    @Override
    public AlignedText apply(AlignedText text) {
        for (var n : normalizers) {
            text = n.apply(text);
        }
        return text;
    }
}
