package lexiscope.format.tokenizerjson;

import lexiscope.tokenizer.normalizer.CharacterMap;
import lexiscope.tokenizer.normalizer.Continued;
import lexiscope.tokenizer.normalizer.LlamaNormalizer;
import lexiscope.tokenizer.normalizer.SentencePieceNormalizer;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// SentencePiece's normalisation as the normalizers of a `tokenizer.json`: the character map, which
/// the reference library applies a little otherwise (grapheme by grapheme), then what becomes of
/// white space.
final class WrittenSpaces {
    /// A noncharacter of Unicode.
    private static final String APART = "\uFDD0";

    /// Before what joins the character before it; the library fails on what is put before a text.
    private static final String INSIDE_GRAPHEMES =
            "(?<!\\A)(?=[\\p{M}\u200C\u200D\uFF9E\uFF9F])|(?<=\\r)(?=\\n)";

    private final List<ObjectNode> parts = new ArrayList<>();

    private WrittenSpaces() {}

    static List<ObjectNode> of(SentencePieceNormalizer n, List<String> whole) {
        var rules = n.rules();
        var spaces = new WrittenSpaces();
        String mark = rules.escape() ? "\u2581" : " ";
        var guarded = new GuardedPieces(n);
        guarded.before().forEach(spaces::literal);
        if (n.map() != null) {
            spaces.mapped(n.map());
        }
        if (rules.squeeze()) {
            spaces.pattern("\\A +", "").pattern(" {2,}", " ");
        }
        if (rules.dummy() && !rules.suffix()) {
            spaces.before(mark, whole.stream().map(guarded::written).toList());
        }
        if (rules.escape()) {
            spaces.literal(" ", mark);
        }
        if (rules.squeeze()) {
            spaces.pattern(mark + "+\\z", "");
        }
        if (rules.dummy() && rules.suffix()) {
            spaces.pattern("(?<!\\A)\\z", mark);
        }
        guarded.before().forEach((piece, code) -> spaces.literal(code, piece));
        return spaces.parts;
    }

    /// One that goes on behind an added token, which no normalizer of the file can tell: it begins
    /// there as well.
    static List<ObjectNode> of(Continued n, List<String> whole) {
        var spaces = new WrittenSpaces();
        spaces.literal("\u2581", " ");
        spaces.parts.addAll(of(n.inner().prefixed(!n.prefix().isEmpty()), whole));
        return spaces.parts;
    }

    static List<ObjectNode> of(LlamaNormalizer n) {
        var spaces = new WrittenSpaces();
        String mark = "\u2581";
        if (n.map() != null) {
            spaces.mapped(n.map());
        }
        if (n.merge()) {
            spaces.pattern("\\A +| +\\z", "").pattern(" {2,}", " ").before(mark, List.of());
        } else if (n.before()) {
            spaces.pattern("\\A *\\K(?=[^ ])", mark);
        }
        spaces.literal(" ", mark);
        return spaces.parts;
    }

    /// The reference library maps a short grapheme as a whole, by its first character if need be,
    /// and a long one character by character; SentencePiece maps the longest prefix, across
    /// graphemes. So every character is made a grapheme of its own by what no text has between
    /// them, and what the map would compose is composed behind it.
    private void mapped(CharacterMap map) {
        pattern(INSIDE_GRAPHEMES, APART);
        parts.add(TokenizerJsonNormalizers.precompiled(map));
        literal(APART, "");
        byte[] pair = "a\u0300".getBytes(StandardCharsets.UTF_8);
        var match = map.longest(pair, 0, pair.length);
        if (match != null && match.replacement().equals("\u00e0")) {
            parts.add(WrittenModel.named("NFC"));
        }
    }

    /// A mark before every text that is not one of the tokens which are found whole, since those
    /// are normalised like any text.
    private WrittenSpaces before(String mark, List<String> whole) {
        if (whole.isEmpty()) {
            parts.add(WrittenModel.named("Prepend").put("prepend", mark));
            return this;
        }
        String tokens = whole.stream().map(Apart::quoted).collect(Collectors.joining("|"));
        return pattern("\\A(?!(?:" + tokens + ")?\\z)", mark);
    }

    WrittenSpaces literal(String text, String by) {
        return replace("String", text, by);
    }

    private WrittenSpaces pattern(String pattern, String by) {
        return replace("Regex", pattern, by);
    }

    private WrittenSpaces replace(String kind, String what, String by) {
        var replace = WrittenModel.named("Replace");
        replace.putObject("pattern").put(kind, what);
        parts.add(replace.put("content", by));
        return this;
    }
}
