package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.piece.PieceEmitter;
import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.piece.PieceTrie;
import lexiscope.tokenizer.subword.piece.ScoredPieces;

import java.util.Map;

/// SentencePiece's word and character models (`word_model.cc`, `char_model.cc`): every word that
/// begins with ▁, or every character, is a piece or unknown.
public final class SentencePieceWords implements SubwordModel {
    private final ScoredPieces pieces;
    private final boolean whole;
    private final Map<String, Integer> ids;
    private final PieceTrie user;
    private final int[] bytes;

    /// @param whole words, not characters
    public SentencePieceWords(ScoredPieces pieces, boolean whole) {
        this.pieces = pieces;
        this.whole = whole;
        this.ids = pieces.matched();
        ids.putAll(pieces.reserved());
        this.user = pieces.userDefined();
        this.bytes = PieceEmitter.bytes(pieces);
    }

    /// Whether it cuts words, not characters.
    public boolean whole() {
        return whole;
    }

    /// Its pieces.
    public ScoredPieces pieces() {
        return pieces;
    }

    @Override
    public void cut(String word, PieceSink sink) {
        var out = new PieceEmitter(word, sink, pieces.unknown(), bytes);
        for (int start = 0; start < word.length(); ) {
            int end = whole ? nextWord(word, start) : nextCharacter(word, start);
            Integer id = ids.get(word.substring(start, end));
            out.piece(id == null ? pieces.unknown() : id, start, end);
            start = end;
        }
        out.settle();
    }

    private static int nextWord(String text, int start) {
        int end = text.indexOf('\u2581', start + 1);
        return end < 0 ? text.length() : end;
    }

    /// The end of the user-defined piece, else of the character, that begins here.
    private int nextCharacter(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        int node = PieceTrie.root();
        int longest = -1;
        for (int i = start; i < text.length() && node >= 0; i++) {
            node = user.child(node, text.charAt(i));
            if (node >= 0 && user.value(node) >= 0) {
                longest = i + 1;
            }
        }
        return longest < 0 ? end : longest;
    }

    @Override
    public String toString() {
        return "SentencePieceWords[" + pieces.size() + " pieces]";
    }
}
