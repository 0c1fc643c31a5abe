package lexiscope.tokenizer.postprocessor;

import lexiscope.tokenizer.aligned.Pieces;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/// A template of special tokens around the text: the `single` form of the file.
///
/// @param single the parts in order
public record TemplateProcessing(List<Part> single) implements PostProcessor {
    public TemplateProcessing {
        single = List.copyOf(single);
    }

    /// A part of the template.
    public sealed interface Part {
        /// The typed text.
        record Sequence() implements Part {}

        /// Special tokens; one name may stand for several ids.
        record Special(List<Integer> ids) implements Part {
            public Special {
                ids = List.copyOf(ids);
            }
        }

        /// A special token that stands only where the token before it is another.
        record Unless(int id) implements Part {}
    }

    @Override
    public Pieces apply(
            Pieces pieces, String text, boolean addSpecialTokens, IntFunction<String> spelling) {
        var parts =
                addSpecialTokens
                        ? single
                        : single.stream().filter(part -> part instanceof Part.Sequence).toList();
        if (parts.equals(List.of(new Part.Sequence()))) {
            return pieces;
        }
        int size = 0;
        for (var part : parts) {
            size +=
                    switch (part) {
                        case Part.Sequence _ -> pieces.size();
                        case Part.Special special -> special.ids.size();
                        case Part.Unless _ -> 1;
                    };
        }
        var out = new Pieces(size);
        int at = 0;
        for (var part : parts) {
            switch (part) {
                case Part.Sequence _ -> {
                    out.addAll(pieces);
                    at = text.length();
                }
                case Part.Special special -> {
                    for (int id : special.ids) {
                        out.template(id, at);
                    }
                }
                case Part.Unless unless -> {
                    if (out.size() == 0 || out.id(out.size() - 1) != unless.id) {
                        out.template(unless.id, at);
                    }
                }
            }
        }
        return out;
    }

    @Override
    public boolean trims() {
        return false;
    }

    @Override
    public boolean once() {
        return single.stream().filter(part -> part instanceof Part.Sequence).count() == 1;
    }

    @Override
    public OptionalInt spared() {
        return single.stream()
                .filter(Part.Unless.class::isInstance)
                .mapToInt(part -> ((Part.Unless) part).id)
                .findFirst();
    }
}
