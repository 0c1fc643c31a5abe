package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.json.Json;
import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.pretokenizer.Split;
import lexiscope.tokenizer.unicode.Differences;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `Split` beside the reference: recorded splits of published patterns, every behaviour on twenty
/// of them, and the character classes over characters of every age.
class SplitReferenceTest {
    private static final Path CASES = Path.of("..", "shared", "data", "split-regex", "cases.jsonl");

    /// What stands in published tokenizers, a pattern a shape.
    private static final List<String> PATTERNS =
            List.of(
                    TinyTokenizers.GPT2,
                    TinyTokenizers.CL100K,
                    "\\s+",
                    "\\w+|[^\\w\\s]+",
                    "[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
                    "\\p{N}{1,3}",
                    "\\p{N}",
                    "[0-9][0-9][0-9]",
                    "(?=(\\d{3})+(?!\\d))",
                    "[一-龥぀-ゟ゠-ヿ]+",
                    " ?[\\p{P}\\p{S}]+[\\r\\n]*",
                    " ?[^(\\s|[.,!?…。，、।۔،])]+",
                    "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*"
                            + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
                    "'(?i:[sdmt]|ll|ve|re)",
                    "\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
                    "[[:punct:]]|[[:alpha:]]+",
                    "-",
                    "\\b",
                    "(\\s|▁)",
                    "\\p{Han}|\\p{Hiragana}+|[^\\P{L}]+");

    @TempDir private Path folder = Path.of("");

    private record Reference(HuggingFaceTokenizer tokenizer) implements AutoCloseable {
        List<String> split(String text) {
            var spans = new ArrayList<String>();
            for (var span : tokenizer.encode(text, false, false).getCharTokenSpans()) {
                spans.add(
                        text.substring(
                                text.offsetByCodePoints(0, span.getStart()),
                                text.offsetByCodePoints(0, span.getEnd())));
            }
            return spans;
        }

        @Override
        public void close() {
            tokenizer.close();
        }
    }

    /// A tokenizer whose words are tokens of their own.
    private Reference reference(String pattern, String behavior, boolean invert)
            throws IOException {
        String file =
                """
                {"version": "1.0", "added_tokens": [],
                 "pre_tokenizer": {"type": "Split", "pattern": {"Regex": %s}, "behavior": %s,
                  "invert": %s},
                 "model": {"type": "WordLevel", "unk_token": "<unk>", "vocab": {"<unk>": 0}}}
                """
                        .formatted(Json.line(pattern), Json.line(behavior), invert);
        var json = TinyTokenizers.write(folder, "split", file);
        return new Reference(
                HuggingFaceTokenizer.newInstance(
                        json, Map.of("truncation", "false", "padding", "false")));
    }

    private static List<String> split(Split split, String text) {
        return split.split(AlignedText.typed(text, 0)).stream()
                .map(AlignedText::text)
                .filter(t -> !t.isEmpty())
                .toList();
    }

    @Test
    void recordedSplitsOfPublishedPatterns() throws IOException {
        assumeTrue(Files.exists(CASES), () -> "no test data here: " + CASES);
        var wrong = new ArrayList<String>();
        int all = 0;
        for (String line : Files.readAllLines(CASES)) {
            var record = Json.object(line);
            String pattern = String.valueOf(record.get("pattern"));
            String text = String.valueOf(record.get("text"));
            var split =
                    new Split(
                            Pattern.regex(pattern),
                            behavior(String.valueOf(record.get("behavior"))),
                            Boolean.TRUE.equals(record.get("invert")));
            var ours = split(split, text);
            all++;
            if (!ours.equals(record.get("pieces"))) {
                wrong.add(pattern + " on " + text + " gives " + ours);
            }
        }
        assertEquals(List.of(), wrong, "of " + all);
    }

