package lexiscope.ui.steps;

import lexiscope.model.LanguageModel;

/// The part of a text that is traced for the page: all of a short one; of a long one the lines
/// around a place.
///
/// @param model that traces it
/// @param text the part
/// @param base where it begins
record Excerpt(LanguageModel model, String text, int base) {
    /// Units traced at once.
    static final int LONGEST = 4000;

    /// The part around a place; the same for all places of a part, so that going from word to word
    /// does not trace again.
    static Excerpt of(LanguageModel model, String text, int at) {
        if (text.length() <= LONGEST) {
            return new Excerpt(model, text, 0);
        }
        int place = Math.clamp(at, 0, text.length());
        int from = begin(text, place / LONGEST * LONGEST);
        int to = begin(text, Math.min(text.length(), (place / LONGEST + 1) * LONGEST));
        if (place < from) {
            to = from;
            from = begin(text, (place / LONGEST - 1) * LONGEST);
        }
        return new Excerpt(model, text.substring(from, to), from);
    }

    /// Where a part begins that is cut near a place: behind the line end before it, else at the
    /// space before it, else there.
    private static int begin(String text, int near) {
        if (near <= 0 || near >= text.length()) {
            return Math.clamp(near, 0, text.length());
        }
        int line = text.lastIndexOf('\n', near - 1);
        if (line >= near - LONGEST / 2) {
            return line + 1;
        }
        int space = text.lastIndexOf(' ', near - 1);
        if (space >= near - LONGEST / 2 && space > 0) {
            return space;
        }
        return Character.isLowSurrogate(text.charAt(near)) ? near - 1 : near;
    }

    /// Traces it.
    Walk walk() {
        return Walk.of(base, model.tokenizer().orElseThrow().trace(text));
    }
}
