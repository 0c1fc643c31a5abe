package lexiscope.format.part;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.vocabulary.Vocabulary;

import java.util.List;
import java.util.Optional;

/// What one file holds of a model.
///
/// @param family the kind of tokenizer, or ""
/// @param tokenizer its tokenizer
/// @param words the words it names, where it has no tokenizer: the token of a row
/// @param matrix its input embedding matrix
/// @param tensor the name of the tensor the matrix is
/// @param output an output matrix of its own
/// @param outputTensor the name of that one's tensor
/// @param tied whether input and output matrix are one, as far as the file tells
/// @param notes what a person should know, a sentence each
public record ModelParts(
        String family,
        Optional<Tokenizer> tokenizer,
        Optional<Vocabulary> words,
        Optional<EmbeddingMatrix> matrix,
        String tensor,
        Optional<EmbeddingMatrix> output,
        String outputTensor,
        Optional<Boolean> tied,
        List<String> notes) {
    /// What a note ends with that says why a tokenizer is not read.
    public static final String VOCABULARY_ONLY =
            "Text cannot be split; the vocabulary opens without.";

    public ModelParts {
        notes = List.copyOf(notes);
    }

    /// A tokenizer alone.
    public static ModelParts of(String family, Tokenizer tokenizer, List<String> notes) {
        return new ModelParts(
                family,
                Optional.of(tokenizer),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                "",
                Optional.empty(),
                notes);
    }

    /// A vocabulary whose tokenizer cannot be read; the first note says why.
    public static ModelParts of(Vocabulary vocabulary, List<String> notes) {
        return new ModelParts(
                "vocabulary only",
                Optional.empty(),
                Optional.of(vocabulary),
                Optional.empty(),
                "",
                Optional.empty(),
                "",
                Optional.empty(),
                notes);
    }

    /// A matrix alone.
    public static ModelParts of(EmbeddingMatrix matrix, String tensor, List<String> notes) {
        return new ModelParts(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(matrix),
                tensor,
                Optional.empty(),
                "",
                Optional.empty(),
                notes);
    }

    /// A matrix whose rows have words.
    public static ModelParts of(
            String family, EmbeddingMatrix matrix, Vocabulary words, List<String> notes) {
        return of(matrix, "", notes).withWords(family, words);
    }

    /// The same with words for the rows.
    public ModelParts withWords(String named, Vocabulary vocabulary) {
        return new ModelParts(
                named,
                tokenizer,
                Optional.of(vocabulary),
                matrix,
                tensor,
                output,
                outputTensor,
                tied,
                notes);
    }

    /// The same with a tokenizer.
    public ModelParts withTokenizer(String named, Tokenizer splitting, List<String> more) {
        var all = new java.util.ArrayList<>(notes);
        all.addAll(more);
        return new ModelParts(
                named,
                Optional.of(splitting),
                words,
                matrix,
                tensor,
                output,
                outputTensor,
                tied,
                all);
    }

    /// The same with further notes.
    public ModelParts also(List<String> more) {
        var all = new java.util.ArrayList<>(notes);
        all.addAll(more);
        return noting(all);
    }

    /// The same with other notes.
    public ModelParts noting(List<String> other) {
        return new ModelParts(
                family, tokenizer, words, matrix, tensor, output, outputTensor, tied, other);
    }

    /// The same where the file itself says whether input and output are one.
    public ModelParts tied(boolean one) {
        return new ModelParts(
                family,
                tokenizer,
                words,
                matrix,
                tensor,
                output,
                outputTensor,
                Optional.of(one),
                notes);
    }
}