    @Test
    void everyBehaviourOfTwentyPatterns() throws IOException {
        var random = new Random(20261124);
        var texts = new ArrayList<>(List.of("the-final--countdown", " a  b\n\n c", "ab12345 X²½"));
        for (int i = 0; i < 40; i++) {
            texts.add(RandomTexts.next(random, 14));
        }
        var wrong = new ArrayList<String>();
        for (String pattern : PATTERNS) {
            for (var behavior : Split.Behavior.values()) {
                for (boolean invert : new boolean[] {false, true}) {
                    var ours = new Split(Pattern.regex(pattern), behavior, invert);
                    try (var theirs = reference(pattern, named(behavior), invert)) {
                        for (String text : texts) {
                            var expected = theirs.split(text);
                            var actual = split(ours, text);
                            if (!expected.equals(actual)) {
                                wrong.add(
                                        String.join(
                                                " ",
                                                pattern,
                                                behavior + " " + invert,
                                                Json.line(text),
                                                Json.line(expected),
                                                Json.line(actual)));
                            }
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static Split.Behavior behavior(String name) {
        return Arrays.stream(Split.Behavior.values())
                .filter(b -> named(b).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String named(Split.Behavior behavior) {
        return switch (behavior) {
            case REMOVED -> "Removed";
            case ISOLATED -> "Isolated";
            case MERGED_WITH_PREVIOUS -> "MergedWithPrevious";
            case MERGED_WITH_NEXT -> "MergedWithNext";
            case CONTIGUOUS -> "Contiguous";
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\p{L}",
                "\\P{L}",
                "\\p{^L}",
                "[^\\p{L}\\s]",
                "\\p{N}",
                "\\p{M}",
                "\\p{P}",
                "\\p{S}",
                "\\p{Lu}",
                "\\p{Ll}",
                "\\p{Lt}",
                "\\p{Lm}",
                "\\p{Lo}",
                "\\p{Mn}",
                "\\p{Nd}",
                "\\p{Cn}",
                "\\P{Cn}",
                "\\p{C}",
                "\\p{Z}",
                "\\d",
                "\\D",
                "\\w",
                "\\W",
                "[\\w]",
                "[^\\w]",
                "[\\p{Word}]",
                "[_\\W]",
                "\\s",
                "[\\s]",
                "\\h",
                "\\p{Han}",
                "\\p{Hangul}",
                "\\p{Alpha}",
                "\\p{Alnum}",
                "\\p{Word}",
                "\\p{Punct}",
                "[[:alpha:]]",
                "[[:^alpha:]]",
                "[[:alnum:]]",
                "[[:punct:]]",
                "[[:upper:]]",
                "\\p{Letter}",
                "\\p{Any}",
                "."
            })
    void classesHoldWhatTheReferencesHold(String pattern) throws IOException {
        var text = new StringBuilder();
        for (int cp = 0; cp < 0x110000; cp += cp < 0x3400 ? 1 : 97) {
            if (cp < 0xD800 || cp > 0xDFFF) {
                text.appendCodePoint(cp);
            }
        }
        Differences.of("patterns")
                .each(
                        (first, last) -> {
                            text.appendCodePoint(first - 1).appendCodePoint(first);
                            text.appendCodePoint(last).appendCodePoint(last + 1);
                        });
        var ours = new Split(Pattern.regex(pattern), Split.Behavior.ISOLATED, false);
        try (var theirs = reference(pattern, "Isolated", false)) {
            var expected = new TreeSet<>(theirs.split(text.toString()));
            var actual = new TreeSet<>(split(ours, text.toString()));
            assertEquals(shown(expected, actual), shown(actual, expected));
        }
    }

    /// What one has and the other has not, by its first and last character.
    private static String shown(Set<String> words, Set<String> without) {
        return words.stream()
                .filter(w -> !without.contains(w))
                .map(w -> String.format("%X..%X", w.codePointAt(0), w.codePointBefore(w.length())))
                .limit(40)
                .collect(Collectors.joining(" "));
    }
}
