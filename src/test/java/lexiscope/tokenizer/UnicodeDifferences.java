package lexiscope.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.json.Json;

import org.jcodings.specific.UTF8Encoding;
import org.joni.Option;
import org.joni.Regex;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/// Makes the resource `differences.txt`: every code point is run through each component of the
/// reference that has Unicode tables, and set beside the JDK's.
///
/// Run with `mvn test-compile exec:exec@unicode` where the JDK or the reference library is a newer
/// one, and compare by `git diff`: it writes to
/// `src/main/resources/lexiscope/tokenizer/unicode/differences.txt`, in about a minute.
public final class UnicodeDifferences {
    private static final Path RESOURCE =
            Path.of("src/main/resources/lexiscope/tokenizer/unicode/differences.txt");

    private static final Regex UNASSIGNED = new Regex("\\p{Cn}", UTF8Encoding.INSTANCE);

    private static final Regex NOT_ALPHABETIC = new Regex("\\P{Alpha}", UTF8Encoding.INSTANCE);

    private UnicodeDifferences() {}

    public static void main(String[] args) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(
                "# Code points on which a table of huggingface/tokenizers and the JDK's disagree.");
        lines.add(
                "# Made by lexiscope.tokenizer.UnicodeDifferences with DJL tokenizers 0.38.0 and"
                        + " JDK "
                        + Runtime.version().feature()
                        + "; ranges in hexadecimal.");
        for (var form : List.of(Form.NFC, Form.NFD, Form.NFKC, Form.NFKD)) {
            lines.add(
                    line(
                            form.name().toLowerCase(Locale.ROOT),
                            normalizer(Map.of("type", form.name())),
                            cp -> Normalizer.normalize(Character.toString(cp), form)));
        }
        lines.add(
                line(
                        "lowercase",
                        normalizer(Map.of("type", "Lowercase")),
                        cp ->
                                cp == 0x130
                                        ? "i\u0307"
                                        : Character.toString(Character.toLowerCase(cp))));
        lines.add(
                line(
                        "strip-accents-mark",
                        normalizer(Map.of("type", "StripAccents")),
                        cp -> mark(cp) ? "" : Character.toString(cp)));
        var theirNfd = normalizer(Map.of("type", "NFD"));
        lines.add(
                line(
                        "bert-mark",
                        normalizer(bert(false, true)),
                        cp -> nonSpacing(cp) ? "" : Character.toString(cp),
                        cp -> text(theirNfd, cp).equals(Character.toString(cp))));
        lines.add(
                line(
                        "bert-control",
                        normalizer(bert(true, false)),
                        cp -> control(cp) ? "" : white(cp) ? " " : Character.toString(cp)));
        lines.add(
                split(
                        "punctuation",
                        Map.of("type", "Punctuation"),
                        UnicodeDifferences::punctuation));
        lines.add(
                split(
                        "numeric",
                        Map.of("type", "Digits", "individual_digits", true),
                        UnicodeDifferences::numeric));
        lines.add(word());
        lines.add(scripts());
        lines.addAll(otherScripts());
        lines.add(
                ranges(
                        "patterns",
                        cp ->
                                Character.isDefined(cp) && is(UNASSIGNED, cp)
                                        || Character.isAlphabetic(cp) && is(NOT_ALPHABETIC, cp)));
        Files.write(RESOURCE, lines);
    }

    private static Map<String, Object> bert(boolean clean, boolean strip) {
        return Map.of(
                "type",
                "BertNormalizer",
                "clean_text",
                clean,
                "handle_chinese_chars",
                false,
                "strip_accents",
                strip,
                "lowercase",
                false);
    }

    /// A tokenizer whose tokens are its words, as text.
    private static HuggingFaceTokenizer tokenizer(Object normalizer, Object preTokenizer)
            throws IOException {
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "Unigram");
        model.put("unk_id", 0);
        model.put("vocab", List.of(List.of("<unk>", 0.0)));
        model.put("byte_fallback", false);
        var file = new LinkedHashMap<String, Object>();
        file.put("version", "1.0");
        file.put("truncation", Json.NULL);
        file.put("padding", Json.NULL);
        file.put("added_tokens", List.of());
        file.put("normalizer", normalizer);
        file.put("pre_tokenizer", preTokenizer);
        file.put("post_processor", Json.NULL);
        file.put("decoder", Json.NULL);
        file.put("model", model);
        Path folder = Files.createTempDirectory("differences");
        Path json = Files.writeString(folder.resolve("tokenizer.json"), Json.line(file));
        return HuggingFaceTokenizer.newInstance(json);
    }

    private static HuggingFaceTokenizer normalizer(Map<String, Object> normalizer)
            throws IOException {
        return tokenizer(normalizer, Json.NULL);
    }

    @FunctionalInterface
    private interface Ours {
        String of(int cp);
    }

    private static String line(String name, HuggingFaceTokenizer theirs, Ours ours) {
        return line(name, theirs, ours, cp -> true);
    }

    /// Only of the characters that `asked` holds for.
    private static String line(
            String name, HuggingFaceTokenizer theirs, Ours ours, IntPredicate asked) {
        return ranges(
                name,
                cp -> {
                    if (!asked.test(cp)) {
                        return false;
                    }
                    return !text(theirs, cp).equals(ours.of(cp));
                });
    }

    /// What the reference makes of a character.
    private static String text(HuggingFaceTokenizer theirs, int cp) {
        String[] tokens = theirs.encode(Character.toString(cp), false, false).getTokens();
        return String.join("", tokens);
    }

    /// Whether a character between two letters is a word of its own.
    private static String split(String name, Map<String, Object> preTokenizer, IntPredicate ours)
            throws IOException {
        var theirs = tokenizer(Json.NULL, preTokenizer);
        return ranges(
                name,
                cp -> {
                    String text = "a" + Character.toString(cp) + "a";
                    boolean alone = theirs.encode(text, false, false).getTokens().length == 3;
                    return alone != ours.test(cp);
                });
    }

    private static String word() throws IOException {
        var theirs = tokenizer(Json.NULL, Map.of("type", "Whitespace"));
        return ranges(
                "word",
                cp -> {
                    String text = "a" + Character.toString(cp) + "a";
                    boolean one = theirs.encode(text, false, false).getTokens().length == 1;
                    return one != word(cp);
                });
    }

    /// Whether a character has no script, so that it stays with a Latin letter and a Greek one.
    private static String scripts() throws IOException {
        var theirs = tokenizer(Json.NULL, Map.of("type", "UnicodeScripts"));
        return ranges(
                "script",
                cp -> {
                    String c = Character.toString(cp);
                    boolean none =
                            theirs.encode("a" + c, false, false).getTokens().length == 1
                                    && theirs.encode("α" + c, false, false).getTokens().length == 1;
                    boolean ours = cp == ' ' || UnicodeScript.of(cp) == UnicodeScript.UNKNOWN;
                    return none && !ours;
                });
    }

    /// Characters that have another script than the JDK's: a line a script, of those that have it
    /// in the reference. Each is set beside a letter of the script.
    private static List<String> otherScripts() throws IOException {
        var theirs = tokenizer(Json.NULL, Map.of("type", "UnicodeScripts"));
        var letters = new EnumMap<UnicodeScript, String>(UnicodeScript.class);
        for (int cp = 'A'; cp < 0x110000; cp++) {
            UnicodeScript script = UnicodeScript.of(cp);
            boolean fine = Character.isLetter(cp) || script == UnicodeScript.INHERITED;
            if (fine && alone(theirs, Character.toString(cp))) {
                letters.putIfAbsent(script, Character.toString(cp));
            }
        }
        letters.put(UnicodeScript.COMMON, "!");
        var others = new HashMap<Integer, UnicodeScript>();
        for (int cp = 0; cp < 0x110000; cp++) {
            String c = Character.toString(cp);
            String own = letters.get(UnicodeScript.of(cp));
            boolean surrogate = cp >= 0xD800 && cp <= 0xDFFF;
            if (own != null && !surrogate && !together(theirs, own + c) && alone(theirs, c)) {
                for (var script : letters.entrySet()) {
                    if (together(theirs, script.getValue() + c)) {
                        others.putIfAbsent(cp, script.getKey());
                    }
                }
            }
        }
        return Set.copyOf(others.values()).stream()
                .sorted()
                .map(script -> ranges("script-" + script, cp -> others.get(cp) == script))
                .toList();
    }

    /// Whether a character has a script, so that it is a word by itself.
    private static boolean alone(HuggingFaceTokenizer theirs, String c) {
        return !together(theirs, "a" + c) || !together(theirs, "α" + c);
    }

    private static boolean together(HuggingFaceTokenizer theirs, String text) {
        return theirs.encode(text, false, false).getTokens().length == 1;
    }

    private static String ranges(String name, IntPredicate differs) {
        var out = new StringBuilder(name);
        int from = -1;
        for (int cp = 0; cp <= 0x110000; cp++) {
            boolean surrogate = cp >= 0xD800 && cp <= 0xDFFF;
            boolean here = cp < 0x110000 && !surrogate && differs.test(cp);
            if (here && from < 0) {
                from = cp;
            } else if (!here && from >= 0) {
                out.append(
                        from == cp - 1
                                ? String.format(" %X", from)
                                : String.format(" %X-%X", from, cp - 1));
                from = -1;
            }
        }
        return out.toString();
    }

    /// Whether a character is of a class by joni's tables.
    private static boolean is(Regex set, int cp) {
        byte[] bytes = Character.toString(cp).getBytes(StandardCharsets.UTF_8);
        return set.matcher(bytes).match(0, bytes.length, Option.NONE) >= 0;
    }

    private static boolean mark(int cp) {
        int type = Character.getType(cp);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean nonSpacing(int cp) {
        return Character.getType(cp) == Character.NON_SPACING_MARK;
    }

    private static boolean control(int cp) {
        int type = Character.getType(cp);
        boolean kept = cp == '\t' || cp == '\n' || cp == '\r';
        return !kept
                && (type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.PRIVATE_USE
                        || cp == 0xFFFD);
    }

    private static boolean white(int cp) {
        return cp == '\t' || cp == '\n' || cp == '\r' || Character.isSpaceChar(cp);
    }

    private static boolean punctuation(int cp) {
        boolean ascii = cp >= 33 && cp < 127 && !Character.isLetterOrDigit(cp);
        return ascii || "Pc Pd Ps Pe Pi Pf Po".contains(category(cp)) && !category(cp).isEmpty();
    }

    private static String category(int cp) {
        return switch (Character.getType(cp)) {
            case Character.CONNECTOR_PUNCTUATION -> "Pc";
            case Character.DASH_PUNCTUATION -> "Pd";
            case Character.START_PUNCTUATION -> "Ps";
            case Character.END_PUNCTUATION -> "Pe";
            case Character.INITIAL_QUOTE_PUNCTUATION -> "Pi";
            case Character.FINAL_QUOTE_PUNCTUATION -> "Pf";
            case Character.OTHER_PUNCTUATION -> "Po";
            default -> "";
        };
    }

    private static boolean numeric(int cp) {
        int type = Character.getType(cp);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean word(int cp) {
        int type = Character.getType(cp);
        return Character.isAlphabetic(cp)
                || mark(cp)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.CONNECTOR_PUNCTUATION
                || cp == 0x200C
                || cp == 0x200D;
    }
}
