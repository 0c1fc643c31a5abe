package lexiscope.trial.effect;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.proposal.Plan;
import lexiscope.trial.proposal.Quoted;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether a token makes plain sentences longer, whatever the text at hand holds: a word that the
/// model knows behind a space, or with an ending, is cut out of both once it is an added token.
public final class Dearer {
    /// What stands around the token; its place is the %.
    private static final List<String> AROUND = List.of("a % a", "a %s a", "a %ing a");

    private static final EncodeOptions BARE = new EncodeOptions(false, true);

    private Dearer() {}

    /// What there is to say, where it takes more tokens than the model took without it. Cost: six
    /// encodings of a few words.
    public static Optional<String> sentence(Plan plan, Answer.Taken taken) {
        String content = taken.proposal().content();
        if (plan.tokenizer().vocabulary().added(taken.id()) == null || !wordLike(content)) {
            return Optional.empty();
        }
        for (String around : AROUND) {
            String text = around.replace("%", content);
            Encoding before = plan.before().encode(text, BARE);
            int was = before.size();
            int[] now = plan.tokenizer().encode(text, BARE).ids();
            if (now.length > was
                    && known(before, 0, was)
                    && Arrays.stream(now).anyMatch(id -> id == taken.id())) {
                boolean space = around.equals(AROUND.getFirst());
                return Optional.of(sentence(space, text, was, now.length));
            }
        }
        return Optional.empty();
    }

    private static String sentence(boolean space, String text, int was, int now) {
        return Quoted.of(text)
                + " is "
                + now
                + " tokens with it and "
                + was
                + " without: the model "
                + (space
                        ? "has this word with the space before it, which an added token leaves"
                                + " behind."
                        : "has such longer words whole. Single word leaves them.");
    }

    private static boolean wordLike(String content) {
        return !content.isEmpty()
                && Character.isLetterOrDigit(content.codePointAt(0))
                && Character.isLetterOrDigit(content.codePointBefore(content.length()));
    }

    /// Whether none of these tokens stands for what the model does not know: more tokens than that
    /// are no loss.
    static boolean known(Encoding encoding, int from, int to) {
        for (int i = from; i < to; i++) {
            if (encoding.is(i, Pieces.UNKNOWN)) {
                return false;
            }
        }
        return true;
    }
}
