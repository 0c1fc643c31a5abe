package lexiscope.format;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.tokenizer.Tokenizer;

import java.util.List;
import java.util.Optional;

/// What one file holds of a model.
///
/// @param family the kind of tokenizer, or ""
/// @param tokenizer its tokenizer
/// @param matrix its input embedding matrix
/// @param tensor the name of the tensor the matrix is
/// @param hasOutputMatrix whether an output matrix of its own lies beside it
/// @param notes what a person should know, a sentence each
public record Parts(
        String family,
        Optional<Tokenizer> tokenizer,
        Optional<EmbeddingMatrix> matrix,
        String tensor,
        boolean hasOutputMatrix,
        List<String> notes) {
    public Parts {
        notes = List.copyOf(notes);
    }

    /// A tokenizer alone.
    static Parts of(String family, Tokenizer tokenizer, List<String> notes) {
        return new Parts(family, Optional.of(tokenizer), Optional.empty(), "", false, notes);
    }

    /// A matrix alone.
    static Parts of(
            EmbeddingMatrix matrix, String tensor, boolean hasOutputMatrix, List<String> notes) {
        return new Parts("", Optional.empty(), Optional.of(matrix), tensor, hasOutputMatrix, notes);
    }
}
