package lexiscope.trial.proposal;

import lexiscope.vocabulary.ShownForm;

/// A token in a sentence: on one line, cut where it is long.
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    /// The token in quotation marks, white space and controls made visible.
    public static String of(String token) {
        String shown = ShownForm.visible(token.length() > LONGEST * 2 ? head(token) : token);
        boolean cut = shown.length() > LONGEST || token.length() > LONGEST * 2;
        return "“" + (cut ? head(shown) + "…" : shown) + "”";
    }

    private static String head(String text) {
        int end = Math.min(LONGEST, text.length());
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
