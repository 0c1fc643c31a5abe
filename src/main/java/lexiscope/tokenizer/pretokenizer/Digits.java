package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.CharacterClass;

import java.util.List;

/// Cuts numbers from the rest.
///
/// @param individual every digit is a word of its own; false: a run of digits is one
public record Digits(boolean individual) implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText text) {
        return Cuts.ofCharacters(text.text(), CharacterClass::numeric)
                .words(text, individual ? Split.Behavior.ISOLATED : Split.Behavior.CONTIGUOUS);
    }
}
