package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.tokenizer.aligned.Typed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
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
                compare(StageRows.added("世", false, false), normalizer, mark, WORDS);
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
                            StageRows.added("AB", first, false)
                                    + ","
                                    + StageRows.added("ab", second, false),
                            lower,
                            "null",
                            model);
                    compare(
                            StageRows.added("aB", first, false)
                                    + ","
                                    + StageRows.added("Ab", second, false),
                            lower,
                            "null",
                            model);
                }
            }
        }
    }

    @Test
    void aWholeWordSeenThroughBytes() throws Exception {
        compare(StageRows.added("世", false, true), "{'type':'ByteLevel'}", "null", WORDS);
        compare(
                StageRows.added("世", false, true),
                "{'type':'ByteLevel'}",
                "{'type':'Split','pattern':{'Regex':'a|b'},'behavior':'Removed','invert':true}",
                WORDS);
    }

    /// The next id is counted from the pieces, the repeated one too.
    @Test
    void aPieceThatIsThereTwice() throws Exception {
        compare(
                StageRows.added("世", false, false),
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

    /// Plainly, part by part, and after every character was another one before.
    @Test
    void everyWayGivesTheNumbersOfTheReference() throws Exception {
        for (var row : StageRows.ROWS) {
            String json = ("{'version':'1.0'," + row.fields() + "}").replace('\'', '"');
            var tokenizer = TinyTokenizers.open(TinyTokenizers.write(folder, "row", json));
            String what = json + " of " + row.text();
            var options = EncodeOptions.DEFAULT;
            same(row, tokenizer.encodePlainly(row.text(), options), what);
            same(row, tokenizer.encode(row.text(), options), what);
            for (int i = 0; i < row.text().length(); i++) {
                var old = Typed.of(row.text()).edited(i, i + 1, "%");
                var next = old.edited(i, i + 1, row.text().substring(i, i + 1));
                var before = tokenizer.encode(old, options);
                same(row, tokenizer.encode(before, next, options), what + ", edited at " + i);
            }
        }
    }

    private static void same(StageRows.Row row, Encoding e, String what) {
        assertEquals(row.ids(), Arrays.toString(e.ids()), what);
        assertEquals(row.spans(), ReferenceTest.spans(e).toString(), what);
    }

    @Test
    void aTextStandsTwiceWithoutSpecialTokensToo() throws Exception {
        String fields =
                "'post_processor':" + StageRows.template("A", "A") + "," + StageRows.words("'a'");
        String json = ("{'version':'1.0'," + fields + "}").replace('\'', '"');
        var tokenizer = TinyTokenizers.open(TinyTokenizers.write(folder, "twice", json));
        var plain = tokenizer.encode("a", new EncodeOptions(false, true));
        assertEquals("[1, 1]", Arrays.toString(plain.ids()));
    }

    /// An empty mark is about every character, and nothing is found in an empty token.
    @Test
    void decodersOfNothing() throws Exception {
        for (var decoder :
                List.of(
                        List.of("{'suffix':''}", "😀", " 😀 a"),
                        List.of(
                                "{'type':'CTC','pad_token':'','word_delimiter_token':'','cleanup':true}",
                                "😀",
                                " 😀  a "),
                        List.of(
                                "{'type':'Replace','pattern':{'String':''},'content':'x'}",
                                "",
                                "xax"),
                        List.of(
                                "{'type':'Replace','pattern':{'Regex':'^'},'content':'x'}",
                                "",
                                "xa"))) {
            String json =
                    "{'version':'1.0','decoder':%s,%s}"
                            .formatted(
                                    decoder.get(0),
                                    StageRows.words("'%s','a'".formatted(decoder.get(1))));
            var file = TinyTokenizers.write(folder, "decoder", json.replace('\'', '"'));
            assertEquals(decoder.get(2), TinyTokenizers.open(file).decode(new int[] {1, 2}), json);
        }
    }
}
