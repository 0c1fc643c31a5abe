package lexiscope.tokenizer;

import java.util.List;

/// What the reference makes of two stages that touch each other, in numbers: each row once came out
/// otherwise here.
final class StageRows {
    private static final String BYTES =
            "{'type':'ByteLevel','add_prefix_space':%b,'trim_offsets':true,'use_regex':true}";
    private static final String TRIMS = BYTES.formatted(false);
    private static final String PREFIX = BYTES.formatted(true);

    /// A file by the fields it has, a text, and what tokenizers 0.23.2 makes of it, special tokens
    /// added: ids, and the spans it reports in UTF-16 units.
    record Row(String fields, String text, String ids, String spans) {}

    static final List<Row> ROWS =
            List.of(
                    // a dropped character: its neighbours merge, and the bytes are miscounted
                    new Row(bpe("'a','b',' ','ab'", "['a','b']", ""), "aXb", "[3]", "[0-2]"),
                    new Row(
                            bpe("'a','b',' ','ab'", "['a','b']", ""),
                            "X b",
                            "[2, 1]",
                            "[0-1, 1-2]"),
                    new Row(
                            "'normalizer':{'type':'Prepend','prepend':'▁'}," + bpe("'b'", "", ""),
                            "bb",
                            "[0, 0]",
                            "[0-1, 0-1]"),
                    // the unknown token merges
                    new Row(
                            bpe("'?','a','a?'", "['a','?']", ",'unk_token':'?'"),
                            "a.a",
                            "[2, 1]",
                            "[0-2, 2-3]"),
                    // what is trimmed are the spaces of the text that a token stands for
                    new Row(
                            "'post_processor':" + TRIMS + "," + unigram("'a'"),
                            "a \u0085",
                            "[1, 0]",
                            "[0-1, 3-3]"),
                    new Row(
                            "'added_tokens':[%s],'normalizer':{'type':'NFD'},'post_processor':%s,%s"
                                    .formatted(added("Ġ", false, false), TRIMS, words("'a'")),
                            "Ġ",
                            "[2]",
                            "[0-1]"),
                    new Row(
                            "'added_tokens':[%s],%s,%s"
                                    .formatted(
                                            taking("<m>", false),
                                            processors(TRIMS, TRIMS),
                                            words("'a'")),
                            "<m>  a",
                            "[2, 1]",
                            "[0-1, 5-6]"),
                    // to what trims, a template's tokens are other texts
                    new Row(
                            "'normalizer':{'type':'Replace','pattern':{'String':'x'},'content':''},"
                                    + "'pre_tokenizer':"
                                    + TRIMS
                                    + ","
                                    + processors(template("S", "A"), PREFIX)
                                    + ","
                                    + bpe("'Ġ','a','Ġa'", "['Ġ','a']", ""),
                            "x a a",
                            "[1, 2, 2]",
                            "[0-0, 1-3, 4-5]"),
                    new Row(
                            "'post_processor':" + template("A", "A") + "," + words("'a'"),
                            "a",
                            "[1, 1]",
                            "[0-1, 0-1]"),
                    new Row(
                            "'normalizer':{'type':'Prepend','prepend':''},"
                                    + bpe("'a','b'", "", ""),
                            "ab",
                            "[0, 1]",
                            "[0-0, 1-2]"),
                    // what is dropped is gone before spaces are put about Chinese characters
                    new Row(
                            "'normalizer':"
                                    + bert(true, true, false)
                                    + ","
                                    + bpe("' ','a','界'", "", ""),
                            "界\u200Da",
                            "[0, 2, 0, 1]",
                            "[0-1, 0-1, 0-1, 2-3]"),
                    // where a text does not fall apart: a space is no match of two
                    new Row(
                            "'pre_tokenizer':{'type':'Split','pattern':{'Regex':' {2,}'},"
                                    + "'behavior':'Isolated','invert':false},"
                                    + words("'a'"),
                            "a b  a",
                            "[0, 0, 1]",
                            "[0-3, 3-5, 5-6]"),
                    // nor inside a run that becomes one character
                    new Row(
                            "'normalizer':{'type':'Replace','pattern':{'Regex':'\\\\s+'},"
                                    + "'content':'x'},"
                                    + bpe("'?','x','a'", "", ",'unk_token':'?'"),
                            "a\t\na",
                            "[2, 1, 2]",
                            "[0-1, 2-3, 3-4]"),
                    // a later stage puts something before the text only
                    new Row(
                            stages(mark(" ", "never"), PREFIX) + words("'Ġa','-'"),
                            "a-a",
                            "[1, 2, 0]",
                            "[0-1, 1-2, 2-3]"),
                    new Row(
                            stages(
                                            "{'type':'CharDelimiterSplit','delimiter':' '}",
                                            mark("▁", "first"))
                                    + words("'a','▁a'"),
                            "a a a",
                            "[2, 1, 1]",
                            "[0-1, 2-3, 4-5]"),
                    // behind a mark that is dropped an added token still takes white space
                    new Row(
                            "'added_tokens':[%s],'normalizer':%s,'pre_tokenizer':%s,%s"
                                    .formatted(
                                            taking("a ", true),
                                            bert(false, false, true),
                                            "{'type':'Whitespace'}",
                                            words("'a'")),
                            "a \u0301\na",
                            "[2, 1]",
                            "[0-4, 4-5]"),
                    new Row(
                            "'normalizer':{'type':'Replace','pattern':{'String':''},'content':'a'},"
                                    + bpe("'a','x','y'", "", ""),
                            "xy",
                            "[0, 1, 0, 2, 0]",
                            "[0-0, 0-1, 0-1, 1-2, 1-2]"),
                    // without a type, and a type that its fields belie
                    new Row(
                            "'normalizer':{'normalizers':[{'prepend':'b'},"
                                    + "{'pattern':{'String':'x'},'content':'a'}]},"
                                    + bpe("'a','b'", "", ""),
                            "xb",
                            "[1, 0, 1]",
                            "[0-1, 0-1, 1-2]"),
                    new Row(
                            "'pre_tokenizer':%s,'post_processor':%s,%s"
                                    .formatted(
                                            TRIMS,
                                            "{'type':'RobertaProcessing','sep':['a',1],'cls':['a',1]}",
                                            words("'a','Ġa'")),
                            "a a",
                            "[1, 1, 2, 1]",
                            "[0-0, 0-1, 1-3, 0-0]"),
                    new Row(
                            "'model':{'type':'WordPiece','unk_token':'?','vocab':{'?':0,'a':1,'##b':2},"
                                + "'continuing_subword_prefix':'##',"
                                + "'max_input_chars_per_word':100000000000}",
                            "ab",
                            "[1, 2]",
                            "[0-1, 1-2]"),
                    // another token is the first of all once a dropped character is one that is not
                    new Row(
                            "'pre_tokenizer':%s,'post_processor':%s,%s"
                                    .formatted(TRIMS, PREFIX, bpe("'Ġ','a'", "", "")),
                            "a a",
                            "[1, 0, 1]",
                            "[0-1, 2-2, 2-3]"),
                    // trimmed is what the normaliser made of a token, as long as it may be
                    new Row(
                            "'added_tokens':[%s],'normalizer':{'type':'ByteLevel'},'post_processor':%s,%s"
                                    .formatted(added("\\n", false, false), TRIMS, words("'a'")),
                            "\na",
                            "[2, 1]",
                            "[0-1, 1-2]"),
                    new Row(
                            "'added_tokens':[%s],'normalizer':%s,'post_processor':%s,%s"
                                    .formatted(
                                            added(" ", false, false),
                                            replace("String", " ", "b"),
                                            TRIMS,
                                            words("'a'")),
                            " a",
                            "[2, 1]",
                            "[0-1, 1-2]"),
                    // in a text that is emptied not even an empty match is found
                    new Row(
                            stripped(replace("Regex", "^", "▁")) + words("'▁','a'"),
                            " ",
                            "[]",
                            "[]"),
                    new Row(
                            stripped(replace("Regex", "x*", "▁")) + words("'▁'"),
                            " \t",
                            "[]",
                            "[]"),
                    new Row(stripped(replace("String", "", "▁")) + words("'▁'"), " ", "[]", "[]"),
                    new Row(
                            stripped(replace("Regex", "$", "▁")) + words("'a▁'"),
                            " a ",
                            "[1]",
                            "[1-2]"));

