package lexiscope.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Texts without a word break, Lexiscope beside the reference library in one run: one letter, an
/// emoji, spaces, ideographs and mixed letters over and over, a million bytes of them and ten.
///
/// Run with `java -cp … lexiscope.bench.WorstCases [VOCABULARY…]`; prints a table of seconds, the
/// best run of two at least.
public final class WorstCases {
    private static final int BYTES = 1_000_000;
    private static final int LEAST = 2;
    private static final long WHILE = 2_500_000_000L;
    private static final List<String> MODELS =
            List.of("gpt2", "all-minilm-l6-v2", "t5-small", "phi-3-mini");

    private WorstCases() {}

    /// Prints the table.
    public static void main(String[] args) throws Exception {
        var texts = new LinkedHashMap<String, String>();
        texts.put("one letter", "a");
        texts.put("emoji", "😀");
        texts.put("spaces", " ");
        texts.put("ideographs", "漢字仮名交");
        texts.put("letters", "thequickbrownfoxjumpsoverthelazydog");
        System.out.println("| vocabulary | text | Lexiscope, s | DJL, s | 10 MB, s | times |");
        System.out.println("|---|---|---|---|---|---|");
        for (String model : args.length == 0 ? MODELS : List.of(args)) {
            var opened = EncodingModel.of(model);
            var ours = opened.ours();
            try (var theirs = opened.theirs()) {
                for (var text : texts.entrySet()) {
                    System.out.println(row(model, text, ours, theirs));
                }
            }
        }
    }

    private static String row(
            String model,
            Map.Entry<String, String> text,
            Tokenizer ours,
            HuggingFaceTokenizer theirs) {
        String one = repeated(text.getValue(), BYTES);
        String ten = repeated(text.getValue(), 10 * BYTES);
        double first = best(() -> ours.encode(one, EncodeOptions.DEFAULT).size());
        double their = best(() -> theirs.encode(one, false, false).getIds().length);
        double tenfold = best(() -> ours.encode(ten, EncodeOptions.DEFAULT).size());
        return "| %s | %s | %.3f | %.3f | %.2f | %.1f |"
                .formatted(model, text.getKey(), first, their, tenfold, tenfold / first);
    }

    private static String repeated(String bit, int bytes) {
        int each = bit.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return bit.repeat(bytes / each);
    }

    private interface Run {
        int tokens();
    }

    /// The best of several runs, which go on for some seconds so that all is compiled.
    private static double best(Run run) {
        double best = Double.MAX_VALUE;
        int tokens = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < LEAST || System.nanoTime() - begun < WHILE; i++) {
            long start = System.nanoTime();
            tokens |= run.tokens();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return tokens < 0 ? -1 : best;
    }
}
