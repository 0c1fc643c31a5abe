package lexiscope.trial.proposal;

import java.util.List;
import java.util.function.IntFunction;

/// What a proposal comes to.
public sealed interface Answer {
    /// What was proposed.
    Proposal proposal();

    /// What happens to the vocabulary.
    enum Kind {
        /// It gets the next id.
        NEW,
        /// The model has an entry of this spelling, which keeps its id and becomes whole.
        MADE_WHOLE,
        /// It takes the place of an entry kept in reserve.
        IN_RESERVE,
        /// The model has an entry of this spelling and produces it already: nothing to do.
        THERE
    }

    /// A proposal that can be carried out.
    ///
    /// @param proposal what was proposed
    /// @param id the id it gets, or has
    /// @param spelling as the vocabulary spells it
    /// @param kind what happens
    /// @param pieces the tokens that its text is split into without it; owned, not to be written
    /// @param rowThere whether the matrix has a row of this id
    /// @param replaced the spelling of the entry whose place it takes, or ""
    /// @param entries how the model comes to produce it; nothing for an added token
    record Taken(
            Proposal proposal,
            int id,
            String spelling,
            Kind kind,
            int[] pieces,
            boolean rowThere,
            String replaced,
            Making entries)
            implements Answer {
        /// Whether its row has been trained as the row of this token.
        public boolean trained() {
            return rowThere && (kind == Kind.MADE_WHOLE || kind == Kind.THERE);
        }

        /// What becomes of it, in a sentence for people.
        ///
        /// @param number how numbers are written
        public String outcome(IntFunction<String> number) {
            String at = number.apply(id);
            return switch (kind) {
                case THERE ->
                        "It is entry "
                                + at
                                + " already and the model produces it; there is nothing to add.";
                case MADE_WHOLE ->
                        "It is entry "
                                + at
                                + " already; it will be made whole: it keeps its id"
                                + (rowThere ? " and its row." : " and gets a row.");
                case IN_RESERVE ->
                        "It takes the place of “"
                                + replaced
                                + "”, entry "
                                + at
                                + ", so that the vocabulary does not grow"
                                + (rowThere ? "; its row is there." : ".");
                case NEW ->
                        rowThere
                                ? "It takes row " + at + ", which the matrix has and no token used."
                                : "It gets id " + at + ", one after the last.";
            };
        }
    }

    /// A proposal that cannot be carried out.
    ///
    /// @param proposal what was proposed
    /// @param sentence why, and what to do
    /// @param id the id of the added token that it is already, or -1
    record Refused(Proposal proposal, String sentence, int id) implements Answer {
        Refused(Proposal proposal, String sentence) {
            this(proposal, sentence, -1);
        }
    }

    /// How a model comes to produce an entry.
    ///
    /// @param helpers ids of further entries that merges have to pass through
    /// @param merges the merges to add, by their spellings, in order
    /// @param firstRank the rank of the first of them, or -1 where there are none
    /// @param score the score of the entry, NaN for models without
    /// @param leastScore the smallest score that wins, NaN for models without; negative infinity
    ///   where any does
    record Making(
            List<Integer> helpers,
            List<String> merges,
            int firstRank,
            double score,
            double leastScore) {
        /// Nothing is needed.
        static final Making NOTHING = new Making(List.of(), List.of(), -1, Double.NaN, Double.NaN);

        public Making {
            helpers = List.copyOf(helpers);
            merges = List.copyOf(merges);
        }
    }
}
