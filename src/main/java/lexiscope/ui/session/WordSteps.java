package lexiscope.ui.session;

import lexiscope.tokenizer.Trace;
import lexiscope.vocabulary.Vocabulary;

import java.util.Optional;

/// How the word of the focused piece became tokens.
///
/// @param typed the word as typed
/// @param normalised the same after the normaliser; equal where it changes nothing
/// @param word the word with the model's steps; empty where an added token was cut out
/// @param added the added token's id, or -1
/// @param vocabulary of the tokens
public record WordSteps(
        String typed,
        String normalised,
        Optional<Trace.Word> word,
        int added,
        Vocabulary vocabulary) {}
