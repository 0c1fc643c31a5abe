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
            out.add(replaced(tokens.get(i), suffix, i == tokens.size() - 1 ? "" : " "));
        }
        return out;
    }

    /// A token with every mark replaced; an empty mark stands about every character, never in one.
    static String replaced(String token, String mark, String by) {
        if (!mark.isEmpty()) {
            return token.replace(mark, by);
        }
        var out = new StringBuilder(by);
        token.codePoints().forEach(cp -> out.appendCodePoint(cp).append(by));
        return out.toString();
    }
}
