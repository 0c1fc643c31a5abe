package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.sentencepiece.SentencePieceFileTest;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Tokenizer files that are cyclic, absurd or damaged: each is refused in a sentence that names the
/// place, or opens by a defined reading and then encodes.
class BadTokenizerFilesTest {
    private static final String OPENS = "";

    @TempDir private Path folder = Path.of("");

    /// A file under a name, and what the sentence must hold; [#OPENS] where it is to open.
    record Bad(String label, String file, byte[] content, String said) {
        Bad(String label, String file, String content, String said) {
            this(label, file, content.getBytes(StandardCharsets.UTF_8), said);
        }

        @Override
        public String toString() {
            return label;
        }
    }

    private static String bpe(String vocabulary, String merges, String more) {
        return "{\"version\":\"1.0\",%s\"model\":{\"type\":\"BPE\",\"vocab\":{%s},\"merges\":[%s]}}"
                .formatted(more, vocabulary, merges);
    }

    private static String split(String pattern) {
        return "\"pre_tokenizer\":{\"type\":\"Split\",\"behavior\":\"Isolated\",\"pattern\":"
                + "{\"Regex\":\"%s\"}},".formatted(pattern);
    }

    private static String nested(int depth) {
        String open = "{\"type\":\"Sequence\",\"normalizers\":[";
        return open.repeat(depth) + "]}".repeat(depth);
    }

