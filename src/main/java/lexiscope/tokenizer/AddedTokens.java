package lexiscope.tokenizer;

import lexiscope.tokenizer.subword.piece.PieceTrie;
import lexiscope.tokenizer.unicode.CharacterClass;
import lexiscope.vocabulary.AddedToken;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The added tokens of a tokenizer, ready to be searched for: leftmost, then longest, unless
/// [Overlap] says otherwise.
///
/// Rules and order as in `tokenizers/src/tokenizer/added_vocabulary.rs`: a match that `singleWord`
/// rejects is passed over whole, `leftStrip` and `rightStrip` widen a match over white space,
/// `rightStrip` possibly beyond the start of the next match. Of tokens with the same content a
/// special one is found, else the one that comes first.
final class AddedTokens {
    /// A stretch of the text searched: an added token, or (id -1) what lies between.
    record Cut(int id, int start, int end) {}

    private record Entry(int id, String content, AddedToken token, int bytes) {}

    private final long[] firsts = new long[1024];
    private final List<Entry> entries = new ArrayList<>();
    private final PieceTrie trie = new PieceTrie();
    private final Overlap overlap;

    /// Makes a searcher for the tokens of one kind.
    ///
    /// @param contents what each token matches; empty contents match nothing
    AddedTokens(
            Map<Integer, AddedToken> tokens,
            Function<AddedToken, String> contents,
            Overlap overlap) {
        this.overlap = overlap;
        tokens.forEach(
                (id, token) -> {
                    String content = contents.apply(token);
                    if (!content.isEmpty()) {
                        char first = content.charAt(0);
                        firsts[first >> 6] |= 1L << first;
                        entries.add(new Entry(id, content, token, bytes(content)));
                    }
                });
        // what is put in last counts: a special one, else the one that comes first
        for (boolean special : new boolean[] {false, true}) {
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (entries.get(i).token.special() == special) {
                    trie.put(entries.get(i).content, i);
                }
            }
        }
    }

    private static int bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8).length;
    }

    /// What each token matches, with its flags.
    void each(BiConsumer<String, AddedToken> taker) {
        entries.forEach(e -> taker.accept(e.content, e.token));
    }

    /// Cuts a text into added tokens and what lies between, in order.
    List<Cut> cut(String text, boolean matchSpecial) {
        return cut(text, 0, text.length(), matchSpecial);
    }

    /// Cuts the units `[from, to)` of a text, of which no token reaches out.
    List<Cut> cut(String text, int from, int to, boolean matchSpecial) {
        if (entries.isEmpty()) {
            return from == to ? List.of() : List.of(new Cut(-1, from, to));
        }
        return switch (overlap) {
            case LEFTMOST -> leftmost(text, from, to, matchSpecial);
            case LONGEST -> longest(text, from, to, matchSpecial);
        };
    }

    private List<Cut> longest(String text, int from, int to, boolean matchSpecial) {
        var first = new LongestFirst(text, from, to);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int node = (firsts[c >> 6] >>> c & 1) == 0 ? -1 : PieceTrie.root();
            for (int at = i; node >= 0 && at < to; at++) {
                node = trie.child(node, text.charAt(at));
                int found = node < 0 ? -1 : trie.value(node);
                if (found >= 0 && (matchSpecial || !entries.get(found).token.special())) {
                    var e = entries.get(found);
                    first.found(e.id, e.token, i, at + 1, e.bytes);
                }
            }
        }
        return first.cuts();
    }

    private List<Cut> leftmost(String text, int from, int to, boolean matchSpecial) {
        var cuts = new ArrayList<Cut>();
        int done = from;
        for (int i = from; i < to; ) {
            char c = text.charAt(i);
            Entry match = (firsts[c >> 6] >>> c & 1) == 0 ? null : longestAt(text, i);
            if (match == null) {
                i++;
                continue;
            }
            int matchEnd = i + match.content.length();
            boolean passedOver =
                    match.token.special() && !matchSpecial
                            || match.token.singleWord() && !standsAlone(text, i, matchEnd);
            if (!passedOver) {
                int start = match.token.leftStrip() ? Math.max(done, spacesBefore(text, i)) : i;
                int end = match.token.rightStrip() ? spacesAfter(text, matchEnd) : matchEnd;
                if (start >= end) { // the match before took all of it
                    i = matchEnd;
                    continue;
                }
                if (done < start) {
                    cuts.add(new Cut(-1, done, start));
                }
                cuts.add(new Cut(match.id, start, end));
                done = end;
            }
            i = matchEnd;
        }
        if (done < to) {
            cuts.add(new Cut(-1, done, to));
        }
        return cuts;
    }

    private @Nullable Entry longestAt(String text, int i) {
        int longest = -1;
        int node = PieceTrie.root();
        for (int at = i; node >= 0 && at < text.length(); at++) {
            node = trie.child(node, text.charAt(at));
            longest = node < 0 || trie.value(node) < 0 ? longest : trie.value(node);
        }
        return longest < 0 ? null : entries.get(longest);
    }

    private static boolean standsAlone(String text, int start, int end) {
        return (start == 0 || !CharacterClass.word(text.codePointBefore(start)))
                && (end == text.length() || !CharacterClass.word(text.codePointAt(end)));
    }

    private static int spacesBefore(String text, int i) {
        while (i > 0 && CharacterClass.whiteSpace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static int spacesAfter(String text, int i) {
        while (i < text.length() && CharacterClass.whiteSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
