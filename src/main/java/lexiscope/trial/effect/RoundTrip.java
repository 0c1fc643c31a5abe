package lexiscope.trial.effect;

import lexiscope.trial.proposal.Quoted;

/// What comes back from the tokens of a text.
///
/// @param same whether the same text as before the change
/// @param wasText whether it was the text itself before
/// @param isText whether it is now
/// @param was a part of what came back before, about where it differs
/// @param is the same part now
public record RoundTrip(boolean same, boolean wasText, boolean isText, String was, String is) {
    private static final int ABOUT = 12;

    static RoundTrip of(String before, String after, String text) {
        int at = 0;
        int most = Math.min(before.length(), after.length());
        while (at < most && before.charAt(at) == after.charAt(at)) {
            at++;
        }
        boolean same = before.equals(after);
        return new RoundTrip(
                same,
                before.equals(text),
                after.equals(text),
                same ? "" : part(before, at),
                same ? "" : part(after, at));
    }

    private static String part(String text, int at) {
        int from = Math.max(0, at - ABOUT);
        int to = Math.min(text.length(), at + ABOUT);
        from += from > 0 && Character.isLowSurrogate(text.charAt(from)) ? 1 : 0;
        to -= to < text.length() && to > from && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
        return text.substring(from, Math.max(from, to));
    }

    /// What there is to say, in a sentence.
    public String sentence() {
        if (same) {
            return isText
                    ? "Decoding gives the text back, as before."
                    : "Decoding gives the same text as before.";
        }
        // what gets lost is mostly white space, so it is made visible
        String parts = Quoted.of(was) + " comes back as " + Quoted.of(is);
        return isText
                ? "Decoding now gives the text itself, which it did not before."
                : "Decoding gives another text than before: " + parts + ".";
    }
}
