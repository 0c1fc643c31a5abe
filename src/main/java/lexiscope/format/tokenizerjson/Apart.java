package lexiscope.format.tokenizerjson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds where text is to be cut so that some spellings are never matched and nothing else changes:
/// inside of each a place that no piece of the vocabulary spans.
final class Apart {
    private final List<String> pieces = new ArrayList<>();
    private final Map<String, List<String>> byPair = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<String> kept = new ArrayList<>();

    /// A piece that text may match.
    void piece(String spelling) {
        if (spelling.length() == 1) {
            known.add(spelling);
        } else {
            pieces.add(spelling);
        }
    }

    /// A spelling that text must not match.
    void keep(String spelling) {
        kept.add(spelling);
    }

    /// The pattern of those places, which are empty matches; "" where there are none.
    String pattern() {
        var places = new ArrayList<String>();
        boolean bytes = false;
        for (String spelling : kept) {
            int place = place(spelling);
            if (spelling.matches("<0x[0-9A-F]{2}>") && place > 0 && place < 4) {
                if (!bytes) {
                    String before = spelling.substring(0, place);
                    String after = "<0x".substring(place);
                    places.add("(?<=" + before + ")(?=" + after + "[0-9A-F]{2}>)");
                }
                bytes = true;
            } else if (place > 0) {
                places.add(
                        "(?<="
                                + quoted(spelling.substring(0, place))
                                + ")(?="
                                + quoted(spelling.substring(place))
                                + ")");
            }
        }
        return String.join("|", places);
    }

    /// What a person should know: which spellings text does match.
    List<String> notes() {
        List<String> matched = kept.stream().filter(s -> place(s) < 0).limit(5).toList();
        return matched.isEmpty()
                ? List.of()
                : List.of(
                        "In the written file text may match the tokens "
                                + String.join(", ", matched)
                                + ", which it never does in the model's own.");
    }

    /// A place inside a spelling that no piece spans, or -1: not between two unknown characters,
    /// which are one token together, if there is another.
    private int place(String spelling) {
        int place = -1;
        for (int i = 1; i < spelling.length(); i++) {
            if (!Character.isLowSurrogate(spelling.charAt(i)) && !spanned(spelling, i)) {
                place = i;
                if (known.contains(spelling.substring(i - 1, i))
                        || known.contains(spelling.substring(i, i + 1))) {
                    return i;
                }
            }
        }
        return place;
    }

    /// Whether a piece may lie over a place of a spelling, whatever stands around that.
    private boolean spanned(String spelling, int place) {
        String pair = spelling.substring(place - 1, place + 1);
        var over =
                byPair.computeIfAbsent(
                        pair, p -> pieces.stream().filter(piece -> piece.contains(p)).toList());
        for (String piece : over) {
            for (int at = piece.indexOf(pair); at >= 0; at = piece.indexOf(pair, at + 1)) {
                // the piece would begin here in the spelling
                int start = place - 1 - at;
                int from = Math.max(0, start);
                int to = Math.min(spelling.length(), start + piece.length());
                if (spelling.regionMatches(from, piece, from - start, to - from)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The text as a pattern that matches itself.
    static String quoted(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .forEach(
                        cp -> {
                            boolean plain =
                                    cp >= 128
                                            || Character.isLetterOrDigit(cp)
                                            || cp == '<'
                                            || cp == '>'
                                            || cp == ' ';
                            out.append(plain ? "" : "\\").appendCodePoint(cp);
                        });
        return out.toString();
    }
}
