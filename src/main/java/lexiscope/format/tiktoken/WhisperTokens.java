package lexiscope.format.tiktoken;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The special tokens of Whisper, which no file of its own lists: languages, tasks, and 1,501 times
/// in steps of 0.02 s (openai/whisper, `whisper/tokenizer.py`).
final class WhisperTokens {
    private static final List<String> LANGUAGES =
            List.of(
                    ("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro"
                                    + " da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn sr az"
                                    + " sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn"
                                    + " yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa"
                                    + " lb my bo tl mg as tt haw ln ha ba jw su yue")
                            .split(" "));

    private WhisperTokens() {}

    /// The tokens in order.
    ///
    /// @param first the id of `<|endoftext|>`
    /// @param languages how many languages the model knows: 99, or 100 from large-v3 on
    static Map<String, Integer> from(int first, int languages) {
        var tokens = new LinkedHashMap<String, Integer>();
        tokens.put("<|endoftext|>", first);
        tokens.put("<|startoftranscript|>", first + 1);
        for (String language : LANGUAGES.subList(0, languages)) {
            tokens.put("<|" + language + "|>", first + tokens.size());
        }
        for (String task :
                List.of(
                        "translate",
                        "transcribe",
                        "startoflm",
                        "startofprev",
                        "nospeech",
                        "notimestamps")) {
            tokens.put("<|" + task + "|>", first + tokens.size());
        }
        for (int i = 0; i <= 1500; i++) {
            tokens.put(String.format(Locale.ROOT, "<|%.2f|>", i * 0.02), first + tokens.size());
        }
        return tokens;
    }
}
