package lexiscope.trial.first;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.matching.MatchBy;
import lexiscope.matching.Matching;
import lexiscope.matching.Procrustes;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.trial.proposal.PlannedRow;
import lexiscope.trial.proposal.Quoted;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Another open model, and what it shares with the one at hand; found once.
final class Donor {
    private final LanguageModel model;
    private Optional<Matching> matching = Optional.empty();
    private final Map<EmbeddingMatrix, Procrustes> rotations = new HashMap<>();

    Donor(LanguageModel model) {
        this.model = model;
    }

    LanguageModel model() {
        return model;
    }

    /// Its rows: those of its output matrix where an output row is made and it has one of its own.
    EmbeddingMatrix rows(boolean output) {
        EmbeddingMatrix input = model.matrix().orElseThrow();
        return output ? model.output().orElse(input) : input;
    }

    /// Its row of a token that is new to the model at hand.
    ///
    /// @throws IllegalArgumentException with a sentence where it has none
    float[] row(PlannedRow row, boolean output) {
        EmbeddingMatrix rows = rows(output);
        var tokenizer = model.tokenizer().orElseThrow();
        int[] pieces = tokenizer.encode(row.text(), new EncodeOptions(false, true)).ids();
        int id = pieces.length == 1 ? pieces[0] : tokenizer.entry(row.text()).orElse(-1);
        if (id < 0 && !row.text().startsWith(" ")) {
            int[] spaced = tokenizer.encode(" " + row.text(), new EncodeOptions(false, true)).ids();
            id = spaced.length == 1 ? spaced[0] : -1;
        }
        if (id < 0 || id >= rows.rows()) {
            throw new IllegalArgumentException(
                    model.facts().name()
                            + " has no token "
                            + Quoted.of(row.text())
                            + " either: it splits it into "
                            + pieces.length
                            + " pieces. Take a model that has it, or another first vector.");
        }
        float[] vector = new float[rows.dim()];
        rows.row(id, vector);
        return vector;
    }

    /// Its tokens beside those of the model at hand.
    synchronized Matching matching(Vocabulary own, Progress progress) {
        if (matching.isEmpty()) {
            matching = Optional.of(Matching.of(model.vocabulary(), own, MatchBy.TEXT, progress));
        }
        return matching.get();
    }

    synchronized Procrustes rotation(Ground ground, Progress progress) {
        Procrustes known = rotations.get(ground.matrix());
        if (known == null) {
            var shared = matching(ground.tokenizer().vocabulary(), progress.part(0, 0.1));
            known =
                    Procrustes.of(
                            rows(ground.output()),
                            ground.matrix(),
                            shared,
                            new Procrustes.Options(true, true),
                            progress.part(0.1, 1));
            rotations.put(ground.matrix(), known);
        }
        return known;
    }
}
