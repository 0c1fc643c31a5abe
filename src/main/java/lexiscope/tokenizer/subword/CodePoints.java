package lexiscope.tokenizer.subword;

/// Every code point is a token, and its id (CANINE). Cost: linear, without a table.
public record CodePoints() implements SubwordModel {
    @Override
    public void cut(String word, Sink sink) {
        for (int start = 0; start < word.length(); ) {
            int cp = word.codePointAt(start);
            int end = start + Character.charCount(cp);
            sink.piece(cp, start, end, false);
            start = end;
        }
    }
}
