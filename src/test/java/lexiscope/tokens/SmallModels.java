package lexiscope.tokens;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.HeapMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelFacts;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Models of a handful of tokens, made by hand.
public final class SmallModels {
    private SmallModels() {}

    /// A vocabulary of spellings; null leaves an id without a token.
    public static LanguageModel of(Spelling spelling, @Nullable String... entries) {
        return of(new Vocabulary(entries, Map.of(), spelling), Optional.empty(), Optional.empty());
    }

    public static LanguageModel of(
            Vocabulary vocabulary, Optional<SubwordModel> subword, Optional<float[][]> rows) {
        var facts =
                new ModelFacts(
                        "small", "", "", Optional.empty(), Optional.empty(), List.of(), List.of());
        Optional<Tokenizer> tokenizer =
                subword.map(
                        s ->
                                new Tokenizer(
                                        vocabulary,
                                        new Stages(
                                                Optional.empty(),
                                                Optional.empty(),
                                                s,
                                                Optional.empty(),
                                                Optional.empty())));
        return new LanguageModel(
                facts, vocabulary, tokenizer, rows.map(SmallModels::matrix), Arena.ofAuto());
    }

    /// Rows as a matrix.
    public static EmbeddingMatrix matrix(float[][] rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, all, r * rows[r].length, rows[r].length);
        }
        return new HeapMatrix(all, rows[0].length);
    }

    /// An added token.
    public static AddedToken added(String content, boolean special) {
        return new AddedToken(content, false, false, false, false, special);
    }
}
