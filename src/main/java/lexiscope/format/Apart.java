package lexiscope.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds where text is to be cut so that some spellings are never matched and nothing else changes:
/// inside of each a place that no piece of the vocabulary spans.
final class Apart {
    private final Set<Integer> joined = new HashSet<>();
    private final List<String> kept = new ArrayList<>();

    /// A piece that text may match.
    void piece(String spelling) {
        for (int i = 1; i < spelling.length(); i++) {
            joined.add(pair(spelling, i));
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

    /// The first place inside a spelling that no piece spans, or -1.
    private int place(String spelling) {
        for (int i = 1; i < spelling.length(); i++) {
            if (!Character.isLowSurrogate(spelling.charAt(i))
                    && !joined.contains(pair(spelling, i))) {
                return i;
            }
        }
        return -1;
    }

    private static int pair(String spelling, int i) {
        return spelling.charAt(i - 1) << 16 | spelling.charAt(i);
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
