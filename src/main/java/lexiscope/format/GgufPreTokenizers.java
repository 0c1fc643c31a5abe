package lexiscope.format;

import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSequence;
import lexiscope.tokenizer.pretokenizer.Split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The names of `tokenizer.ggml.pre` and what they stand for (llama.cpp, `src/llama-vocab.cpp`):
/// patterns that cut one after the other, matches and what lies between both kept, and what else a
/// name sets.
///
/// The patterns are written for Oniguruma as llama.cpp's matcher reads them (`src/unicode.cpp`):
/// `\d` and `\b` know ASCII alone, all kinds of letters are one, and `~` is no symbol there.
final class GgufPreTokenizers {
    /// What a name stands for.
    ///
    /// @param patterns for Oniguruma, in order
    /// @param ignoreMerges a whole word that is a token is one at once
    /// @param addBegin a begin token is added unless the file says otherwise
    /// @param spaceMark spaces are written ▁ and text is not spelled as bytes
    record Rules(List<String> patterns, boolean ignoreMerges, boolean addBegin, boolean spaceMark) {
        /// The stage that cuts.
        PreTokenizer words() {
            var stages = new ArrayList<PreTokenizer>();
            for (String pattern : patterns) {
                stages.add(new Split(Pattern.regex(pattern), Split.Behavior.ISOLATED, false));
            }
            if (patterns.equals(List.of(GPT2))) {
                return new ByteLevel(false, true);
            }
            if (!spaceMark) {
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

    private static final String SYMBOLS = "[\\p{S}&&[^~]]";

    private static final String DEEPSEEK3 =
            "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+"
                    + "|[^\\r\\n\\p{L}\\p{P}[\\p{S}&&[^~]]]?[\\p{L}\\p{M}]+"
                    + "| ?(?:\\p{P}|"
                    + SYMBOLS
                    + ")+";

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

    private static void put(String names, boolean ignoreMerges, boolean begin, String... patterns) {
        for (String name : names.split(" ")) {
            NAMES.put(name, new Rules(List.of(patterns), ignoreMerges, begin, false));
        }
    }

    static {
        put(
                "llama3 llama-v3 llama-bpe falcon3 falcon-h1 pixtral midm-2.0 lfm2 jina-v5-nano",
                true,
                true,
                LLAMA3);
        put("dbrx smaug-bpe glm4 chatglm-bpe", false, false, LLAMA3);
        put(
                "jais-2",
                false,
                false,
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
                false,
                false,
                "[\\r\\n]",
                "\\s?[" + GgufRanges.CASED_LETTERS + "]+",
                "\\s?[!-/:-~！-／：-～‘-‟　-。]+",
                "\\s+\\z",
                "[一-龥ࠀ-一가-퟿]+",
                "\\p{N}+");
        put(
                "deepseek-v3 hunyuan-dense joyai-llm hy_v4",
                false,
                false,
                "\\p{N}{1,3}",
                CJK,
                DEEPSEEK3 + "[\\r\\n]*" + SPACES);
        put(
                "spark2_5",
                false,
                false,
                "\\p{N}{1,3}",
                CJK,
                DEEPSEEK3 + "|[\\r\\n]|\\s+(?!\\S)|\\s+",
                "\\p{N}");
        put(
                "youtu",
                true,
                false,
                "[가-힣ㄱ-ㆎ]+|[！…“”‘’—：；，、-〿︰-﹏]+|[ㄅ-ㄯ]+|" + CJK,
                cased("[\\p{L}\\p{M}]", "[\\p{L}\\p{M}]", CONTRACTIONS + "?")
                        + "|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*"
                        + SPACES);
        put(
                "deepseek-coder",
                false,
                false,
                "[\\r\\n]",
                "\\s?\\p{L}+",
                "\\s?\\p{P}+",
                "[一-龥ࠀ-一가-퟿]+",
                "\\p{N}");
        put("falcon", false, false, FALCON, GPT2, "[0-9][0-9][0-9]");
        put(
                "starcoder refact command-r smollm codeshell exaone minerva-7b mellum2",
                false,
                false,
                "\\p{N}",
                GPT2);
        put(
                "gpt-2 phi-2 jina-es jina-de gigachat jina-v2-es jina-v2-de a.x-4.0 mellum"
                        + " modern-bert jina-v1-en jina-v2-code roberta-bpe mpt olmo jais trillion"
                        + " granite-docling exaone4",
                false,
                false,
                GPT2);
        put(
                "qwen2 deepseek-r1-qwen kormo f2llmv2 stablelm2 hunyuan solar-open megrez grok-2",
                false,
                false,
                QWEN2);
        put(
                "qwen35",
                false,
                false,
                CONTRACTIONS
                        + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{L}\\p{M}]+|\\p{N}"
                        + "| ?[^\\s\\p{L}\\p{M}\\p{N}]+[\\r\\n]*"
                        + SPACES);
        put("poro-chat bloom gpt3-finnish", false, false, BLOOM);
        put("viking", false, false, BLOOM, "\\p{N}");
        put(
                "tekken",
                true,
                true,
                cased(RAISED, LOWERED, "") + "|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*" + SPACES);
        put(
                "chameleon",
                false,
                true,
                "<sentinel:[0-9]+>",
                "(?:IMGIMG)(?:A|B|C|D|E|F|G|H|I){1,4}Z",
                "(?:[\\t\\n]|    |  )",
                "\\p{N}",
                "[\\p{P}!-/:-@\\[-`{-~]",
                GPT2);
        put("gpt-4o llama4 kanana2 talkie minimax-m2", false, false, GPT4O);
        put(
                "granite-embed-multi-97m",
                true,
                false,
                cased("[[\\p{L}\\p{M}]&&[^a-z]]", "[[\\p{L}\\p{M}]&&[^A-Z]]", CONTRACTIONS + "?")
                        + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*"
                        + SPACES);
        put(
                "tiny_aya cohere2moe",
                false,
                false,
                "[0-9]{1,3}(?=(?:[0-9]{3})*(?![0-9A-Za-z_]))",
                cased("[\\p{L}\\p{M}]", "[\\p{L}\\p{M}]", CONTRACTIONS + "?")
                        + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*"
                        + SPACES);
        put(
                "kimi-k2",
                false,
                false,
                "["
                        + HAN
                        + "]+|[^\\r\\n\\p{L}\\p{N}]?[\\p{L}&&[^"
                        + HAN
                        + "]]+"
                        + CONTRACTIONS
                        + "?|\\p{N}{1,3}"
                        + OTHERS
                        + SPACES);
        put("superbpe", false, false, "\\p{N}+", "(?=(?:[0-9]{3})+(?![0-9]))");
        put(
                "bailingmoe bailingmoe2 llada-moe",
                false,
                false,
                "'(?:[sSdDmMtT]|[lL][lL]|[vV][eE]|[rR][eE])|"
                        + LETTERS
                        + "|\\p{N}"
                        + OTHERS
                        + "|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+");
        put(
                "seed-coder",
                false,
                false,
                CONTRACTIONS + "|" + LETTERS + "|\\p{N}| ?[^\\s\\p{L}\\p{N}\\r\\n]+" + SPACES);
        put("ufakzeka", false, false, LETTERS + "|\\p{N}" + OTHERS + SPACES);
        put(
                "afmoe",
                false,
                false,
                "(?:\\p{N}{3}|\\p{N}{1,2})(?=(?:\\p{N}{3})*(?!\\p{N}))",
                "[一-鿿㐀-䶿\\x{F900}-\\x{FAFF}\\u3040-ゟ゠-ヿ･-ﾟ⼀-\\x{2FDF}\\x{0E00}-\\x{0E7F}"
                        + "\\x{0E80}-\\x{0EFF}ក-\\x{17FF}က-\\x{109F}\\x{AA60}-\\x{AA7F}"
                        + "\\x{A9E0}-\\x{A9FF}가-\\x{D7AF}\\x{1100}-\\x{11FF}]+",
                DEEPSEEK3 + "[\\r\\n]*" + SPACES);
        put("laguna", false, false, "[^\\n]+|[\\n]+", QWEN2);
        put(
                "exaone-moe",
                false,
                false,
                CONTRACTIONS
                        + "|[^\\r\\n\\p{L}\\p{N}]?(?:\\p{L}\\p{M}*(?: \\p{L}\\p{M}*)*)+|\\p{N}"
                        + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]?|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+");
        put(
                "minicpm5",
                true,
                false,
                "\\p{N}{1,3}",
                CONTRACTIONS + "|" + LETTERS + "|\\p{N}+" + OTHERS + SPACES);
        put(
                "default",
                false,
                false,
                "[\\p{P}\\$\\+<=>\\^~\\|]+",
                GPT2,
                "\\p{N}+",
                "[0-9][0-9][0-9]");
        for (String name : List.of("gemma4", "granite-embed-multi-311m")) {
            NAMES.put(name, new Rules(List.of("[^\\n]+|[\\n]+"), true, true, true));
        }
        NAMES.put("sarvam-moe", new Rules(List.of("[^\\n]+|[\\n]+"), false, false, true));
    }

    private GgufPreTokenizers() {}

    /// The names whose patterns Oniguruma does not take: none.
    static List<String> broken() {
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
    static Optional<Rules> of(String name) {
        return Optional.ofNullable(NAMES.get(name.isEmpty() ? "default" : name));
    }
}
