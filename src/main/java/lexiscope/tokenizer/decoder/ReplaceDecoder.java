package lexiscope.tokenizer.decoder;

import lexiscope.tokenizer.pattern.Pattern;

import java.util.List;

/// Puts a string in the place of every match, token by token; nothing matches in an empty token.
///
/// @param pattern what is looked for
/// @param content what takes its place, literally
public record ReplaceDecoder(Pattern pattern, String content) implements Decoder {
    @Override
    public List<String> chain(List<String> tokens) {
        return tokens.stream().map(t -> pattern.replaced(t, content)).toList();
    }
}
