package lexiscope.passage;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.Tokenizer;

import java.util.ArrayList;
import java.util.List;

/// The text of some ids, and where encoding that text gives other ids.
///
/// A model may write tokens that no text is cut into; what reads its text then sees other tokens
/// than were written. Special tokens are matched in the text and none are added.
///
/// @param ids the ids
/// @param text their text
/// @param again the tokens of that text
/// @param changes where the two differ, in order
public record Drift(int[] ids, String text, Encoding again, List<Change> changes) {
    /// Ids that came out otherwise.
    ///
    /// @param from the first of the ids
    /// @param to behind the last of them
    /// @param againFrom the first of the tokens in their place
    /// @param againTo behind the last of them
    /// @param start where these begin in the text, in UTF-16 units
    /// @param end where they end
    public record Change(int from, int to, int againFrom, int againTo, int start, int end) {}

    private static final EncodeOptions PLAINLY = new EncodeOptions(false, true);

    public Drift {
        changes = List.copyOf(changes);
    }

    /// Decodes ids and encodes the text again.
    public static Drift of(Tokenizer tokenizer, int[] ids) {
        String text = tokenizer.decode(ids);
        Encoding again = tokenizer.encode(text, PLAINLY);
        var changes = new ArrayList<Change>();
        for (IdChanges.Run run : IdChanges.between(ids, again.ids())) {
            int first = run.otherFrom();
            int last = run.otherTo();
            int start = first < again.size() ? again.start(first) : text.length();
            int end = last > first ? again.end(last - 1) : start;
            changes.add(new Change(run.from(), run.to(), first, last, start, end));
        }
        return new Drift(ids, text, again, changes);
    }
}