    static Stream<Bad> files() throws IOException {
        var bad = Stream.<Bad>builder();
        String ab = "\"a\":0,\"b\":1";
        String json = "tokenizer.json";
        bad.add(
                new Bad(
                        "merge without product",
                        json,
                        bpe(ab, "[\"a\",\"b\"]", ""),
                        "model.merges[0]"));
        bad.add(new Bad("merge of unknown parts", json, bpe(ab, "\"a z\"", ""), "“z”"));
        bad.add(
                new Bad(
                        "merge in a circle",
                        json,
                        bpe("\"a\":0,\"\":1", "[\"a\",\"\"],[\"\",\"a\"]", ""),
                        OPENS));
        bad.add(new Bad("two spaces in a merge", json, bpe(ab, "\"a  b\"", ""), "model.merges[0]"));
        bad.add(new Bad("half a merge", json, bpe(ab, "[\"a\"]", ""), "model.merges[0]"));
        bad.add(
                new Bad(
                        "a merge of three",
                        json,
                        bpe(ab, "[\"a\",\"b\",\"a\"]", ""),
                        "model.merges[0]"));
        bad.add(new Bad("merges of numbers", json, bpe(ab, "[1,2]", ""), "model.merges[0]"));
        bad.add(new Bad("the same id twice", json, bpe("\"a\":0,\"b\":0", "", ""), OPENS));
        bad.add(new Bad("a gap", json, bpe("\"a\":0,\"b\":70", "", ""), OPENS));
        bad.add(new Bad("an id of 2^31", json, bpe("\"a\":2147483648", "", ""), "2147483648"));
        bad.add(new Bad("an id far off", json, bpe("\"a\":2147483647", "", ""), "2147483647"));
        bad.add(new Bad("a negative id", json, bpe("\"a\":-1", "", ""), "model.vocab.a"));
        bad.add(new Bad("a fraction for an id", json, bpe("\"a\":0.5", "", ""), "model.vocab.a"));
        bad.add(new Bad("a NUL in a token", json, bpe("\"a\\u0000\":0,\"a\":1", "", ""), OPENS));
        bad.add(
                new Bad(
                        "half a character",
                        json,
                        bpe("\"\\ud83d\":0,\"a\":1", "", ""),
                        "is not JSON"));
        bad.add(
                new Bad(
                        "bytes that are no text",
                        json,
                        bpe("\"\u00e9\":0,\"a\":1", "", "").getBytes(StandardCharsets.ISO_8859_1),
                        "is not UTF-8 at line 1, column"));
        bad.add(new Bad("NUL bytes", json, "\0".repeat(2000), "is not JSON"));
        bad.add(new Bad("nothing", json, "", "tokenizer.json"));
        bad.add(new Bad("cut off", json, "{\"model\":{\"vocab\":{\"a\":", "is not JSON"));
        bad.add(
                new Bad(
                        "two hundred thousand brackets",
                        json,
                        "{\"model\":" + "[".repeat(200_000),
                        "nests lists and objects more than 500 deep at line 1, column 511"));
        bad.add(
                new Bad(
                        "a normaliser a hundred deep",
                        json,
                        bpe(ab, "", "\"normalizer\":" + nested(90) + ","),
                        OPENS));
        bad.add(
                new Bad(
                        "a normaliser ten thousand deep",
                        json,
                        bpe(ab, "", "\"normalizer\":" + nested(10_000) + ","),
                        "500 deep"));
        bad.add(
                new Bad(
                        "twenty thousand normalisers",
                        json,
                        bpe(
                                ab,
                                "",
                                "\"normalizer\":{\"type\":\"Sequence\",\"normalizers\":["
                                        + "{\"type\":\"NFC\"},".repeat(20_000)
                                        + "{\"type\":\"NFC\"}]},"),
                        "“normalizer” has 20002 components"));
        bad.add(
                new Bad(
                        "a pattern of a megabyte",
                        json,
                        bpe(ab, "", split("(".repeat(1 << 20))),
                        "pre_tokenizer.pattern.Regex"));
        bad.add(
                new Bad(
                        "a pattern ten thousand deep",
                        json,
                        bpe(ab, "", split("(".repeat(10_000) + "a" + ")".repeat(10_000))),
                        "pre_tokenizer.pattern.Regex"));
        bad.add(
                new Bad(
                        "a pattern that repeats without end",
                        json,
                        bpe(ab, "", split("a{99999999}")),
                        "pre_tokenizer.pattern.Regex"));
        bad.add(
                new Bad(
                        "a character map that is not base64",
                        json,
                        bpe(
                                ab,
                                "",
                                "\"normalizer\":{\"type\":\"Precompiled\","
                                        + "\"precompiled_charsmap\":\"?\"},"),
                        "precompiled_charsmap"));
        bad.add(
                new Bad(
                        "a character map cut off",
                        json,
                        bpe(
                                ab,
                                "",
                                "\"normalizer\":{\"type\":\"Precompiled\","
                                        + "\"precompiled_charsmap\":\"/////w==\"},"),
                        "precompiled_charsmap"));
        bad.add(
                new Bad(
                        "a template of an unknown token",
                        json,
                        bpe(
                                ab,
                                "",
                                "\"post_processor\":{\"type\":\"TemplateProcessing\",\"single\":"
                                        + "[{\"SpecialToken\":{\"id\":\"X\"}}],"
                                        + "\"special_tokens\":{}},"),
                        "special_tokens.X"));
        bad.add(
                new Bad(
                        "an added token without content",
                        json,
                        bpe(ab, "", "\"added_tokens\":[{\"id\":3}],"),
                        "added_tokens[0].content"));
        bad.add(
                new Bad(
                        "an endless score",
                        json,
                        "{\"model\":{\"type\":\"Unigram\",\"vocab\":[[\"a\",1e999999999]]}}",
                        "model.vocab[0]"));
        bad.add(
                new Bad(
                        "an unknown id beyond the pieces",
                        json,
                        "{\"model\":{\"type\":\"Unigram\",\"unk_id\":9,\"vocab\":[[\"a\",0]]}}",
                        "model.unk_id"));
        bad.add(new Bad("bad base64", "x.tiktoken", "YQ== 0\nY=Q= 1\n", "line 2"));
        bad.add(new Bad("no base64", "x.tiktoken", "YQ== 0\n?? 1\n", "line 2"));
        bad.add(new Bad("bytes missing", "x.tiktoken", "YQ== 0\n= 1\n", "byte 0x00"));
        bad.add(new Bad("a rank of 2^40", "x.tiktoken", "YQ== 1099511627776\n", "line 1"));
        bad.add(new Bad("a rank twice", "x.tiktoken", "YQ== 0\nYg== 0\n", "line 2"));
        bad.add(new Bad("a vocabulary without [UNK]", "vocab.txt", "a\nb\n", "[UNK]"));
        bad.add(new Bad("tekken without its numbers", "tekken.json", "{\"vocab\":[]}", "config"));
        bad.add(
                new Bad(
                        "tekken of fewer tokens",
                        "tekken.json",
                        "{\"config\":{\"pattern\":\"a\",\"default_vocab_size\":9,"
                                + "\"default_num_special_tokens\":2},\"vocab\":[]}",
                        "0 entries"));
        wrongValues(bad);
        wrongBytes(bad);
        return bad.build();
    }

