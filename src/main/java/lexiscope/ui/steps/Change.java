package lexiscope.ui.steps;

import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.aligned.Span;

import java.util.ArrayList;
import java.util.List;

/// What the normaliser made of some typed characters.
///
/// @param span where they were typed; empty for what was put in
/// @param was as typed
/// @param became as it stands afterwards; "" for what was dropped
public record Change(Span span, String was, String became) {
    /// What happened.
    public enum Kind {
        /// They stayed.
        KEPT,
        /// They were rewritten.
        REWRITTEN,
        /// They were put in.
        PUT_IN,
        /// They were dropped.
        DROPPED
    }

    public Kind kind() {
        if (was.equals(became)) {
            return Kind.KEPT;
        }
        return was.isEmpty() ? Kind.PUT_IN : became.isEmpty() ? Kind.DROPPED : Kind.REWRITTEN;
    }

    /// What became of the characters of a span, in order: those that became one thing together are
    /// one. All `became` together are the rewritten text, all `was` what was typed. Cost: linear.
    ///
    /// @param typed the whole typed text
    /// @param within where the rewritten text was typed
    public static List<Change> of(String typed, Span within, Trace.Rewritten text) {
        var changes = new ArrayList<Change>();
        String whole = text.text();
        int at = within.start();
        for (int i = 0; i < whole.length(); ) {
            int next = i + Character.charCount(whole.codePointAt(i));
            int start = Math.max(at, text.starts()[i]);
            int end = Math.max(start, text.ends()[next - 1]);
            // what overlaps in the typed text belongs together
            while (next < whole.length() && together(text, next, start, end)) {
                int more = next + Character.charCount(whole.codePointAt(next));
                end = Math.max(end, text.ends()[more - 1]);
                next = more;
            }
            dropped(typed, at, start, changes);
            changes.add(
                    new Change(
                            new Span(start, end),
                            typed.substring(start, end),
                            whole.substring(i, next)));
            at = end;
            i = next;
        }
        dropped(typed, at, within.end(), changes);
        return changes;
    }

    private static boolean together(Trace.Rewritten text, int next, int start, int end) {
        return end > start ? text.starts()[next] < end : text.ends()[next] <= end;
    }

    private static void dropped(String typed, int from, int to, List<Change> changes) {
        for (int i = from; i < to; ) {
            int next = Math.min(to, i + Character.charCount(typed.codePointAt(i)));
            changes.add(new Change(new Span(i, next), typed.substring(i, next), ""));
            i = next;
        }
    }
}
