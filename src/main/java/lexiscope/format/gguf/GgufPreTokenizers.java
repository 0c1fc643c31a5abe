package lexiscope.format.gguf;

import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSequence;
import lexiscope.tokenizer.pretokenizer.Split;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names of `tokenizer.ggml.pre` and what they stand for in llama.cpp [#FOLLOWS]
/// (`src/llama-vocab.cpp`): patterns that cut one after the other, matches and what lies between
/// both kept, and what else a name sets.
///
/// The patterns are written for Oniguruma as llama.cpp's matcher reads them (`src/unicode.cpp`):
/// `\d` and `\b` know ASCII alone, all kinds of letters are one, and white space beyond ASCII is
/// white space only, whatever range it lies in.
public final class GgufPreTokenizers {
    /// The version of llama.cpp that the table follows; `gguf-pre-tokenizers.txt` among the tests
    /// holds what it does with every name.
    static final String FOLLOWS = "v0.5.0";

    /// What a name sets beside its patterns.
    enum Trait {
        /// A whole word that is a token is one at once, whatever the merges say.
        WHOLE_WORDS,
        /// The same only for words of line breaks.
        WHOLE_LINE_BREAKS,
        /// A begin token is added unless the file says otherwise.
        BEGIN,
        /// A begin token is added even if the file says otherwise.
        ALWAYS_BEGIN,
        /// There is no begin token unless the file names one.
        NO_DEFAULT_BEGIN,
        /// Text is not spelled as bytes.
        PLAIN,
        /// Text is not spelled as bytes, and spaces are written ▁.
        SPACE_MARK,
        /// Decoding takes the spaces before punctuation and contractions out.
        CLEAN_SPACES
    }

    /// What a name stands for.
    ///
    /// @param patterns for Oniguruma, in order
    /// @param traits what else it sets
    record Rules(List<String> patterns, Set<Trait> traits) {
        Rules {
            patterns = List.copyOf(patterns);
            traits = Set.copyOf(traits);
        }

        boolean has(Trait trait) {
            return traits.contains(trait);
        }

        /// Whether text is spelled as bytes.
        boolean bytes() {
            return !has(Trait.PLAIN) && !has(Trait.SPACE_MARK);
        }

        /// The stage that cuts.
        PreTokenizer words() {
            var stages = new ArrayList<PreTokenizer>();
            for (String pattern : patterns) {
                stages.add(new Split(Pattern.regex(pattern), Split.Behavior.ISOLATED, false));
            }
            if (patterns.equals(List.of(GPT2))) {
                return new ByteLevel(false, true);
            }
            if (bytes()) {
                stages.add(new ByteLevel(false, false));
            }
            return new PreTokenizerSequence(stages);
        }
    }

    private static final String GPT2 =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    private static final String CONTRACTIONS =
            "(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])";

    private static final String SPACES = "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final String LETTERS = "[^\\r\\n\\p{L}\\p{N}]?\\p{L}+";

    private static final String OTHERS = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*";

    private static final String LLAMA3 =
            CONTRACTIONS + "|" + LETTERS + "|\\p{N}{1,3}" + OTHERS + SPACES;

    private static final String QWEN2 = CONTRACTIONS + "|" + LETTERS + "|\\p{N}" + OTHERS + SPACES;

    private static final String DEEPSEEK3 =
            "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+"
                    + "|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+"
                    + "| ?[\\p{P}\\p{S}]+";

    /// Ideographs and much else, as DeepSeek's first models have it.
    private static final String WIDE = "[[一-龥ࠀ-一가-퟿]&&\\S]+";

    /// Numbers in threes from the right. A number's first group takes along what stands before it
    /// (the patterns after it cut that off again, but see no end of white space there); digits and
    /// what follows them are told apart without looking at all of a number twice.
    private static final String THREES =
            "\\P{N}*+(?:(?<!\\p{N})\\p{N}{1,2}(?=(?:\\p{N}{3})*+(?!\\p{N}))|\\p{N}{3})|\\P{N}+";

    private static final String CJK = "[一-龥\\u3040-ゟ゠-ヿ]+";

    private static final String FALCON = "[\\p{P}\\$\\+<=>\\^~\\|`]+";

    private static final String LOWERED = "[\\p{L}&&[^A-Z]]";

    private static final String RAISED = "[\\p{L}&&[^a-z]]";

    /// Words of mixed case: raised letters, then lowered ones; all letters beyond ASCII are both.
    private static String cased(String raised, String lowered, String tail) {
        String before = "[^\\r\\n\\p{L}\\p{N}]?";
        return before + raised + "*" + lowered + "+" + tail + "|" + before + raised + "+" + lowered
                + "*" + tail;
    }

    private static final String GPT4O =
            cased(RAISED, LOWERED, CONTRACTIONS + "?")
                    + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*"
                    + SPACES;

    private static final String HAN =
            "\\x{4E00}-\\x{9FFF}\\x{3400}-\\x{4DBF}\\x{20000}-\\x{2A6DF}\\x{2A700}-\\x{2B73F}"
                    + "\\x{2B740}-\\x{2B81F}\\x{2B820}-\\x{2CEAF}\\x{2CEB0}-\\x{2EBEF}"
                    + "\\x{F900}-\\x{FAFF}\\x{2F800}-\\x{2FA1F}";

    private static final String BLOOM = " ?[^(\\s|.,!?…。，、।۔،)]+";

    private static final Map<String, Rules> NAMES = new HashMap<>();

    /// The names with which decoding leaves spaces as they are.
    private static final Set<String> KEPT_SPACES =
            Set.of(
                    ("deepseek-llm deepseek-coder deepseek-v3 spark2_5 youtu sarvam-moe command-r"
                         + " qwen2 deepseek-r1-qwen kormo f2llmv2 qwen35 poro-chat viking tekken"
                         + " smollm chameleon gpt-4o llama4 kanana2 talkie granite-embed-multi-97m"
                         + " tiny_aya cohere2moe superbpe trillion granite-docling bailingmoe"
                         + " bailingmoe2 llada-moe seed-coder hunyuan hunyuan-dense hy_v4 joyai-llm"
                         + " kimi-k2 ufakzeka grok-2 afmoe laguna minimax-m2 solar-open")
                            .split(" "));

    private static void put(String names, Set<Trait> traits, String... patterns) {
        for (String name : names.split(" ")) {
            var all = EnumSet.noneOf(Trait.class);
            all.addAll(traits);
            if (!KEPT_SPACES.contains(name)) {
                all.add(Trait.CLEAN_SPACES);
            }
            NAMES.put(name, new Rules(List.of(patterns), all));
        }
    }

    static {
        put(
                "llama3 llama-v3 llama-bpe falcon3 falcon-h1 pixtral midm-2.0 lfm2 jina-v5-nano",
                Set.of(Trait.WHOLE_WORDS, Trait.BEGIN),
                LLAMA3);
        put("dbrx smaug-bpe", Set.of(), LLAMA3);
        put("glm4 chatglm-bpe", Set.of(Trait.NO_DEFAULT_BEGIN), LLAMA3);
        put(
                "jais-2",
                Set.of(),
                CONTRACTIONS
                        + "|"
                        + LETTERS
                        + "|\\p{N}{1,3}"
                        + OTHERS
                        + "|\\s*[\\r\\n]+"
                        + "|\\s{512}(?!\\S)|\\s{256}(?!\\S)|\\s{128}(?!\\S)|\\s{64}(?!\\S)"
                        + "|\\s{32}(?!\\S)|\\s{16}(?!\\S)|\\s{8}(?!\\S)|\\s{4}(?!\\S)"
                        + "|\\s{1,2}(?!\\S)|\\s");
        put(
                "deepseek-llm",
                Set.of(),
                "[\\r\\n]",
                "\\s?[" + GgufRanges.CASED_LETTERS + "]+",
                "\\s?[[!-/:-~！-／：-～‘-‟　-。]&&\\S]+",
                "\\s+\\z",
                WIDE,
                "\\p{N}+");
        put(
                "deepseek-v3 hunyuan-dense joyai-llm hy_v4",
                Set.of(),
                "\\p{N}{1,3}",
                CJK,
                DEEPSEEK3 + "[\\r\\n]*" + SPACES);
        put(
                "spark2_5",
                Set.of(),
                "\\p{N}{1,3}",
                CJK,
                DEEPSEEK3 + "|[\\r\\n]|\\s+(?!\\S)|\\s+",
                "\\p{N}");
        put(
                "youtu",
                Set.of(Trait.WHOLE_WORDS),
                "[가-힣ㄱ-ㆎ]+|[！…“”‘’—：；，、-〿︰-﹏]+|[ㄅ-ㄯ]+|" + CJK,
                cased("[\\p{L}\\p{M}]", "[\\p{L}\\p{M}]", CONTRACTIONS + "?")
                        + "|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*"
                        + SPACES);
        put("deepseek-coder", Set.of(), "[\\r\\n]", "\\s?\\p{L}+", "\\s?\\p{P}+", WIDE, "\\p{N}");
        put("falcon", Set.of(), FALCON, GPT2, "[0-9][0-9][0-9]");
        put(
                "starcoder refact command-r smollm codeshell exaone minerva-7b mellum2",
                Set.of(),
                "\\p{N}",
                GPT2);
        put(
                "gpt-2 phi-2 jina-es jina-de gigachat jina-v2-es jina-v2-de a.x-4.0 mellum"
                        + " modern-bert jina-v1-en jina-v2-code roberta-bpe mpt olmo jais trillion"
                        + " granite-docling exaone4",
                Set.of(),
                GPT2);
        put(
                "qwen2 deepseek-r1-qwen kormo f2llmv2 stablelm2 hunyuan solar-open megrez grok-2",
                Set.of(),
                QWEN2);
        put(
                "qwen35",
                Set.of(),
                CONTRACTIONS
                        + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{L}\\p{M}]+|\\p{N}"
                        + "| ?[^\\s\\p{L}\\p{M}\\p{N}]+[\\r\\n]*"
                        + SPACES);
        put("poro-chat bloom gpt3-finnish", Set.of(), BLOOM);
        put("viking", Set.of(), BLOOM, "\\p{N}");
        put(
                "tekken",
                Set.of(Trait.WHOLE_WORDS, Trait.BEGIN),
                cased(RAISED, LOWERED, "") + "|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*" + SPACES);
        put(
                "chameleon",
                Set.of(Trait.BEGIN),
                "<sentinel:[0-9]+>",
                "(?:IMGIMG)(?:A|B|C|D|E|F|G|H|I){1,4}Z",
                "(?:[\\t\\n]|    |  )",
                "\\p{N}",
                "[\\p{P}!-/:-@\\[-`{-~]",
                GPT2);
        put("gpt-4o llama4 kanana2 talkie minimax-m2", Set.of(), GPT4O);
        put(
                "granite-embed-multi-97m",
                Set.of(Trait.WHOLE_WORDS),
                cased("[[\\p{L}\\p{M}]&&[^a-z]]", "[[\\p{L}\\p{M}]&&[^A-Z]]", CONTRACTIONS + "?")
                        + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*"
                        + SPACES);
        put(
                "tiny_aya cohere2moe",
                Set.of(),
                THREES,
                cased("[\\p{L}\\p{M}]", "[\\p{L}\\p{M}]", CONTRACTIONS + "?")
                        + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*"
                        + SPACES);
        put(
                "kimi-k2",
                Set.of(),
                "["
                        + HAN
                        + "]+|[^\\r\\n\\p{L}\\p{N}]?[\\p{L}&&[^"
                        + HAN
                        + "]]+"
                        + CONTRACTIONS
                        + "?|\\p{N}{1,3}"
                        + OTHERS
                        + SPACES);
        put("superbpe", Set.of(), "\\p{N}+", "(?=(?:[0-9]{3})+(?![0-9]))");
        put(
                "bailingmoe bailingmoe2 llada-moe",
                Set.of(),
                "'(?:[sSdDmMtT]|[lL][lL]|[vV][eE]|[rR][eE])|"
                        + LETTERS
                        + "|\\p{N}"
                        + OTHERS
                        + "|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+");
        put(
                "seed-coder",
                Set.of(),
                CONTRACTIONS + "|" + LETTERS + "|\\p{N}| ?[^\\s\\p{L}\\p{N}\\r\\n]+" + SPACES);
        put("ufakzeka", Set.of(), LETTERS + "|\\p{N}" + OTHERS + SPACES);
        put(
                "afmoe",
                Set.of(),
                THREES,
                "[一-鿿㐀-䶿\\x{8C48}-\\x{FAFF}\\u3040-ゟ゠-ヿ･-ﾟ⼀-\\x{2FDF}\\x{0E40}-\\x{0E7F}"
                        + "\\x{0E80}-\\x{0EFF}ក-\\x{17FF}က-\\x{109F}\\x{AA60}-\\x{AA7F}"
                        + "\\x{A9E0}-\\x{A9FF}가-\\x{D7AF}\\x{1100}-\\x{11FF}]+",
                DEEPSEEK3 + "[\\r\\n]*" + SPACES);
        put("laguna", Set.of(), "[^\\n]+|[\\n]+", QWEN2);
        put(
                "exaone-moe",
                Set.of(),
                CONTRACTIONS
                        + "|[^\\r\\n\\p{L}\\p{N}]?(?:\\p{L}\\p{M}*(?: \\p{L}\\p{M}*)*)+|\\p{N}"
                        + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]?|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+");
        put(
                "minicpm5",
                Set.of(Trait.WHOLE_WORDS),
                "\\p{N}{1,3}",
                CONTRACTIONS + "|" + LETTERS + "|\\p{N}+" + OTHERS + SPACES);
        put("default", Set.of(), "[\\p{P}\\$\\+<=>\\^~\\|]+", GPT2, "\\p{N}+", "[0-9][0-9][0-9]");
        put(
                "gemma4 granite-embed-multi-311m",
                Set.of(Trait.SPACE_MARK, Trait.ALWAYS_BEGIN, Trait.WHOLE_LINE_BREAKS),
                "[^\\n]+|[\\n]+");
        put("sarvam-moe", Set.of(Trait.SPACE_MARK), "[^\\n]+|[\\n]+");
        put("whitespace", Set.of(Trait.PLAIN), "\\S+");
    }

    private GgufPreTokenizers() {}

    /// All names.
    static Set<String> names() {
        return Set.copyOf(NAMES.keySet());
    }

    /// The names whose patterns Oniguruma does not take: none.
    public static List<String> broken() {
        var broken = new ArrayList<String>();
        for (var rules : NAMES.entrySet()) {
            try {
                rules.getValue().words();
            } catch (IllegalArgumentException e) {
                broken.add(rules.getKey() + ": " + e.getMessage());
            }
        }
        return broken;
    }

    /// The rules of a name; "" has those of `default`.
    public static Optional<Rules> of(String name) {
        return Optional.ofNullable(NAMES.get(name.isEmpty() ? "default" : name));
    }
}
