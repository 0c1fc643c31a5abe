package lexiscope.ui.session;

import lexiscope.model.ModelFacts;
import lexiscope.passage.ContextUse;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// What is counted of an encoding, once, on the worker that made it. Cost: one pass over its
/// pieces.
///
/// @param tokens tokens in all, those of the template included
/// @param perToken characters (code points) of the text a token, those of the template counted; NaN
///   where there is no text or no token
/// @param unknown unknown tokens
/// @param before ids that the template adds before the text
/// @param after ids that it adds after it
/// @param times how often each id occurs, by id, up to the highest that does; owned, not written
public record TokenCounts(
        int tokens,
        double perToken,
        int unknown,
        List<Integer> before,
        List<Integer> after,
        int[] times) {
    /// Of nothing.
    public static final TokenCounts NONE =
            new TokenCounts(0, Double.NaN, 0, List.of(), List.of(), new int[0]);

    /// Counts.
    ///
    /// @param text that was encoded
    public static TokenCounts of(String text, Encoding e) {
        var before = new ArrayList<Integer>();
        var after = new ArrayList<Integer>();
        int unknown = 0;
        boolean begun = false;
        int[] times = new int[1 + Arrays.stream(e.ids()).max().orElse(-1)];
        for (int i = 0; i < e.size(); i++) {
            times[e.ids()[i]]++;
            if (e.is(i, Pieces.TEMPLATE)) {
                (begun ? after : before).add(e.ids()[i]);
            } else {
                begun = true;
                unknown += e.is(i, Pieces.UNKNOWN) ? 1 : 0;
            }
        }
        int characters = text.codePointCount(0, text.length());
        double perToken =
                characters == 0 || e.size() == 0 ? Double.NaN : (double) characters / e.size();
        return new TokenCounts(e.size(), perToken, unknown, before, after, times);
    }

    /// How much of a model's context they take; empty where its length is not known.
    public Optional<ContextUse> use(ModelFacts facts) {
        return facts.contextLength()
                .filter(length -> length > 0)
                .map(length -> new ContextUse(tokens, length, after.size()));
    }

    /// How often a token occurs.
    public int times(int id) {
        return id >= 0 && id < times.length ? times[id] : 0;
    }

    /// The ids that occur.
    public BitSet ids() {
        var ids = new BitSet(times.length);
        for (int id = 0; id < times.length; id++) {
            ids.set(id, times[id] > 0);
        }
        return ids;
    }
}
