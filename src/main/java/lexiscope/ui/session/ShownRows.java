package lexiscope.ui.session;

import lexiscope.model.LanguageModel;
import lexiscope.projection.ExactTsne;
import lexiscope.projection.Pca;
import lexiscope.projection.Projection;
import lexiscope.projection.Tsne;
import lexiscope.projection.Umap;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.kit.Numbers;
import lexiscope.vocabulary.TokenKind;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// Which rows a map shows: all, or for a projection that takes few a selection.
///
/// @param ids ascending
/// @param which how that is said
record ShownRows(int[] ids, String which) {
    /// Of a longer text the begin has as many tokens as a map of few takes.
    private static final int LONGEST = 1 << 16;

    static ShownRows of(Projection projection, LanguageModel model, Session session) {
        int rows = model.rows();
        return switch (projection) {
            case Pca _, Tsne _, Umap _ ->
                    new ShownRows(
                            IntStream.range(0, rows).toArray(),
                            "all " + Numbers.whole(rows) + " rows");
            case ExactTsne _ -> some(model, rows, session);
        };
    }

    /// The selection, else the tokens of the text and the first ordinary ones by id.
    private static ShownRows some(LanguageModel model, int rows, Session session) {
        if (rows <= ExactTsne.MOST) {
            return new ShownRows(
                    IntStream.range(0, rows).toArray(), "all " + Numbers.whole(rows) + " rows");
        }
        String of = " of " + Numbers.whole(rows);
        int[] selected = session.selection().get().ids().filter(id -> id < rows).toArray();
        if (selected.length >= 10 && selected.length <= ExactTsne.MOST) {
            return new ShownRows(selected, Numbers.whole(selected.length) + of + ": the selection");
        }
        var ids = new BitSet();
        int[] inText = tokensOfText(model, session);
        Arrays.stream(inText).filter(id -> id < rows).limit(ExactTsne.MOST).forEach(ids::set);
        int ofText = ids.cardinality();
        for (int id = 0, n = ofText; id < rows && n < ExactTsne.MOST; id++) {
            TokenKind kind = model.vocabulary().kind(id);
            boolean ordinary = kind == TokenKind.WORD_START || kind == TokenKind.CONTINUATION;
            if (ordinary && !ids.get(id)) {
                ids.set(id);
                n++;
            }
        }
        return new ShownRows(
                ids.stream().toArray(),
                Numbers.whole(ids.cardinality())
                        + of
                        + ": those of the text and the first words by id");
    }

    /// The tokens of the text as this model has them. The split at hand may still be that of the
    /// model before, or of an older text.
    private static int[] tokensOfText(LanguageModel model, Session session) {
        TextSplit split = session.split().get();
        String text = session.text().get().text();
        var tokenizer = model.tokenizer();
        if (tokenizer.isEmpty()) {
            return new int[0];
        }
        boolean own = split.beforeVocabulary() == tokenizer.get().vocabulary();
        if (own && split.typed().text().equals(text)) {
            return split.before().ids();
        }
        String begin = text.substring(0, Math.min(text.length(), LONGEST));
        return tokenizer.get().encode(Typed.of(begin), EncodeOptions.DEFAULT).ids();
    }
}
