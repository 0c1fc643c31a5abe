package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.CharacterClass;

import java.util.List;

/// Cuts at white space, which is left out.
public record WhitespaceSplit() implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText text) {
        return Cuts.ofCharacters(text.text(), CharacterClass::whiteSpace)
                .words(text, Split.Behavior.REMOVED);
    }
}
