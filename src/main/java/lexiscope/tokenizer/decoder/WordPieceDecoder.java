package lexiscope.tokenizer.decoder;

import java.util.ArrayList;
import java.util.List;

/// Joins continuations to the token before, puts a space before every other token.
///
/// @param prefix the continuation mark, `##`
/// @param cleanup take the space out before punctuation and English contractions, token by token
public record WordPieceDecoder(String prefix, boolean cleanup) implements Decoder {
    @Override
    public List<String> chain(List<String> tokens) {
        var out = new ArrayList<String>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            String joined =
                    i == 0
                            ? token
                            : token.startsWith(prefix)
                                    ? token.substring(prefix.length())
                                    : " " + token;
            out.add(cleanup ? cleaned(joined) : joined);
        }
        return out;
    }

    static String cleaned(String s) {
        return s.replace(" .", ".")
                .replace(" ?", "?")
                .replace(" !", "!")
                .replace(" ,", ",")
                .replace(" ' ", "'")
                .replace(" n't", "n't")
                .replace(" 'm", "'m")
                .replace(" do not", " don't")
                .replace(" 's", "'s")
                .replace(" 've", "'ve")
                .replace(" 're", "'re");
    }
}
