package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every component of `tokenizer.json` by itself, with its fields turned every way, beside the
/// reference: a table of the corners that are easily got wrong.
class ComponentsTest {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "a",
                    "  a  b ",
                    "the-final--countdown",
                    "Hello, World! don't stop",
                    "\t x\r\n y\u0085z\u00A0\u3000",
                    "İstanbul ΟΔΟΣ ǅ ẞ",
                    "e\u0301e\u0323\u0301 é ﬁ ㌀ ½ Å ｶﾞ",
                    "각 \u1100\u1161\u11A8",
                    "a\u200Db \u200B\uFEFF\u00AD x",
                    "👩\u200D👩\u200D👧 😀a",
                    "世界 こんにちはー カタカナ abc",
                    "①½٣12 3",
                    "▁a ▁▁b▁",
                    "$1 €2 a_b ¿qué?",
                    "\u0000\u0001\u007F\uFFFDa",
                    "``x'' \"y\"",
                    "नमस्ते ॥ กำ",
                    "a<m>b <m> <m>  catsx cats <n>X");

    private static final List<String> NORMALIZERS =
            List.of(
                    "null",
                    bert(true, true, "null", true),
                    bert(false, true, "false", true),
                    bert(true, false, "true", false),
                    bert(false, false, "null", false),
                    "{'type':'Strip','strip_left':true,'strip_right':false}",
                    "{'type':'Strip','strip_left':false,'strip_right':true}",
                    "{'type':'Strip','strip_left':true,'strip_right':true}",
                    "{'type':'StripAccents'}",
                    "{'type':'NFC'}",
                    "{'type':'NFD'}",
                    "{'type':'NFKC'}",
                    "{'type':'NFKD'}",
                    "{'type':'Lowercase'}",
                    "{'type':'Nmt'}",
                    "{'type':'ByteLevel'}",
                    "{'type':'Prepend','prepend':'▁'}",
                    "{'type':'Replace','pattern':{'String':'a'},'content':'$1'}",
                    "{'type':'Replace','pattern':{'String':'.'},'content':'x'}",
                    "{'type':'Replace','pattern':{'Regex':'\\\\s+'},'content':' '}",
                    "{'type':'Replace','pattern':{'Regex':'a*'},'content':'-'}",
                    "{'type':'Replace','pattern':{'Regex':'\\\\s+'},'content':''}",
                    "{'type':'Replace','pattern':{'String':'a'},'content':''}",
                    "{'type':'Sequence','normalizers':[]}",
                    "{'type':'Sequence','normalizers':[{'type':'NFD'},{'type':'Lowercase'},"
                            + "{'type':'StripAccents'}]}",
                    "{'type':'Sequence','normalizers':[{'type':'Prepend','prepend':'▁'},"
                            + "{'type':'Replace','pattern':{'String':' '},'content':'▁'}]}");

    private static final List<String> PRE_TOKENIZERS =
            List.of(
                    "null",
                    "{'type':'BertPreTokenizer'}",
                    "{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':true}",
                    "{'type':'ByteLevel','add_prefix_space':false,'trim_offsets':true,"
                            + "'use_regex':false}",
                    "{'type':'Metaspace','replacement':'▁','prepend_scheme':'always'}",
                    "{'type':'Metaspace','replacement':'▁','prepend_scheme':'first'}",
                    "{'type':'Metaspace','replacement':'▁','prepend_scheme':'never'}",
                    "{'type':'Metaspace','replacement':'_','prepend_scheme':'always',"
                            + "'split':false}",
                    "{'type':'Metaspace','replacement':'▁','add_prefix_space':true,"
                            + "'str_rep':'▁'}",
                    "{'type':'Punctuation'}",
                    "{'type':'Punctuation','behavior':'Removed'}",
                    "{'type':'Punctuation','behavior':'MergedWithPrevious'}",
                    "{'type':'Punctuation','behavior':'MergedWithNext'}",
                    "{'type':'Punctuation','behavior':'Contiguous'}",
                    "{'type':'Digits','individual_digits':true}",
                    "{'type':'Digits','individual_digits':false}",
                    "{'type':'Whitespace'}",
                    "{'type':'WhitespaceSplit'}",
                    "{'type':'CharDelimiterSplit','delimiter':'-'}",
                    "{'type':'UnicodeScripts'}",
                    "{'type':'FixedLength','length':2}",
                    "{'type':'Split','pattern':{'String':'-'},'behavior':'Removed',"
                            + "'invert':false}",
                    "{'type':'Split','pattern':{'String':'\\\\w'},'behavior':'Isolated',"
                            + "'invert':true}",
                    "{'type':'Sequence','pretokenizers':[{'type':'WhitespaceSplit'},"
                            + "{'type':'Metaspace','replacement':'▁','prepend_scheme':'always'}]}",
                    "{'type':'Sequence','pretokenizers':[{'type':'ByteLevel','add_prefix_space':"
                            + "false,'trim_offsets':true,'use_regex':false},"
                            + "{'type':'WhitespaceSplit'}]}",
                    "{'type':'Sequence','pretokenizers':[{'type':'Metaspace','replacement':'▁',"
                            + "'prepend_scheme':'first','split':false},{'type':'WhitespaceSplit'},"
                            + "{'type':'Punctuation'}]}",
                    "{'type':'Sequence','pretokenizers':[{'type':'UnicodeScripts'},"
                            + "{'type':'Digits','individual_digits':true}]}");

    private static final List<String> ADDED =
            List.of(
                    "[]",
                    "[" + added("<m>", "") + "," + added("cats", "single_word") + "]",
                    "["
                            + added("cat", "normalized")
                            + ","
                            + added("cats", "normalized single_word")
                            + "]",
                    "[" + added("<m>", "lstrip special") + "," + added("<n>", "special") + "]",
                    "[" + added("<m>", "rstrip") + "," + added(" <m>", "normalized") + "]",
                    "[" + added("<N>", "normalized") + "," + added("a", "lstrip rstrip") + "]",
                    "[" + added(" ", "lstrip rstrip") + "]",
                    "[" + added(" ", "lstrip normalized") + "," + added("  ", "rstrip") + "]");

    private static final List<String> POST_PROCESSORS =
            List.of(
                    "null",
                    "{'type':'BertProcessing','sep':['<n>',1],'cls':['<m>',2]}",
                    "{'type':'RobertaProcessing','sep':['<n>',1],'cls':['<m>',2],"
                            + "'trim_offsets':true,'add_prefix_space':true}",
                    "{'type':'RobertaProcessing','sep':['<n>',1],'cls':['<m>',2],"
                            + "'trim_offsets':false,'add_prefix_space':false}",
                    "{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':true,"
                            + "'use_regex':true}",
                    "{'type':'TemplateProcessing','single':[{'SpecialToken':{'id':'S',"
                            + "'type_id':0}},{'Sequence':{'id':'A','type_id':0}},"
                            + "{'SpecialToken':{'id':'S','type_id':1}}],'pair':[{'Sequence':"
                            + "{'id':'A','type_id':0}},{'Sequence':{'id':'B','type_id':1}}],"
                            + "'special_tokens':{'S':{'id':'S','ids':[1,2],'tokens':"
                            + "['<0x01>','<0x02>']}}}",
                    "{'type':'Sequence','processors':[{'type':'ByteLevel',"
                            + "'add_prefix_space':true,'trim_offsets':true,'use_regex':true},"
                            + "{'type':'BertProcessing','sep':['<n>',1],'cls':['<m>',2]}]}");

    private static final List<String> DECODERS =
            List.of(
                    "null",
                    "{'type':'BPEDecoder','suffix':'</w>'}",
                    "{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':true,"
                            + "'use_regex':true}",
                    "{'type':'WordPiece','prefix':'##','cleanup':true}",
                    "{'type':'WordPiece','prefix':'##','cleanup':false}",
                    "{'type':'Metaspace','replacement':'▁','prepend_scheme':'always'}",
                    "{'type':'Metaspace','replacement':'▁','prepend_scheme':'first'}",
                    "{'type':'Metaspace','replacement':'▁','prepend_scheme':'never'}",
                    "{'type':'CTC','pad_token':'<pad>','word_delimiter_token':'|',"
                            + "'cleanup':true}",
                    "{'type':'CTC','pad_token':'<pad>','word_delimiter_token':'|',"
                            + "'cleanup':false}",
                    "{'type':'Replace','pattern':{'String':'▁'},'content':' '}",
                    "{'type':'Replace','pattern':{'Regex':'[ab]+'},'content':'x'}",
                    "{'type':'Fuse'}",
                    "{'type':'Strip','content':'▁','start':1,'stop':0}",
                    "{'type':'Strip','content':'a','start':0,'stop':2}",
                    "{'type':'ByteFallback'}",
                    "{'type':'Sequence','decoders':[{'type':'Replace','pattern':{'String':'▁'},"
                            + "'content':' '},{'type':'ByteFallback'},{'type':'Fuse'},"
                            + "{'type':'Strip','content':' ','start':1,'stop':0}]}",
                    "{'type':'Sequence','decoders':[]}");

    private static final List<String> TOKENS =
            List.of(
                    "▁▁a", "▁b", " do", " not", "##s", "a</w>", "</w>", "don", "'", "t", " ,",
                    " n't", "<pad>", "|", "aa", "<0xC3>", "<0xA9>", "<0x41>", "<0xFF>", "Ġw", "Ã",
                    "©", "嗎", "đem", "ilÖve", " .", "▁", "b", "##", "[UNK]");

    @TempDir private Path folder = Path.of("");

    private static String bert(boolean clean, boolean chinese, String strip, boolean lower) {
        return "{'type':'BertNormalizer','clean_text':%b,'handle_chinese_chars':%b,"
                        .formatted(clean, chinese)
                + "'strip_accents':%s,'lowercase':%b}".formatted(strip, lower);
    }

    private static String added(String content, String flags) {
        var out = new StringBuilder("{'id':0,'content':'" + content + "'");
        for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized", "special")) {
            out.append(",'").append(flag).append("':").append(flags.contains(flag));
        }
        return out.append('}').toString();
    }

    private static Object json(String quoted) {
        var object = Json.object(("{'x':" + quoted + "}").replace('\'', '"').replace('´', '\''));
        Object value = object.get("x");
        return value == null ? Json.NULL : value;
    }

    private Path file(String key, Object component, Map<String, Object> model) throws Exception {
        var file = new LinkedHashMap<String, Object>();
        file.put("version", "1.0");
        file.put("added_tokens", List.of());
        file.put("model", model);
        file.put(key, component);
        return TinyTokenizers.write(folder, key, Json.line(file));
    }

    /// Every byte a token: ids show what the normaliser made.
    private static Map<String, Object> bytes() {
        var vocabulary = new LinkedHashMap<String, Object>();
        for (int b = 0; b < 256; b++) {
            vocabulary.put(String.format("<0x%02X>", b), b);
        }
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "BPE");
        model.put("byte_fallback", true);
        model.put("vocab", vocabulary);
        model.put("merges", List.of());
        return model;
    }

    /// Every word the unknown token: spans show what the pre-tokenizer made.
    private static Map<String, Object> words() {
        return Map.of("type", "WordLevel", "unk_token", "?", "vocab", Map.of("?", 0, "<n>", 1));
    }

    private void compare(String key, String component, Map<String, Object> model) throws Exception {
        var json = file(key, json(component), model);
        assertEquals(List.of(), ReferenceTest.differences(json, TEXTS), component);
    }

    @Test
    void normalizers() throws Exception {
        for (String normalizer : NORMALIZERS) {
            compare("normalizer", normalizer, bytes());
            compare("normalizer", normalizer, words());
        }
    }

    @Test
    void preTokenizers() throws Exception {
        for (String preTokenizer : PRE_TOKENIZERS) {
            compare("pre_tokenizer", preTokenizer, bytes());
            compare("pre_tokenizer", preTokenizer, words());
        }
    }

    @Test
    void addedTokens() throws Exception {
        for (String tokens : ADDED) {
            compare("added_tokens", tokens, bytes());
        }
    }

    @Test
    void postProcessors() throws Exception {
        for (String postProcessor : POST_PROCESSORS) {
            compare("post_processor", postProcessor, bytes());
        }
    }

    @Test
    void decoders() throws Exception {
        var vocabulary = new LinkedHashMap<String, Object>();
        TOKENS.forEach(t -> vocabulary.put(t, vocabulary.size()));
        Map<String, Object> model =
                Map.of("type", "WordLevel", "unk_token", "[UNK]", "vocab", vocabulary);
        int n = TOKENS.size();
        for (String decoder : DECODERS) {
            var json = file("decoder", json(decoder), model);
            var ours = TinyTokenizers.open(json);
            try (var theirs = HuggingFaceTokenizer.newInstance(json)) {
                for (int first = 0; first < n; first++) {
                    for (int length = 1; length <= 4; length++) {
                        int[] ids = new int[length];
                        for (int k = 0; k < length; k++) {
                            ids[k] = (first + k * (length == 4 ? 7 : 1)) % n;
                        }
                        long[] wide = Arrays.stream(ids).asLongStream().toArray();
                        assertEquals(
                                theirs.decode(wide, false),
                                ours.decode(ids),
                                () -> decoder + " of " + Arrays.toString(ids));
                    }
                }
            }
        }
    }
}
