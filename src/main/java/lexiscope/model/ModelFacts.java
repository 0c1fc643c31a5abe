package lexiscope.model;

import java.util.List;
import java.util.Optional;

/// What is known of a model beside its vocabulary and rows.
///
/// @param name the name it goes by: that of its folder or file
/// @param family the kind of tokenizer ("byte-level BPE"), or "vocabulary only", "matrix only"
/// @param tensor the name of the tensor the rows come from, or ""
/// @param tied whether input and output matrix are one; empty where unknown
/// @param contextLength the most tokens the model takes; empty where unknown
/// @param sources the files it was read from
/// @param said what a person should know, in the order it is shown
public record ModelFacts(
        String name,
        String family,
        String tensor,
        Optional<Boolean> tied,
        Optional<Integer> contextLength,
        List<String> sources,
        List<ModelNote> said) {
    public ModelFacts {
        sources = List.copyOf(sources);
        said = List.copyOf(said);
    }

    /// The sentences of all that is [#said].
    public List<String> notes() {
        return said.stream().map(ModelNote::sentence).toList();
    }

    /// The sentences of what is to be told at once.
    public List<String> warnings() {
        return said.stream().filter(ModelNote::toldAtOnce).map(ModelNote::sentence).toList();
    }

    /// The sentences of a kind.
    public List<String> said(ModelNote.Kind kind) {
        return said.stream().filter(n -> n.kind() == kind).map(ModelNote::sentence).toList();
    }
}
