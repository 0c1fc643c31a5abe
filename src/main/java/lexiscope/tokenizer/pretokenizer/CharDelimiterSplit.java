package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;

import java.util.List;

/// Cuts at one character, which is left out.
///
/// @param delimiter the character
public record CharDelimiterSplit(int delimiter) implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText text) {
        return Cuts.ofCharacters(text.text(), cp -> cp == delimiter)
                .words(text, Split.Behavior.REMOVED);
    }
}
