package lexiscope.tokenizer.decoder;

import java.util.ArrayList;
import java.util.List;

/// Makes the mark of a word's end a space, except in the last token, where it goes.
///
/// @param suffix the mark, `</w>`
public record BpeDecoder(String suffix) implements Decoder {
    @Override
    public List<String> chain(List<String> tokens) {
        var out = new ArrayList<String>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            out.add(tokens.get(i).replace(suffix, i == tokens.size() - 1 ? "" : " "));
        }
        return out;
    }
}
