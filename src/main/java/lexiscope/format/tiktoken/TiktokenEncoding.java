package lexiscope.format.tiktoken;

import lexiscope.format.file.JsonField;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSequence;
import lexiscope.tokenizer.pretokenizer.Split;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a `.tiktoken` file leaves to the code of its model: pattern and special tokens, known by
/// the number of its lines (`tiktoken_ext/openai_public.py`, whisper's `tokenizer.py`, and the
/// tokenization files of Llama 3, Qwen, GLM-4 and Kimi-K2).
///
/// @param title its name, for people
/// @param lines the number of tokens in the file
/// @param pattern how text is cut into words, for Oniguruma
/// @param composes whether text is brought into NFC first
/// @param special special token → id
public record TiktokenEncoding(
        String title, int lines, String pattern, boolean composes, Map<String, Integer> special) {
    private static final String CONTRACTIONS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";

    /// GPT-2's; tiktoken's `'(?:[sdmt]|ll|ve|re)| ?\p{L}++|…|\s++$|\s+(?!\S)|\s` cuts the same
    /// words.
    private static final String GPT2 =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    /// `\s++$` of tiktoken: `$` is the end of the text there, of a line in Oniguruma.
    private static final String CL100K =
            CONTRACTIONS
                    + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
                    + "|\\s+\\z|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final String LLAMA3 =
            CONTRACTIONS
                    + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
                    + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final String QWEN =
            CONTRACTIONS
                    + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
                    + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final String O200K = cased("", "/");

    private static final String KIMI = "[\\p{Han}]+|" + cased("&&[^\\p{Han}]", "");

    private static String cased(String but, String slash) {
        String upper = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}" + but + "]";
        String lower = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}" + but + "]";
        String before = "[^\\r\\n\\p{L}\\p{N}]?";
        return before
                + upper
                + "*"
                + lower
                + "+"
                + CONTRACTIONS
                + "?|"
                + before
                + upper
                + "+"
                + lower
                + "*"
                + CONTRACTIONS
                + "?|"
                + "\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n"
                + slash
                + "]*"
                + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    }

    private static final List<TiktokenEncoding> ALL =
            List.of(
                    new TiktokenEncoding(
                            "r50k_base (GPT-2)",
                            50_256,
                            GPT2,
                            false,
                            Map.of("<|endoftext|>", 50_256)),
                    new TiktokenEncoding(
                            "Whisper, multilingual",
                            50_257,
                            GPT2,
                            false,
                            WhisperTokens.from(50_257, 99)),
                    new TiktokenEncoding(
                            "p50k_base", 50_280, GPT2, false, Map.of("<|endoftext|>", 50_256)),
                    new TiktokenEncoding(
                            "cl100k_base (GPT-4)",
                            100_256,
                            CL100K,
                            false,
                            Map.of(
                                    "<|endoftext|>", 100_257,
                                    "<|fim_prefix|>", 100_258,
                                    "<|fim_middle|>", 100_259,
                                    "<|fim_suffix|>", 100_260,
                                    "<|endofprompt|>", 100_276)),
                    new TiktokenEncoding("Llama 3", 128_000, LLAMA3, false, llama3()),
                    new TiktokenEncoding("GLM-4", 151_329, LLAMA3, false, glm4()),
                    new TiktokenEncoding("Qwen", 151_643, QWEN, true, qwen()),
                    new TiktokenEncoding("Kimi-K2", 163_584, KIMI, false, kimi()),
                    new TiktokenEncoding("o200k_base (GPT-4o)", 199_998, O200K, false, o200k()));

    /// The encoding of a file with so many tokens; cl100k's pattern and no special tokens where it
    /// is not known.
    static TiktokenEncoding of(int lines) {
        return ALL.stream()
                .filter(e -> e.lines == lines)
                .findFirst()
                .orElse(new TiktokenEncoding("", lines, CL100K, false, Map.of()));
    }

    /// What a person should know of the guess.
    String note(int tokens) {
        String files = "A .tiktoken file holds neither pattern nor special tokens; ";
        return title.isEmpty()
                ? files
                        + "none of the known encodings has "
                        + tokens
                        + " tokens, so the pattern of cl100k_base was taken and no special tokens."
                : files + "by its " + tokens + " tokens those of " + title + " were taken.";
    }

    /// The stage that cuts words and spells them in the byte alphabet.
    PreTokenizer words() {
        return words(pattern);
    }

    /// The same for the pattern of a file, which is one of Rust's `fancy-regex`.
    static PreTokenizer words(JsonField pattern) throws UnreadableFileException {
        try {
            return words(oniguruma(pattern.text()));
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(
                    pattern.file(), "“" + pattern.path() + "”: " + e.getMessage() + ".", e);
        }
    }

    private static PreTokenizer words(String pattern) {
        return pattern.equals(GPT2)
                ? new ByteLevel(false, true)
                : new PreTokenizerSequence(
                        List.of(
                                new Split(Pattern.regex(pattern), Split.Behavior.ISOLATED, false),
                                new ByteLevel(false, false)));
    }

    /// The words of Qwen, whose later models come as `vocab.json` and `merges.txt`.
    public static PreTokenizer qwenWords() {
        return words(QWEN);
    }

    /// What Oniguruma (Ruby's syntax) reads otherwise: `$` is the end of a line there, and `{1,3}+`
    /// a repetition of a repetition, not a possessive one.
    static String oniguruma(String pattern) {
        String possessive =
                pattern.replaceAll(
                        "(\\\\[pP]\\{[^}]*}|\\\\.|\\[(?:[^\\]\\\\]|\\\\.)*])(\\{\\d+(?:,\\d*)?})\\+",
                        "(?>$1$2)");
        var out = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < possessive.length(); i++) {
            char c = possessive.charAt(i);
            if (c == '\\' && i + 1 < possessive.length()) {
                out.append(c).append(possessive.charAt(++i));
            } else {
                inside = c == '[' || inside && c != ']';
                out.append(c == '$' && !inside ? "\\z" : String.valueOf(c));
            }
        }
        return out.toString();
    }

    private static Map<String, Integer> numbered(int from, List<String> names) {
        var special = new LinkedHashMap<String, Integer>();
        for (String name : names) {
            special.put(name, from + special.size());
        }
        return special;
    }

    private static Map<String, Integer> llama3() {
        var special =
                numbered(
                        128_000,
                        List.of(
                                "<|begin_of_text|>",
                                "<|end_of_text|>",
                                "<|reserved_special_token_0|>",
                                "<|reserved_special_token_1|>",
                                "<|finetune_right_pad_id|>",
                                "<|step_id|>",
                                "<|start_header_id|>",
                                "<|end_header_id|>",
                                "<|eom_id|>",
                                "<|eot_id|>",
                                "<|python_tag|>"));
        for (int i = 2; special.size() < 256; i++) {
            special.put("<|reserved_special_token_" + i + "|>", 128_000 + special.size());
        }
        return special;
    }

    private static Map<String, Integer> glm4() {
        return numbered(
                151_329,
                List.of(
                        "<|endoftext|>",
                        "[MASK]",
                        "[gMASK]",
                        "[sMASK]",
                        "<sop>",
                        "<eop>",
                        "<|system|>",
                        "<|user|>",
                        "<|assistant|>",
                        "<|observation|>",
                        "<|begin_of_image|>",
                        "<|end_of_image|>",
                        "<|begin_of_video|>",
                        "<|end_of_video|>"));
    }

    private static Map<String, Integer> qwen() {
        var special = numbered(151_643, List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>"));
        for (int i = 0; i < 205; i++) {
            special.put("<|extra_" + i + "|>", 151_646 + i);
        }
        return special;
    }

    private static Map<String, Integer> kimi() {
        var special = numbered(163_584, List.of("[BOS]", "[EOS]", "<|im_end|>"));
        for (int id = 163_587; id < 163_838; id++) {
            special.put("<|reserved_token_" + id + "|>", id);
        }
        special.put("[UNK]", 163_838);
        special.put("[PAD]", 163_839);
        return special;
    }

    private static Map<String, Integer> o200k() {
        return Map.of("<|endoftext|>", 199_999, "<|endofprompt|>", 200_018);
    }
}