    /// Values of the wrong kind: each is shown as it is written.
    private static void wrongValues(Stream.Builder<Bad> bad) {
        String ab = "\"a\":0,\"b\":1";
        String[][] rows = {
            {
                "an id in quotes",
                bpe("\"a\":\"0\"", "", ""),
                "“model.vocab.a” should be",
                "is \"0\"."
            },
            {"an id with an exponent", bpe("\"a\":1e3", "", ""), "“model.vocab.a”", "is 1e3."},
            {"an id that begins with 0", bpe("\"a\":01", "", ""), "begins with 0", "column 54"},
            {"a number in a merge", bpe(ab, "[\"a\",2]", ""), "model.merges[0]", "is [\"a\",2]."},
            {"a spaceless merge", bpe(ab, "\"ab\"", ""), "model.merges[0]", "is \"ab\"."},
            {"merges of another kind", merges("{\"a\": 1}"), "“model.merges”", "is {\"a\": 1}."},
            {"a piece without a score", unigram("[\"a\"]"), "model.vocab[0]", "is [\"a\"]."},
            {"a score in quotes", unigram("[\"a\", \"1\"]"), "model.vocab[0]", "\"1\"]."},
            {"an exponent of eleven digits", unigram("[\"a\",1e99999999999]"), "finite", "[0]”"},
            {"a normaliser that is a name", slot("normalizer", "\"NFC\""), "“type”", "is \"NFC\"."},
            {"an added token that is a name", slot("added_tokens", "[\"x\"]"), "[0]”", "is \"x\"."},
            {"a dropout above 1", option("\"dropout\":2,"), "“model.dropout”", "is 2."},
            {"a template's id below 0", frame("-1"), "special_tokens.<s>.ids[0]", "is -1."},
            {"a template's id in quotes", frame("\"0\""), "special_tokens.<s>.ids[0]", "is \"0\"."},
            {"a template's id of no token", frame("99"), "special_tokens.<s>.ids[0]", "is 99."},
            {"a frame of no token", slot("post_processor", BERT), "post_processor.cls[1]", "is 7."},
            {
                "a template of a second text",
                slot("post_processor", SECOND),
                "single[0]",
                "is \"B\"."
            },
            {"a draft's id of no token", DRAFT, "post_processor.single[0].ids[0]", "is 9."}
        };
        for (String[] row : rows) {
            bad.add(new Bad(row[0], "tokenizer.json", row[1], row[2]));
            bad.add(new Bad(row[0] + ", shown", "tokenizer.json", row[1], row[3]));
        }
    }

    private static final String BERT =
            "{\"type\":\"BertProcessing\",\"sep\":[\"a\",0],\"cls\":[\"x\",7]}";

    private static final String SECOND =
            "{\"type\":\"TemplateProcessing\",\"single\":[{\"Sequence\":{\"id\":\"B\"}}],"
                    + "\"special_tokens\":{}}";

    private static final String DRAFT =
            "{\"version\":\"2.0\",\"post_processor\":{\"type\":\"TemplateProcessing\","
                    + "\"single\":[{\"ids\":[9]}]},"
                    + "\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[]}}";

    private static String slot(String name, String value) {
        return bpe("\"a\":0,\"b\":1", "", "\"" + name + "\":" + value + ",");
    }

    private static String option(String option) {
        return slot("decoder", "null").replace("\"type\":", option + "\"type\":");
    }

    private static String merges(String value) {
        return "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":" + value + "}}";
    }

    private static String unigram(String piece) {
        return "{\"model\":{\"type\":\"Unigram\",\"vocab\":[" + piece + "]}}";
    }

    private static String frame(String id) {
        return slot(
                "post_processor",
                "{\"type\":\"TemplateProcessing\",\"single\":[{\"SpecialToken\":{\"id\":\"<s>\"}}],"
                        + "\"special_tokens\":{\"<s>\":{\"ids\":["
                        + id
                        + "]}}}");
    }

    /// Bytes that are no UTF-8 where a spelling should be.
    private static void wrongBytes(Stream.Builder<Bad> bad) throws IOException {
        byte[] wrong = {'a', (byte) 0xC3, 'b'};
        bad.add(
                new Bad(
                        "bad UTF-8 in a piece",
                        "x.model",
                        new SentencePieceFileTest.Model().specials().piece(wrong, 0, 1).done(),
                        "the piece with id 3 is not UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(60)
    void eachGivesASentence(Bad bad) throws Exception {
        Path file = folder.resolve(bad.file);
        Files.write(file, bad.content);
        String said;
        try (var model = ModelReader.open(file, Progress.NONE)) {
            said = String.join(" ", model.facts().notes());
            if (bad.said.equals(OPENS)) {
                var tokenizer = model.tokenizer().orElseThrow(() -> new AssertionError(bad));
                for (String text : new String[] {"aab ba\u0000", "a".repeat(5000), "\uD83D x"}) {
                    var e = tokenizer.encode(text, EncodeOptions.DEFAULT);
                    tokenizer.decode(e.ids());
                    tokenizer.trace(text.substring(0, Math.min(20, text.length())));
                }
                return;
            }
            assertTrue(model.tokenizer().isEmpty(), bad + " opens: " + said);
        } catch (UnreadableFileException e) {
            said = e.sentence();
        }
        if (bad.said.equals(OPENS)) {
            fail(bad + " is refused: " + said);
        }
        assertTrue(said.contains(bad.said) && said.contains(bad.file), said);
        assertTrue(said.length() < 600, said);
    }
}
