package lexiscope.trial.proposal;

import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.NewEntries;
import lexiscope.vocabulary.AddedToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A list of proposals carried out together on a model.
///
/// @param before the tokenizer as opened
/// @param answers one a proposal, in their order
/// @param entries what is put into the subword model for them
/// @param added the added tokens among them by id
/// @param tokenizer the tokenizer with all that were taken
/// @param rows the rows that need a first vector, in order of their ids
public record Plan(
        Tokenizer before,
        List<Answer> answers,
        NewEntries entries,
        Map<Integer, AddedToken> added,
        Tokenizer tokenizer,
        List<PlannedRow> rows) {
    public Plan {
        added = Map.copyOf(added);
        answers = List.copyOf(answers);
        rows = List.copyOf(rows);
    }

    /// Carries proposals out, the earlier ones first.
    ///
    /// A text that the model has an entry of keeps that entry's id and row and becomes whole, as
    /// `add_tokens` of the reference does it (`added_vocabulary.rs`); what is an added token
    /// already, or stands twice in the list, is refused by itself and the others go on.
    ///
    /// @throws IllegalArgumentException with a sentence where the model has no tokenizer
    public static Plan of(LanguageModel model, List<Proposal> proposals) {
        Tokenizer tokenizer =
                model.tokenizer()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "This model has no tokenizer to add a token to."));
        return new Planner(tokenizer, model.rows(), model.matrix().isPresent()).plan(proposals);
    }

    /// The proposals that were taken.
    public List<Answer.Taken> taken() {
        var taken = new ArrayList<Answer.Taken>();
        for (Answer answer : answers) {
            if (answer instanceof Answer.Taken t) {
                taken.add(t);
            }
        }
        return taken;
    }

    /// Those that were not.
    public List<Answer.Refused> refused() {
        var refused = new ArrayList<Answer.Refused>();
        for (Answer answer : answers) {
            if (answer instanceof Answer.Refused r) {
                refused.add(r);
            }
        }
        return refused;
    }
}
