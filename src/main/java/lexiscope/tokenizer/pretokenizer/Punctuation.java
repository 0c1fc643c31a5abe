package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.CharacterClass;

import java.util.List;

/// Cuts at punctuation: ASCII's and Unicode's.
///
/// @param behavior what becomes of each punctuation character
public record Punctuation(Split.Behavior behavior) implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText text) {
        return Cuts.ofCharacters(text.text(), CharacterClass::punctuation).words(text, behavior);
    }
}
