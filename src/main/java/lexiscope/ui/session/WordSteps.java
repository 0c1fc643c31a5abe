package lexiscope.ui.session;

import lexiscope.tokenizer.Trace;
import lexiscope.vocabulary.Vocabulary;

import java.util.List;
import java.util.Optional;

/// How the word of the focused piece became tokens.
///
/// @param typed the word as typed
/// @param normalised the same after the normaliser; equal where it changes nothing
/// @param word the word with the model's steps; empty where an added token was cut out
/// @param added the added token's id, or -1
/// @param before the tokens that the template puts before the text
/// @param after those that it puts behind it
/// @param vocabulary of the tokens
public record WordSteps(
        String typed,
        String normalised,
        Optional<Trace.Word> word,
        int added,
        List<Integer> before,
        List<Integer> after,
        Vocabulary vocabulary) {
    public WordSteps {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
