package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A `tokenizer.json` is read as it is; where the config beside it makes transformers split text
/// otherwise, a note says so, and none where it does not.
class TransformersNotesTest {
    private static final String UNK =
            "{'id':0,'content':'[UNK]','single_word':false,'lstrip':false,'rstrip':false,"
                    + "'normalized':false,'special':true}";

    @TempDir private Path folder = Path.of("");

    private List<String> notes(String config, String normalizer, String model) throws Exception {
        Path at = Files.createTempDirectory(folder, "notes");
        String json =
                "{'version':'1.0','added_tokens':[%s],'normalizer':%s,'pre_tokenizer':null,"
                                .formatted(UNK, normalizer)
                        + "'post_processor':null,'decoder':null,'model':%s}".formatted(model);
        Files.writeString(at.resolve("tokenizer.json"), json.replace('\'', '"'));
        Files.writeString(at.resolve("tokenizer_config.json"), config.replace('\'', '"'));
        try (var opened = ModelReader.open(at, Progress.NONE)) {
            return opened.facts().notes().stream().filter(n -> n.contains("transformers")).toList();
        }
    }

    private static String bert(boolean lowercase) {
        return "{'type':'BertNormalizer','clean_text':true,'handle_chinese_chars':true,"
                + "'strip_accents':null,'lowercase':%b}".formatted(lowercase);
    }

    private static final String WORDS =
            "{'type':'WordPiece','unk_token':'[UNK]','continuing_subword_prefix':'##',"
                    + "'max_input_chars_per_word':100,'vocab':{'[UNK]':0,'the':1}}";
    private static final String BYTES =
            "{'type':'BPE','vocab':{'[UNK]':0,'Ġ':1,'a':2,'Ġa':3},'merges':[['Ġ','a']]}";
    private static final String BYTE_LEVEL = "{'type':'ByteLevel'}";

    private void says(String what, List<String> notes) {
        assertEquals(1, notes.size(), notes + "");
        assertTrue(notes.getFirst().contains(what), notes + "");
    }

    private static String decoder(String id, String content, boolean special) {
        return "{'added_tokens_decoder':{'%s':{'content':'%s','special':%b,'lstrip':false,"
                        .formatted(id, content, special)
                + "'rstrip':false,'single_word':false,'normalized':false}}}";
    }

    @Test
    void tokensThatTheFileLacks() throws Exception {
        says("the token “<x>”", notes(decoder("2", "<x>", true), "null", WORDS));
        says("the token “the”", notes(decoder("1", "the", true), "null", WORDS));
        says("the token “[PAD]”", notes("{'pad_token':'[PAD]'}", "null", WORDS));
        says("the token “<x>”", notes("{'mask_token':{'content':'<x>'}}", "null", WORDS));
        says(
                "2 tokens (first “<a>”)",
                notes("{'additional_special_tokens':['<a>','<b>','[UNK]']}", "null", WORDS));
        assertEquals(List.of(), notes(decoder("0", "[UNK]", true), "null", WORDS));
        assertEquals(List.of(), notes("{'unk_token':'[UNK]'}", "null", WORDS));
        says("other flags", notes(decoder("0", "[UNK]", false), "null", WORDS));
    }

    @Test
    void lowerCase() throws Exception {
        says("do_lower_case to false", notes("{'do_lower_case':false}", bert(true), WORDS));
        says("do_lower_case to true", notes("{'do_lower_case':true}", bert(false), WORDS));
        says("to false", notes("{'do_lower_case':false}", "{'type':'Lowercase'}", WORDS));
        String named = "{'tokenizer_class':'BertTokenizer'%s}";
        says("leaves out do_lower_case", notes(named.formatted(""), bert(false), WORDS));
        assertEquals(List.of(), notes(named.formatted(""), bert(true), WORDS));
        assertEquals(List.of(), notes("{}", bert(false), WORDS));
        assertEquals(List.of(), notes("{'do_lower_case':false}", bert(false), WORDS));
        says(
                "tokenize_chinese_chars as false",
                notes(named.formatted(",'tokenize_chinese_chars':false"), bert(true), WORDS));
        says(
                "strip_accents as false",
                notes(named.formatted(",'strip_accents':false"), bert(true), WORDS));
    }

    @Test
    void aClassForAnotherKindOfModel() throws Exception {
        String named = "{'tokenizer_class':'%s'}";
        says(
                "a class for SentencePiece models, over a byte-level BPE",
                notes(named.formatted("LlamaTokenizerFast"), BYTE_LEVEL, BYTES));
        says("over a WordPiece", notes(named.formatted("LlamaTokenizer"), "null", WORDS));
        says("over a WordPiece", notes(named.formatted("GPT2Tokenizer"), "null", WORDS));
        says("byte-level BPE", notes(named.formatted("BertTokenizerFast"), BYTE_LEVEL, BYTES));
        for (String fitting :
                List.of("GPT2TokenizerFast", "Qwen2Tokenizer", "PreTrainedTokenizerFast")) {
            assertEquals(List.of(), notes(named.formatted(fitting), BYTE_LEVEL, BYTES), fitting);
        }
        assertEquals(List.of(), notes(named.formatted("BertTokenizer"), bert(true), WORDS));
    }
}
