package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.piece.PieceTrie;
import lexiscope.tokenizer.subword.steps.Steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;

/// WordPiece: always the longest entry that the rest of the word begins with; a word with any rest
/// that no entry begins is one unknown token as a whole (Schuster & Nakajima 2012;
/// `tokenizers/src/models/wordpiece`).
///
/// Entries are found in a trie, without a string for every prefix. Cost: linear × the longest
/// entry.
public final class WordPiece implements SubwordModel {
    private final PieceTrie trie = new PieceTrie();
    private final Map<String, Integer> ids;
    private final int unknown;
    private final String initial;
    private final String continuation;
    private final int longestWord;
    private final int first;
    private final int inside;

    /// @param ids spelling → id of every entry; owned, not written
    /// @param unknown the id of the unknown token, or -1: an unknown word then gives no token
    /// @param continuation the mark of entries inside a word, `##`
    /// @param longestWord words of more code points are unknown as a whole
    public WordPiece(Map<String, Integer> ids, int unknown, String continuation, int longestWord) {
        this(ids, unknown, "", continuation, longestWord);
    }

    /// Where entries that begin a word may have a mark as well.
    ///
    /// @param initial the mark of entries at the start of a word, "▁" in a GGUF file; one that is
    ///   nothing but the mark may begin a word too
    public WordPiece(
            Map<String, Integer> ids,
            int unknown,
            String initial,
            String continuation,
            int longestWord) {
        ids.forEach(trie::put);
        this.ids = ids;
        this.unknown = unknown;
        this.initial = initial;
        this.continuation = continuation;
        this.longestWord = longestWord;
        this.first = node(initial);
        this.inside = node(continuation);
    }

    private int node(String mark) {
        int node = PieceTrie.root();
        for (int i = 0; i < mark.length() && node >= 0; i++) {
            node = trie.child(node, mark.charAt(i));
        }
        return node;
    }

    /// The mark of entries at the start of a word.
    public String initial() {
        return initial;
    }

    /// Its vocabulary, spelling → id; not to be written.
    public Map<String, Integer> ids() {
        return ids;
    }

    /// The id of the unknown token, or -1.
    public int unknown() {
        return unknown;
    }

    /// The mark of entries inside a word.
    public String continuation() {
        return continuation;
    }

    /// Words of more code points are unknown as a whole.
    public int longestWord() {
        return longestWord;
    }

    @Override
    public void cut(String word, PieceSink sink) {
        int n = word.length();
        int[] found = new int[Math.min(2 * n, 16)];
        int size = 0;
        boolean spelled = fits(word);
        for (int start = 0; spelled && start < n; ) {
            int node = size == 0 ? first : inside;
            int id = size == 0 && !initial.isEmpty() && node >= 0 ? trie.value(node) : -1;
            int end = start;
            for (int i = start; i < n && node >= 0; i++) {
                node = trie.child(node, word.charAt(i));
                int value = node < 0 ? -1 : trie.value(node);
                if (value >= 0 && !insidePair(word, i + 1)) {
                    id = value;
                    end = i + 1;
                }
            }
            spelled = id >= 0;
            if (size == found.length) {
                found = Arrays.copyOf(found, size * 2);
            }
            found[size++] = id;
            found[size++] = end;
            start = end;
        }
        if (spelled) {
            for (int i = 0, start = 0; i < size; i += 2) {
                sink.piece(found[i], start, found[i + 1], false);
                start = found[i + 1];
            }
        } else if (unknown >= 0) {
            sink.piece(unknown, 0, n, true);
        }
    }

    private boolean fits(String word) {
        int n = word.length();
        return n <= longestWord || word.codePointCount(0, n) <= longestWord;
    }

    private static boolean insidePair(String word, int at) {
        return at < word.length()
                && Character.isLowSurrogate(word.charAt(at))
                && Character.isHighSurrogate(word.charAt(at - 1));
    }

    @Override
    public Steps steps(String word) {
        var attempts = new ArrayList<Steps.Attempt>();
        int n = word.length();
        boolean spelled = fits(word);
        boolean begun = false;
        for (int start = 0; spelled && start < n; ) {
            String mark = begun ? continuation : initial;
            // an entry that is nothing but the mark of a beginning counts too
            int least = begun || initial.isEmpty() ? start + 1 : start;
            int found = -1;
            int end = n;
            while (found < 0 && end >= least) {
                String spelling = mark + word.substring(start, end);
                found = ids.getOrDefault(spelling, -1);
                attempts.add(new Steps.Attempt(spelling, start, end, found));
                if (found < 0) {
                    end = end > start ? word.offsetByCodePoints(end, -1) : -1;
                }
            }
            begun = true;
            spelled = found >= 0;
            start = end;
        }
        return new Steps.Prefixes(attempts, pieces(word));
    }

    @Override
    public String toString() {
        return "WordPiece[" + ids.size() + " entries]";
    }
}
