package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.piece.PieceTrie;

import java.util.Map;

/// Always the longest entry that the rest begins with (RWKV's vocabulary; bytes and characters of
/// the models without a file). Cost: linear × the longest entry.
public final class LongestMatch implements SubwordModel {
    private final PieceTrie trie = new PieceTrie();
    private final Map<String, Integer> ids;
    private final int unknown;

    /// @param ids spelling → id; owned from now on
    /// @param unknown the id for a unit that no entry begins with, or -1: it then gives no token
    public LongestMatch(Map<String, Integer> ids, int unknown) {
        ids.forEach(
                (spelling, id) -> {
                    if (!spelling.isEmpty()) {
                        trie.put(spelling, id);
                    }
                });
        this.ids = ids;
        this.unknown = unknown;
    }

    /// Its vocabulary; not to be written.
    public Map<String, Integer> ids() {
        return ids;
    }

    /// The id of the unknown token, or -1.
    public int unknown() {
        return unknown;
    }

    @Override
    public void cut(String word, PieceSink sink) {
        for (int start = 0; start < word.length(); ) {
            int id = -1;
            int end = start + Character.charCount(word.codePointAt(start));
            int node = PieceTrie.root();
            for (int i = start; i < word.length(); i++) {
                node = trie.child(node, word.charAt(i));
                if (node < 0) {
                    break;
                }
                if (trie.value(node) >= 0) {
                    id = trie.value(node);
                    end = i + 1;
                }
            }
            if (id >= 0) {
                sink.piece(id, start, end, false);
            } else if (unknown >= 0) {
                sink.piece(unknown, start, end, true);
            }
            start = end;
        }
    }

    @Override
    public String toString() {
        return "LongestMatch[" + ids.size() + " entries]";
    }
}
