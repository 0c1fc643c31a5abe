package lexiscope.tokenizer;

import lexiscope.tokenizer.unicode.CharacterClass;
import lexiscope.vocabulary.AddedToken;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
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

    private final Map<Character, List<Entry>> byFirst = new HashMap<>();
    private final long[] firsts = new long[1024];

    /// Where many begin alike, as `<|0.02|>` and a thousand more do: each by its content, and which
    /// lengths there are by first character, the longest first.
    private final Map<String, Entry> byContent = new HashMap<>();

    private final Map<Character, int[]> lengths = new HashMap<>();
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
                        byFirst.computeIfAbsent(first, _ -> new ArrayList<>())
                                .add(new Entry(id, content, token, bytes(content)));
                    }
                });
        byFirst.values()
                .forEach(
                        list ->
                                list.sort(
                                        Comparator.comparingInt((Entry e) -> -e.content.length())
                                                .thenComparing(e -> !e.token.special())));
        index();
    }

    /// Up to so many tokens are compared one after the other.
    private static final int FEW = 8;

    private void index() {
        byFirst.forEach(
                (first, list) -> {
                    if (list.size() > FEW) {
                        list.forEach(e -> byContent.putIfAbsent(e.content, e));
                        int[] each = list.stream().mapToInt(e -> e.content.length()).toArray();
                        lengths.put(first, Arrays.stream(each).distinct().toArray());
                    }
                });
    }

    private static int bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8).length;
    }

    /// What each token matches, with its flags.
    void each(BiConsumer<String, AddedToken> entries) {
        byFirst.values().forEach(list -> list.forEach(e -> entries.accept(e.content, e.token)));
    }

    /// Cuts a text into added tokens and what lies between, in order.
    List<Cut> cut(String text, boolean matchSpecial) {
        return cut(text, 0, text.length(), matchSpecial);
    }

    /// Cuts the units `[from, to)` of a text, of which no token reaches out.
    List<Cut> cut(String text, int from, int to, boolean matchSpecial) {
        if (byFirst.isEmpty()) {
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
            boolean maybe = (firsts[c >> 6] >>> c & 1) != 0;
            for (var e : maybe ? byFirst.getOrDefault(c, List.of()) : List.<Entry>of()) {
                int end = i + e.content.length();
                if (end <= to
                        && (matchSpecial || !e.token.special())
                        && text.startsWith(e.content, i)) {
                    first.found(e.id, e.token, i, end, e.bytes);
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
        int[] many = lengths.get(text.charAt(i));
        if (many != null) {
            for (int length : many) {
                Entry e =
                        i + length <= text.length()
                                ? byContent.get(text.substring(i, i + length))
                                : null;
                if (e != null) {
                    return e;
                }
            }
            return null;
        }
        var candidates = byFirst.get(text.charAt(i));
        if (candidates != null) {
            for (var e : candidates) {
                if (text.startsWith(e.content, i)) {
                    return e;
                }
            }
        }
        return null;
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
