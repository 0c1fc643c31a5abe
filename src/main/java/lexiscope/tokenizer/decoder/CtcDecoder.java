package lexiscope.tokenizer.decoder;

import java.util.ArrayList;
import java.util.List;

/// Reads the output of a speech model: repeated tokens count once, padding goes, the word delimiter
/// is a space.
///
/// @param pad the padding token
/// @param wordDelimiter what stands between words
/// @param cleanup take the space out before punctuation, and make delimiters spaces
public record CtcDecoder(String pad, String wordDelimiter, boolean cleanup) implements Decoder {
    @Override
    public List<String> chain(List<String> tokens) {
        var out = new ArrayList<String>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            if (i > 0 && tokens.get(i).equals(tokens.get(i - 1))) {
                continue;
            }
            String text = tokens.get(i).replace(pad, "");
            if (cleanup) {
                text = BpeDecoder.replaced(WordPieceDecoder.cleaned(text), wordDelimiter, " ");
            }
            if (!text.isEmpty()) {
                out.add(text);
            }
        }
        return out;
    }
}
