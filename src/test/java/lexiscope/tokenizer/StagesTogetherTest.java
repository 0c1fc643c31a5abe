package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

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
                    "\u017F\uD81B\uDD6A",
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
        assertEquals(List.of(), ReferenceTest.differences(file, TEXTS), json);
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

    /// The second character is composed by tables newer than the reference's, which leave it and
    /// what stands before it to themselves.
    @Test
    void whatStandsBeforeANewerCharacterIsNormalised() throws Exception {
        for (String form : List.of("NFC", "NFD", "NFKC", "NFKD")) {
            compare(
                    "",
                    "{'type':'%s'}".formatted(form),
                    "null",
                    "{'type':'WordLevel','unk_token':'?','vocab':{'?':0,'s\uD81B\uDD6A':1}}");
        }
    }
}
