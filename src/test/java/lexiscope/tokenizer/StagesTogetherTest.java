package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What two stages do to each other, beside the reference: what one of them drops or makes equal is
/// seen by the next.
class StagesTogetherTest {
    private static final List<String> TEXTS =
            List.of(
                    "ab",
                    " ab",
                    "  ab ab",
                    "AB ab",
                    "\u0301\u0301ab",
                    "\u0000ab",
                    "ab 世ab",
                    "世",
                    "世 世",
                    "a 世b",
                    "\nab\n ab",
                    "cabc",
                    "c ab c",
                    "");
    private static final String WORDS =
            "{'type':'WordLevel','unk_token':'?','vocab':{'?':0,'ab':1,'▁ab':2,'▁':3}}";

    @TempDir private Path folder = Path.of("");

    private static String added(String content, boolean special, boolean singleWord) {
        return "{'id':90,'content':'%s','single_word':%b,'lstrip':false,'rstrip':false,"
                        .formatted(content, singleWord)
                + "'normalized':true,'special':%b}".formatted(special);
    }

    private void compare(String added, String normalizer, String preTokenizer, String model)
            throws Exception {
        String json =
                ("{'version':'1.0','added_tokens':[%s],'normalizer':%s,'pre_tokenizer':%s,"
                                        .formatted(added, normalizer, preTokenizer)
                                + "'post_processor':null,'decoder':null,'model':%s}"
                                        .formatted(model))
                        .replace('\'', '"');
        var file = TinyTokenizers.write(folder, "together", json);
        var ours = TinyTokenizers.open(file);
        var differences = new ArrayList<String>();
        try (var theirs = HuggingFaceTokenizer.newInstance(file, Map.of("padding", "false"))) {
            for (String text : TEXTS) {
                var x = theirs.encode(text, true, false);
                var e = ours.encode(text, EncodeOptions.DEFAULT);
                String expected =
                        Arrays.toString(x.getIds())
                                + ReferenceTest.spans(text, x.getCharTokenSpans());
                String actual = Arrays.toString(e.ids()) + ReferenceTest.spans(e);
                if (!expected.equals(actual)) {
                    differences.add("\n" + Json.line(text) + "\n" + expected + "\n" + actual);
                }
            }
        }
        assertEquals(List.of(), differences, json);
    }

    /// The mark of a first word is for a text whose first character is still there.
    @Test
    void aDroppedBeginningTakesTheFirstMarkWithIt() throws Exception {
        for (String normalizer :
                List.of(
                        "{'type':'Strip','strip_left':true,'strip_right':false}",
                        "{'type':'StripAccents'}",
                        "{'type':'Nmt'}",
                        "{'type':'Replace','pattern':{'String':' '},'content':''}",
                        "{'type':'BertNormalizer','clean_text':true,'handle_chinese_chars':true,"
                                + "'strip_accents':true,'lowercase':true}")) {
            for (String scheme : List.of("first", "always", "never")) {
                String mark =
                        "{'type':'Metaspace','replacement':'▁','prepend_scheme':'%s','split':true}"
                                .formatted(scheme);
                compare("", normalizer, mark, WORDS);
                compare(added("世", false, false), normalizer, mark, WORDS);
            }
        }
    }

    /// Of added tokens that the normaliser makes equal the special ones come first, then those that
    /// stand first in the file.
    @Test
    void addedTokensThatBecomeEqual() throws Exception {
        String lower = "{'type':'Lowercase'}";
        for (boolean first : List.of(true, false)) {
            for (boolean second : List.of(true, false)) {
                for (String model : List.of(WORDS, WORDS.replace("'ab'", "'AB'"))) {
                    compare(
                            added("AB", first, false) + "," + added("ab", second, false),
                            lower,
                            "null",
                            model);
                    compare(
                            added("aB", first, false) + "," + added("Ab", second, false),
                            lower,
                            "null",
                            model);
                }
            }
        }
    }

    @Test
    void aWholeWordSeenThroughBytes() throws Exception {
        compare(added("世", false, true), "{'type':'ByteLevel'}", "null", WORDS);
        compare(
                added("世", false, true),
                "{'type':'ByteLevel'}",
                "{'type':'Split','pattern':{'Regex':'a|b'},'behavior':'Removed','invert':true}",
                WORDS);
    }

    /// The next id is counted from the pieces, the repeated one too.
    @Test
    void aPieceThatIsThereTwice() throws Exception {
        compare(
                added("世", false, false),
                "null",
                "null",
                "{'type':'Unigram','unk_id':0,'byte_fallback':false,'vocab':[['?',0.0],"
                        + "['a',-1.0],['b',-2.0],['a',-3.0],['ab',-4.0]]}");
    }
}
