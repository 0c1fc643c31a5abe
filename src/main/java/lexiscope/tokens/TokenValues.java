package lexiscope.tokens;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.RowNorms;
import lexiscope.model.LanguageModel;
import lexiscope.tokens.TokenColumn.Categories;
import lexiscope.tokens.TokenColumn.Numbers;
import lexiscope.tokens.TokenColumn.Wholes;
import lexiscope.tokens.TokenValue.Form.Classes;
import lexiscope.tokens.TokenValue.Form.Figures;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/// The values that tokens have in every model, and those that come with a matrix or with merges and
/// scores.
public final class TokenValues {
    private static final Figures WHOLE = new Figures("", 0);
    private static final int STEP = 0xFFF;

    /// The number of the token.
    public static final TokenValue ID =
            new TokenValue(
                    "id",
                    "Id",
                    "The number of the token, and its row.",
                    WHOLE,
                    Scale.ORDINAL,
                    (model, p) -> wholes(model, p, id -> id));

    /// Characters (code points) of its text; none where its bytes are no whole characters.
    public static final TokenValue LENGTH =
            new TokenValue(
                    "length",
                    "Characters",
                    "Characters of its text, a space counted; none for parts of characters.",
                    WHOLE,
                    Scale.AMOUNT,
                    (model, p) ->
                            wholes(
                                    model,
                                    p,
                                    id ->
                                            text(model.vocabulary(), id)
                                                    .map(
                                                            t ->
                                                                    (long)
                                                                            t.codePointCount(
                                                                                    0, t.length()))
                                                    .orElse(Wholes.NONE)));

    /// Bytes of its text.
    public static final TokenValue BYTES =
            new TokenValue(
                    "bytes",
                    "Bytes",
                    "Bytes of its text in UTF-8.",
                    WHOLE,
                    Scale.AMOUNT,
                    (model, p) ->
                            wholes(
                                    model,
                                    p,
                                    id ->
                                            model.vocabulary().has(id)
                                                    ? model.vocabulary().bytes(id).length
                                                    : Wholes.NONE));

    /// Its [TokenKind]; an id without a token is unused.
    public static final TokenValue KIND =
            new TokenValue(
                    "kind",
                    "Kind",
                    "What sort of entry it is; ids without a token are unused.",
                    new Classes(Arrays.stream(TokenKind.values()).map(TokenKind::label).toList()),
                    Scale.NOMINAL,
                    TokenValues::kinds);

    /// The script of its characters.
    public static final TokenValue SCRIPT =
            new TokenValue(
                    "script",
                    "Script",
                    "The Unicode script that most of its characters have, of equals the first;"
                            + " Common where none has one; none for parts of characters.",
                    new Classes(Scripts.NAMES),
                    Scale.NOMINAL,
                    TokenValues::scripts);

    /// Whether its text begins with white space.
    public static final TokenValue SPACE =
            new TokenValue(
                    "space",
                    "Leading space",
                    "Whether its text begins with a space or other white space.",
                    new Classes(List.of("yes", "no")),
                    Scale.NOMINAL,
                    TokenValues::spaces);

    /// The lowest rank of a merge that makes it.
    public static final TokenValue RANK =
            new TokenValue(
                    "rank",
                    "Merge rank",
                    "When it is merged, 0 first; none for what no merge makes.",
                    WHOLE,
                    Scale.ORDINAL,
                    (model, _) ->
                            new Wholes(
                                    PieceFigures.of(model)
                                            .map(f -> f.ranks(size(model)))
                                            .orElse(new long[0])));