    private StageRows() {}

    static String added(String content, boolean special, boolean singleWord) {
        return "{'id':90,'content':'%s','single_word':%b,'lstrip':false,'rstrip':false,"
                        .formatted(content, singleWord)
                + "'normalized':true,'special':%b}".formatted(special);
    }

    private static String replace(String kind, String what, String by) {
        return "{'type':'Replace','pattern':{'%s':'%s'},'content':'%s'}".formatted(kind, what, by);
    }

    private static String stripped(String then) {
        return "'normalizer':{'type':'Sequence','normalizers':["
                + "{'type':'Strip','strip_left':true,'strip_right':true},%s]},".formatted(then);
    }

    private static String bpe(String vocabulary, String merges, String more) {
        return "'model':{'type':'BPE','vocab':{%s},'merges':[%s]%s}"
                .formatted(numbered(vocabulary, 0), merges, more);
    }

    static String words(String vocabulary) {
        return "'model':{'type':'WordLevel','unk_token':'?','vocab':{'?':0,%s}}"
                .formatted(numbered(vocabulary, 1));
    }

    private static String numbered(String vocabulary, int first) {
        String[] tokens = vocabulary.split(",");
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] += ":" + (first + i);
        }
        return String.join(",", tokens);
    }

    private static String unigram(String piece) {
        return "'model':{'type':'Unigram','unk_id':0,'byte_fallback':false,'vocab':[['?',-1.0],[%s,-1.0]]}"
                .formatted(piece);
    }

    private static String taking(String content, boolean normalized) {
        return "{'id':90,'content':'%s','single_word':false,'lstrip':false,'rstrip':true,'normalized':%b,"
                        .formatted(content, normalized)
                + "'special':false}";
    }

    private static String bert(boolean clean, boolean chinese, boolean accents) {
        return "{'type':'BertNormalizer','clean_text':%b,'handle_chinese_chars':%b,'strip_accents':%b,"
                        .formatted(clean, chinese, accents)
                + "'lowercase':false}";
    }

    private static String mark(String mark, String scheme) {
        return "{'type':'Metaspace','replacement':'%s','prepend_scheme':'%s','split':false}"
                .formatted(mark, scheme);
    }

    private static String stages(String... preTokenizers) {
        return "'pre_tokenizer':{'type':'Sequence','pretokenizers':[%s]},"
                .formatted(String.join(",", preTokenizers));
    }

    private static String processors(String... processors) {
        return "'post_processor':{'type':'Sequence','processors':[%s]}"
                .formatted(String.join(",", processors));
    }

    /// A template of the text, `A`, and the token of id 1, `S`.
    static String template(String... parts) {
        for (int i = 0; i < parts.length; i++) {
            String kind = parts[i].equals("A") ? "Sequence" : "SpecialToken";
            parts[i] = "{'%s':{'id':'%s','type_id':0}}".formatted(kind, parts[i]);
        }
        return "{'type':'TemplateProcessing','single':[%s],'pair':[],"
                        .formatted(String.join(",", parts))
                + "'special_tokens':{'S':{'id':'S','ids':[1],'tokens':['S']}}}";
    }
}
