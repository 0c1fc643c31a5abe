package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.piece.PieceSink;

import java.util.Map;

/// One token a word: the word's own, or the unknown one.
///
/// @param ids spelling → id of every entry; owned, not written
/// @param unknown the id for other words, or -1: they then give no token
public record WordLevel(Map<String, Integer> ids, int unknown) implements SubwordModel {
    @Override
    public void cut(String word, PieceSink sink) {
        Integer id = ids.get(word);
        if (id != null) {
            sink.piece(id, 0, word.length(), false);
        } else if (unknown >= 0) {
            sink.piece(unknown, 0, word.length(), true);
        }
    }

    @Override
    public String toString() {
        return "WordLevel[" + ids.size() + " entries]";
    }
}
