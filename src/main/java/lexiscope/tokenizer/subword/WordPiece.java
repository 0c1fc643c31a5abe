package lexiscope.tokenizer.subword;

import java.util.ArrayList;
import java.util.Map;

/// WordPiece: always the longest entry that the rest of the word begins with; a word with any rest
/// that no entry begins is one unknown token as a whole (Schuster & Nakajima 2012;
/// `tokenizers/src/models/wordpiece`).
///
/// @param ids spelling → id of every entry; owned, not written
/// @param unknown the id of the unknown token, or -1: an unknown word then gives no token
/// @param continuation the mark of entries inside a word, `##`
/// @param longestWord words of more code points are unknown as a whole
public record WordPiece(Map<String, Integer> ids, int unknown, String continuation, int longestWord)
        implements SubwordModel {
    private record Piece(int id, int start, int end) {}

    @Override
    public void cut(String word, Sink sink) {
        int n = word.length();
        var pieces = new ArrayList<Piece>();
        boolean spelled = word.codePointCount(0, n) <= longestWord;
        for (int start = 0; spelled && start < n; ) {
            Piece longest = longestFrom(word, start);
            if (longest == null) {
                spelled = false;
            } else {
                pieces.add(longest);
                start = longest.end;
            }
        }
        if (spelled) {
            pieces.forEach(p -> sink.piece(p.id, p.start, p.end, false));
        } else if (unknown >= 0) {
            sink.piece(unknown, 0, n, true);
        }
    }

    @Override
    public Steps steps(String word) {
        var attempts = new ArrayList<Steps.Attempt>();
        int n = word.length();
        boolean spelled = word.codePointCount(0, n) <= longestWord;
        for (int start = 0; spelled && start < n; ) {
            int found = -1;
            int end = n;
            while (end > start && found < 0) {
                String part = word.substring(start, end);
                String spelling = start == 0 ? part : continuation + part;
                found = ids.getOrDefault(spelling, -1);
                attempts.add(new Steps.Attempt(spelling, start, end, found));
                end = found < 0 ? word.offsetByCodePoints(end, -1) : end;
            }
            spelled = found >= 0;
            start = end;
        }
        return new Steps.Prefixes(attempts, pieces(word));
    }

    private @org.jspecify.annotations.Nullable Piece longestFrom(String word, int start) {
        for (int end = word.length(); end > start; end = word.offsetByCodePoints(end, -1)) {
            String part = word.substring(start, end);
            Integer id = ids.get(start == 0 ? part : continuation + part);
            if (id != null) {
                return new Piece(id, start, end);
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "WordPiece[" + ids.size() + " entries]";
    }
}
