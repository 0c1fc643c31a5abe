package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.CharacterClass;

/// Drops combining marks (Mn, Mc, Me); composed letters keep theirs unless an NFD comes before.
public record StripAccents() implements Normalizer {
    @Override
    public AlignedText apply(AlignedText text) {
        return Characters.without(text, CharacterClass::strippedMark);
    }
}
