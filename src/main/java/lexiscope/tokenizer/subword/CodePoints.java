package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.piece.PieceSink;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Every code point is a token, and its id (CANINE). Cost: linear, without a table.
public record CodePoints() implements SubwordModel {
    @Override
    public void cut(String word, PieceSink sink) {
        for (int start = 0; start < word.length(); ) {
            int cp = word.codePointAt(start);
            int end = start + Character.charCount(cp);
            sink.piece(cp, start, end, false);
            start = end;
        }
    }

    /// No entry holds two characters; those of ASCII are enough to say so.
    @Override
    public Set<String> joining() {
        return IntStream.range(0, 128)
                .mapToObj(Character::toString)
                .collect(Collectors.toUnmodifiableSet());
    }
}
