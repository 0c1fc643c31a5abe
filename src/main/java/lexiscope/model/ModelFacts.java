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
/// @param notes what a person should know, a sentence each
/// @param warnings those of the notes that say what does not work, to be told at once
public record ModelFacts(
        String name,
        String family,
        String tensor,
        Optional<Boolean> tied,
        Optional<Integer> contextLength,
        List<String> sources,
        List<String> notes,
        List<String> warnings) {
    public ModelFacts {
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /// The same with further notes.
    public ModelFacts noting(List<String> more) {
        var all = new java.util.ArrayList<>(notes);
        all.addAll(more);
        return new ModelFacts(name, family, tensor, tied, contextLength, sources, all, warnings);
    }
}
