package lexiscope.format.part;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
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
/// @param refusal why text cannot be split, where the file has a tokenizer that is not read
/// @param notes what a person should know besides, a sentence each
public record ModelParts(
        String family,
        Optional<Tokenizer> tokenizer,
        Optional<Vocabulary> words,
        Optional<EmbeddingMatrix> matrix,
        String tensor,
        Optional<EmbeddingMatrix> output,
        String outputTensor,
        Optional<Boolean> tied,
        Optional<String> refusal,
        List<String> notes) {

    private static final ModelParts NOTHING =
            new ModelParts(
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    List.of());

    public ModelParts {
        notes = List.copyOf(notes);
    }

    /// What one file holds of the matrices.
    ///
    /// @param output an output matrix of its own
    /// @param tied whether the file has both in one, as far as it tells
    public static ModelParts of(
            EmbeddingMatrix matrix,
            String tensor,
            Optional<EmbeddingMatrix> output,
            String outputTensor,
            Optional<Boolean> tied,
            List<String> notes) {
        return new ModelParts(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(matrix),
                tensor,
                output,
                outputTensor,
                tied,
                Optional.empty(),
                notes);
    }

    /// A tokenizer alone.
    public static ModelParts of(String family, Tokenizer tokenizer, List<String> notes) {
        return NOTHING.withTokenizer(family, tokenizer, notes);
    }

    /// A list of words alone.
    public static ModelParts of(Vocabulary words) {
        return NOTHING.withWords("words", words);
    }

    /// A vocabulary whose tokenizer cannot be read.
    ///
    /// @param why text cannot be split, as a sentence
    public static ModelParts of(Vocabulary vocabulary, String why, List<String> notes) {
        return NOTHING.withWords("vocabulary only", vocabulary).noting(notes).refusing(why);
    }

    /// A matrix alone.
    public static ModelParts of(EmbeddingMatrix matrix, String tensor, List<String> notes) {
        return of(matrix, tensor, Optional.empty(), "", Optional.empty(), notes);
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
                refusal,
                notes);
    }

    /// The same with a tokenizer.
    public ModelParts withTokenizer(String named, Tokenizer splitting, List<String> more) {
        var all = new ArrayList<>(notes);
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
                Optional.empty(),
                all);
    }

    /// The same where the tokenizer that the file has is not read.
    ///
    /// @param why text cannot be split, as a sentence
    public ModelParts refusing(String why) {
        return refused(why + " Text cannot be split; the vocabulary opens without.");
    }

    /// The same with a refusal that another part has.
    public ModelParts refused(String whole) {
        return new ModelParts(
                family,
                tokenizer,
                words,
                matrix,
                tensor,
                output,
                outputTensor,
                tied,
                Optional.of(whole),
                notes);
    }

    /// The same with further notes.
    public ModelParts also(List<String> more) {
        var all = new ArrayList<>(notes);
        all.addAll(more);
        return noting(all);
    }

    /// The same with other notes.
    public ModelParts noting(List<String> other) {
        return new ModelParts(
                family,
                tokenizer,
                words,
                matrix,
                tensor,
                output,
                outputTensor,
                tied,
                refusal,
                other);
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
                refusal,
                notes);
    }
}