    /// Its score in the file.
    public static final TokenValue SCORE =
            new TokenValue(
                    "score",
                    "Score",
                    "What the subword model gives it: a logarithm of its frequency, or the order"
                            + " of merges.",
                    new Figures("", 3),
                    new Scale.Sequential(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                    (model, _) ->
                            new Numbers(
                                    PieceFigures.of(model)
                                            .map(f -> f.scores(size(model)))
                                            .orElse(new float[0])));

    /// The Euclidean norm of its row.
    public static final TokenValue NORM =
            new TokenValue(
                    "norm",
                    "Norm",
                    "The length of its row in the input matrix; none without a row.",
                    new Figures("", 3),
                    Scale.AMOUNT,
                    (model, p) -> new Numbers(norms(model, p).of()));

    /// The share of rows with a smaller norm.
    public static final TokenValue PERCENTILE =
            new TokenValue(
                    "percentile",
                    "Norm percentile",
                    "How many of a hundred rows have a smaller norm.",
                    new Figures("%", 1),
                    new Scale.Sequential(0, 100),
                    TokenValues::percentiles);

    private TokenValues() {}

    /// The values that tokens can have.
    public static List<TokenValue> every() {
        return List.of(ID, LENGTH, BYTES, KIND, SCRIPT, SPACE, RANK, SCORE, NORM, PERCENTILE);
    }

    /// The values that the tokens of a model have.
    public static List<TokenValue> all(LanguageModel model) {
        var all = new ArrayList<>(List.of(ID, LENGTH, BYTES, KIND, SCRIPT, SPACE));
        Optional<PieceFigures> pieces = PieceFigures.of(model);
        if (pieces.filter(PieceFigures::ranked).isPresent()) {
            all.add(RANK);
        }
        if (pieces.filter(PieceFigures::scored).isPresent()) {
            all.add(SCORE);
        }
        if (model.matrix().isPresent()) {
            all.add(NORM);
            all.add(PERCENTILE);
        }
        return List.copyOf(all);
    }

    private static int size(LanguageModel model) {
        return Math.max(model.vocabulary().size(), model.rows());
    }

    private static TokenColumn wholes(
            LanguageModel model, Progress progress, IntToLongFunction of) {
        long[] values = new long[size(model)];
        for (int id = 0; id < values.length; id++) {
            tell(id, values.length, progress);
            values[id] = of.applyAsLong(id);
        }
        return new Wholes(values);
    }

    private static void tell(int id, int size, Progress progress) {
        if ((id & STEP) == 0) {
            progress.at((double) id / size, "values of tokens");
        }
    }

    /// The text of a token, where its bytes are whole characters.
    private static Optional<String> text(Vocabulary vocabulary, int id) {
        if (!vocabulary.has(id)) {
            return Optional.empty();
        }
        byte[] bytes = vocabulary.bytes(id);
        var text = new String(bytes, StandardCharsets.UTF_8);
        // decoding with errors reported is slow, so only where there seems to be one
        return text.indexOf('\uFFFD') < 0 ? Optional.of(text) : ShownForm.text(bytes);
    }

    private static TokenColumn kinds(LanguageModel model, Progress progress) {
        int[] values = new int[size(model)];
        List<TokenKind> order = List.of(TokenKind.values());
        for (int id = 0; id < values.length; id++) {
            tell(id, values.length, progress);
            values[id] = order.indexOf(model.vocabulary().kind(id));
        }
        return new Categories(order.stream().map(TokenKind::label).toList(), values);
    }

    private static TokenColumn scripts(LanguageModel model, Progress progress) {
        int[] values = new int[size(model)];
        for (int id = 0; id < values.length; id++) {
            tell(id, values.length, progress);
            values[id] = text(model.vocabulary(), id).map(Scripts::of).orElse(-1);
        }
        return new Categories(Scripts.NAMES, values);
    }

    private static TokenColumn spaces(LanguageModel model, Progress progress) {
        int[] values = new int[size(model)];
        for (int id = 0; id < values.length; id++) {
            tell(id, values.length, progress);
            values[id] = space(model.vocabulary(), id);
        }
        return new Categories(List.of("yes", "no"), values);
    }

    private static int space(Vocabulary vocabulary, int id) {
        if (!vocabulary.has(id)) {
            return -1;
        }
        var text = new String(vocabulary.bytes(id), StandardCharsets.UTF_8);
        boolean begins =
                !text.isEmpty()
                        && (Character.isWhitespace(text.codePointAt(0))
                                || Character.isSpaceChar(text.codePointAt(0)));
        return begins ? 0 : 1;
    }

    private static RowNorms norms(LanguageModel model, Progress progress) {
        return model.matrix()
                .map(EmbeddingMatrix.class::cast)
                .map(m -> RowNorms.of(m, progress))
                .orElse(RowNorms.NONE);
    }

    private static TokenColumn percentiles(LanguageModel model, Progress progress) {
        RowNorms norms = norms(model, progress);
        float[] values = new float[norms.of().length];
        for (int id = 0; id < values.length; id++) {
            tell(id, values.length, progress);
            values[id] = (float) (100 * norms.percentile(norms.norm(id)));
        }
        return new Numbers(values);
    }
}
