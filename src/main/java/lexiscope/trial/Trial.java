package lexiscope.trial;

import lexiscope.change.ModelChange;
import lexiscope.change.NewRow;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.ExtendedMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.vocabulary.AddedToken;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/// A proposed token carried out on a model.
///
/// A text that the model has an entry of keeps that entry's id and row and becomes whole, as
/// `add_tokens` of the reference does it (`added_vocabulary.rs`).
///
/// @param proposed the proposal
/// @param id the id it gets, or has
/// @param pieces the tokens that its text is split into without it
/// @param row the row it begins with, untrained, or the one that its entry has; empty where the
///   model has no matrix
/// @param reusesRow whether the matrix had a row of this id already, which no token used
/// @param entry whether the model has an entry of this id already, which becomes whole
/// @param trained whether the row is the one that the entry has
public record Trial(
        TrialToken proposed,
        int id,
        int[] pieces,
        Optional<float[]> row,
        boolean reusesRow,
        boolean entry,
        boolean trained) {
    /// Carries a proposal out: the id of its entry, else the one after the last, the pieces, the
    /// row.
    ///
    /// @throws IllegalArgumentException with a sentence when the token is empty, a lone surrogate,
    ///   an added token already, or would never be found
    public static Trial of(LanguageModel model, TrialToken proposed) {
        String content = proposed.token().content();
        Tokenizer tokenizer =
                model.tokenizer()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "This model has no tokenizer to add a token to."));
        check(tokenizer, proposed.token());
        int[] pieces = tokenizer.encode(content, new EncodeOptions(false, true)).ids();
        OptionalInt entry = tokenizer.entry(content);
        if (entry.isPresent() && (entry.getAsInt() < model.rows() || model.matrix().isEmpty())) {
            Optional<float[]> row = model.matrix().map(m -> row(m, entry.getAsInt()));
            return new Trial(proposed, entry.getAsInt(), pieces, row, false, true, row.isPresent());
        }
        int id = entry.orElse(model.vocabulary().size());
        Optional<float[]> row = model.matrix().map(m -> proposed.initialisation().row(m, pieces));
        return new Trial(proposed, id, pieces, row, id < model.rows(), entry.isPresent(), false);
    }

    private static void check(Tokenizer tokenizer, AddedToken token) {
        String content = token.content();
        if (content.isEmpty()) {
            throw new IllegalArgumentException("Type the token to add.");
        }
        if (content.chars().anyMatch(c -> Character.isSurrogate((char) c))
                && !StandardCharsets.UTF_8.newEncoder().canEncode(content)) {
            throw new IllegalArgumentException(
                    "This text holds half a character (a lone surrogate) and cannot be a token.");
        }
        tokenizer
                .vocabulary()
                .added()
                .forEach(
                        (id, other) -> {
                            if (other.content().equals(content)) {
                                throw new IllegalArgumentException(
                                        "“"
                                                + content
                                                + "” is there already: it is the added token "
                                                + id
                                                + ".");
                            }
                        });
        var normalizer = tokenizer.stages().normalizer();
        if (token.normalized()
                && normalizer.isPresent()
                && normalizer.get().apply(AlignedText.typed(content, 0)).isEmpty()) {
            throw new IllegalArgumentException(
                    "The normaliser leaves nothing of “"
                            + content
                            + "”, so it would never be found; let it match the text as typed.");
        }
    }

    private static float[] row(EmbeddingMatrix matrix, int id) {
        float[] row = new float[matrix.dim()];
        matrix.row(id, row);
        return row;
    }

    /// What becomes of the token, in a sentence for people.
    ///
    /// @param number how numbers are written
    public String outcome(IntFunction<String> number) {
        String at = number.apply(id);
        if (entry) {
            String kept = trained ? " and its row." : row.isEmpty() ? "." : " and gets a row.";
            return "It is entry " + at + " already; it will be made whole: it keeps its id" + kept;
        }
        String gets =
                reusesRow
                        ? "It takes row " + at + ", which the matrix has and no token used."
                        : "It gets id " + at + (row.isEmpty() ? "." : ", one row after the last.");
        boolean zero = pieces.length == 0 && row.isPresent();
        boolean mean = proposed.initialisation() instanceof Initialisation.MeanOfPieces;
        return zero && mean
                ? gets + " The model knows no piece of it, so the row begins with zeros."
                : gets;
    }

    /// The model with some trials applied, one after the other.
    public static LanguageModel applied(LanguageModel model, List<Trial> trials) {
        if (trials.isEmpty() || model.tokenizer().isEmpty()) {
            return model;
        }
        Map<Integer, AddedToken> tokens = new HashMap<>();
        Map<Integer, float[]> rows = new HashMap<>();
        for (Trial t : trials) {
            tokens.put(t.id, t.proposed.token());
            if (!t.trained) {
                t.row.ifPresent(row -> rows.put(t.id, row));
            }
        }
        Optional<EmbeddingMatrix> matrix = model.matrix().map(m -> new ExtendedMatrix(m, rows));
        return model.seenWith(model.tokenizer().get().with(tokens), matrix);
    }

    /// Some trials as a change of the model that they were carried out on, to be written.
    ///
    /// @param madeBy the verb or the part of the window that it comes from
    public static ModelChange change(String madeBy, LanguageModel model, List<Trial> trials) {
        Map<Integer, AddedToken> tokens = new HashMap<>();
        Map<Integer, NewRow> rows = new HashMap<>();
        var said = new ArrayList<Map<String, Object>>();
        for (Trial t : trials) {
            tokens.put(t.id, t.proposed.token());
            if (!t.trained) {
                t.row.ifPresent(row -> rows.put(t.id, t.first(row, model)));
            }
            var row = new LinkedHashMap<String, Object>();
            row.put("id", t.id);
            row.put("init", t.trained ? "kept" : t.proposed.initialisation().label());
            row.put("piece_ids", t.pieces);
            row.put("entry", t.entry);
            row.put("reuses_row", t.reusesRow);
            said.add(row);
        }
        int before = model.matrix().isPresent() ? model.rows() : model.vocabulary().size();
        return ModelChange.adding(madeBy, before, tokens, rows).saying(Map.of("first_rows", said));
    }

    /// The row in all tables: an output matrix of its own begins in the same way.
    private NewRow first(float[] input, LanguageModel model) {
        int[] like =
                switch (proposed.initialisation()) {
                    case Initialisation.MeanOfPieces _ -> pieces;
                    case Initialisation.CopyOf copy -> new int[] {copy.id()};
                };
        NewRow row = NewRow.of(input, like);
        return model.output().isPresent()
                ? row.withOutput(proposed.initialisation().row(model.output().get(), pieces))
                : row;
    }
}
