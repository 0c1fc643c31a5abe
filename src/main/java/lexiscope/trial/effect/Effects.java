package lexiscope.trial.effect;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.proposal.Plan;
import lexiscope.vocabulary.AddedToken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a plan would change in a text.
///
/// @param text the text
/// @param before its tokens as opened
/// @param after its tokens with the plan's
/// @param changes where they differ
/// @param tokens what each token that was taken does, in their order
public record Effects(
        String text,
        Encoding before,
        Encoding after,
        SplitChanges changes,
        List<TokenEffect> tokens) {
    public Effects {
        tokens = List.copyOf(tokens);
    }

    /// Compares a text before and after, encoded as the reference library does by itself. Cost: two
    /// encodings.
    ///
    /// @param threads at least 1
    public static Effects of(Plan plan, String text, int threads) {
        return of(plan, text, EncodeOptions.DEFAULT, threads);
    }

    private static Effects of(Plan plan, String text, EncodeOptions options, int threads) {
        return of(
                plan,
                text,
                plan.before().encode(text, options, threads),
                plan.tokenizer().encode(text, options, threads));
    }

    /// The same with what is known of the text before. Cost: one encoding.
    ///
    /// @param threads at least 1
    public static Effects of(Plan plan, TextBefore before, int threads) {
        return of(
                plan,
                before.text(),
                before.encoding(),
                plan.tokenizer().encode(before.text(), before.options(), threads));
    }

    /// Compares two encodings of a text that are at hand. Cost: linear in their tokens.
    public static Effects of(Plan plan, String text, Encoding before, Encoding after) {
        Map<Integer, Occurrences> counts = new HashMap<>();
        var order = new ArrayList<Occurrences>();
        for (Answer.Taken taken : plan.taken()) {
            AddedToken added = plan.tokenizer().vocabulary().added(taken.id());
            var one = new Occurrences(taken.id(), taken.proposal().content(), added != null);
            counts.put(taken.id(), one);
            order.add(one);
        }
        int[] ids = after.ids();
        for (int i = 0; i < ids.length; i++) {
            Occurrences one = counts.get(ids[i]);
            if (one != null) {
                one.at(text, after.start(i), after.end(i));
            }
        }
        var changes = SplitChanges.between(before, after);
        for (int n = 0; n < changes.size(); n++) {
            if (changes.saved(n) < 0
                    && Dearer.known(before, changes.beforeFrom(n), changes.beforeTo(n))) {
                int more = -changes.saved(n);
                Arrays.stream(ids, changes.afterFrom(n), changes.afterTo(n))
                        .distinct()
                        .mapToObj(counts::get)
                        .filter(Objects::nonNull)
                        .forEach(one -> one.dearer(more));
            }
        }
        return new Effects(
                text, before, after, changes, order.stream().map(Occurrences::effect).toList());
    }

    /// Tokens saved; negative where more come out.
    public int saved() {
        return before.size() - after.size();
    }

    /// Whether decoding gives the same text as before, and where not.
    ///
    /// Cost: both decoded.
    public RoundTrip decoded(Plan plan) {
        return decoded(plan, plan.before().decode(before.ids()));
    }

    /// The same where what came back before is known. Cost: one decoded.
    public RoundTrip decoded(Plan plan, String cameBack) {
        return RoundTrip.of(cameBack, plan.tokenizer().decode(after.ids()), text);
    }
}
