package lexiscope.tokenizer.postprocessor;

import lexiscope.tokenizer.aligned.Pieces;

import java.util.List;
import java.util.function.IntFunction;

/// Several post-processors, one after the other.
public record PostProcessorSequence(List<PostProcessor> processors) implements PostProcessor {
    public PostProcessorSequence {
        processors = List.copyOf(processors);
    }

    @Override
    public Pieces apply(
            Pieces pieces, String text, boolean addSpecialTokens, IntFunction<String> spelling) {
        for (var p : processors) {
            pieces = p.apply(pieces, text, addSpecialTokens, spelling);
        }
        return pieces;
    }

    @Override
    public boolean trims() {
        return processors.stream().anyMatch(PostProcessor::trims);
    }

    @Override
    public boolean once() {
        return processors.stream().allMatch(PostProcessor::once);
    }
}
