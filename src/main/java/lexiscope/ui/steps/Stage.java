package lexiscope.ui.steps;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.ui.kit.Numbers;

/// The stages that a text goes through, in order.
enum Stage {
    ADDED("Added tokens"),
    NORMALISED("Normalise"),
    WORDS("Words"),
    MODEL("The model"),
    SPECIAL("Special tokens");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// What it did, in a sentence.
    String did(Tokenizer tokenizer, Walk walk, int stop) {
        Trace trace = walk.trace();
        return switch (this) {
            case ADDED -> {
                long found = walk.stops().stream().filter(s -> s.added() >= 0).count();
                yield found == 0
                        ? "None of this model’s added tokens occurs."
                        : found + (found == 1 ? " is" : " are") + " cut out first.";
            }
            case NORMALISED -> {
                if (tokenizer.stages().normalizer().isEmpty()) {
                    yield "No normaliser: the text passes unchanged.";
                }
                long changed =
                        trace.parts().stream()
                                .filter(Trace.Stretch.class::isInstance)
                                .map(Trace.Stretch.class::cast)
                                .flatMap(
                                        s ->
                                                Change.of(trace.text(), s.span(), s.normalised())
                                                        .stream())
                                .filter(c -> c.kind() != Change.Kind.KEPT)
                                .count();
                yield changed == 0
                        ? "Nothing had to change."
                        : "Changed in " + Reasons.counted(changed, "place") + ".";
            }
            case WORDS -> {
                long words = walk.stops().stream().filter(s -> s.word().isPresent()).count();
                yield Numbers.whole(words)
                        + (words == 1 ? " word" : " words")
                        + (tokenizer.stages().preTokenizer().isEmpty()
                                ? "; nothing cuts before the model."
                                : ".");
            }
            case MODEL ->
                    stop < 0
                            ? "There is nothing to cut."
                            : walk.stops()
                                    .get(stop)
                                    .word()
                                    .map(w -> Reasons.model(w) + ".")
                                    .orElse("An added token is not cut.");
            case SPECIAL ->
                    trace.template().isEmpty()
                            ? "This model adds none."
                            : Reasons.counted(trace.template().size(), "token")
                                    + " put around the text.";
        };
    }

    /// What it is called for the steps of a word.
    String title(Steps steps) {
        return this != MODEL
                ? title
                : switch (steps) {
                    case Steps.Direct _ -> "Look up";
                    case Steps.Merged _ -> "Merges";
                    case Steps.Lattice _ -> "The best way";
                    case Steps.Prefixes _ -> "Longest beginnings";
                };
    }
}
