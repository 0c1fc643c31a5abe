package lexiscope.ui.session.map;

import lexiscope.model.LanguageModel;
import lexiscope.projection.ExactTsne;
import lexiscope.projection.Pca;
import lexiscope.projection.Projection;
import lexiscope.projection.Tsne;
import lexiscope.projection.Umap;
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
    static ShownRows of(Projection projection, LanguageModel model, PreferredTokens preferred) {
        int rows = model.rows();
        return switch (projection) {
            case Pca _, Tsne _, Umap _ ->
                    new ShownRows(
                            IntStream.range(0, rows).toArray(),
                            "all " + Numbers.whole(rows) + " rows");
            case ExactTsne _ -> some(model, rows, preferred);
        };
    }

    /// The selection, else the tokens of the text and the first ordinary ones by id.
    private static ShownRows some(LanguageModel model, int rows, PreferredTokens preferred) {
        if (rows <= ExactTsne.MOST) {
            return new ShownRows(
                    IntStream.range(0, rows).toArray(), "all " + Numbers.whole(rows) + " rows");
        }
        String of = " of " + Numbers.whole(rows);
        int[] selected = Arrays.stream(preferred.selected()).filter(id -> id < rows).toArray();
        if (selected.length >= 10 && selected.length <= ExactTsne.MOST) {
            return new ShownRows(selected, Numbers.whole(selected.length) + of + ": the selection");
        }
        var ids = new BitSet();
        int[] inText = preferred.ofText(model);
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
}
