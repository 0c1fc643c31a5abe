package lexiscope.tokenizer.decoder;

import java.util.List;

/// Takes a character off both ends of every token, up to a number of times. (The reference dies on
/// an empty token; here it stays empty.)
///
/// @param content the character
/// @param start how many at the beginning
/// @param stop how many at the end
public record StripDecoder(int content, int start, int stop) implements Decoder {
    @Override
    public List<String> chain(List<String> tokens) {
        return tokens.stream().map(this::stripped).toList();
    }

    private String stripped(String token) {
        int[] characters = token.codePoints().toArray();
        int from = 0;
        while (from < Math.min(start, characters.length) && characters[from] == content) {
            from++;
        }
        int to = characters.length;
        while (to > from && characters.length - to < stop && characters[to - 1] == content) {
            to--;
        }
        return new String(characters, from, to - from);
    }
}
