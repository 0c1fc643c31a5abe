package lexiscope.trial.effect;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.proposal.Quoted;
import lexiscope.vocabulary.AddedToken;

import java.util.ArrayList;
import java.util.List;

/// What the reference library (`tokenizers`, `transformers`) does with a token and its flags, in
/// sentences for people.
public final class LibraryNotes {
    private LibraryNotes() {}

    /// The sentences for a token.
    ///
    /// @param before the tokenizer without it
    public static List<String> of(Tokenizer before, Answer.Taken taken) {
        var notes = new ArrayList<String>();
        boolean entry = taken.proposal().as() == lexiscope.trial.proposal.As.ENTRY;
        switch (taken.kind()) {
            case THERE -> notes.add("Nothing has to be added: the library knows it already.");
            case MADE_WHOLE ->
                    notes.add(
                            entry
                                    ? "The library has no call for merges: take the"
                                            + " tokenizer.json that is written here."
                                    : "add_tokens returns 0, since the entry is there, and finds it"
                                            + " whole from then on.");
            case IN_RESERVE ->
                    notes.add(
                            "The library has no call that renames an entry: take the"
                                    + " tokenizer.json that is written here. len(tokenizer) stays"
                                    + " the same, so no resize_token_embeddings is needed.");
            case NEW -> {
                if (entry) {
                    notes.add(
                            "The library has no call that adds an entry with its merges or score:"
                                    + " take the tokenizer.json that is written here.");
                } else {
                    notes.add(
                            "add_tokens returns 1 and gives it id "
                                    + taken.id()
                                    + (taken.rowThere()
                                            ? "; the matrix has this row already, so do not"
                                                    + " resize it to len(tokenizer), which would"
                                                    + " cut rows off."
                                            : "; resize_token_embeddings has to follow."));
                }
            }
        }
        if (!entry) {
            flags(before, taken.proposal().token(), notes);
        }
        return notes;
    }

    private static void flags(Tokenizer before, AddedToken token, List<String> notes) {
        String content = token.content();
        if (token.singleWord()) {
            notes.add(
                    "single_word: it is passed over where a letter, a digit or an underscore"
                            + " touches it.");
        } else if (wordLike(content)) {
            notes.add("Without single_word it is cut out of longer words too.");
        }
        if (token.leftStrip() || token.rightStrip()) {
            String where =
                    token.leftStrip() && token.rightStrip()
                            ? "before and after it"
                            : token.leftStrip() ? "before it" : "after it";
            notes.add(
                    (token.leftStrip() ? "lstrip" : "")
                            + (token.leftStrip() && token.rightStrip() ? ", " : "")
                            + (token.rightStrip() ? "rstrip" : "")
                            + ": the white space "
                            + where
                            + " goes into it and does not come back from decode.");
        }
        if (token.normalized()) {
            String normal = normal(before, content);
            notes.add(
                    normal.equals(content)
                            ? "normalized: it is looked for in the normalised text."
                            : "normalized: it is looked for as "
                                    + Quoted.of(normal)
                                    + " in the normalised text"
                                    + (normal.equalsIgnoreCase(content)
                                            ? ", whatever the case was."
                                            : "."));
        } else if (before.stages().normalizer().isPresent()
                && !normal(before, content).equals(content)) {
            notes.add(
                    "Not normalized: only exactly "
                            + Quoted.of(content)
                            + " is found, though the normaliser would rewrite it.");
        }
        if (token.special()) {
            notes.add(
                    "special: decode(skip_special_tokens=True) leaves it out, and a text that"
                            + " spells it always becomes it.");
        }
    }

    private static boolean wordLike(String content) {
        return !content.isEmpty()
                && Character.isLetterOrDigit(content.codePointBefore(content.length()));
    }

    private static String normal(Tokenizer tokenizer, String content) {
        var typed = AlignedText.typed(content, 0);
        return tokenizer.stages().normalizer().map(n -> n.apply(typed)).orElse(typed).text();
    }
}
