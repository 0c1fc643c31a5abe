package lexiscope.cli;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.Tokenizer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Times the encoding of one text: cold, with everything still to be compiled and looked up; with
/// warm code but no word remembered; and warm, the best of several. Megabytes are 10^6 bytes of
/// UTF-8; what is timed is text to ids and spans.
final class EncodeTiming {
    private static final int RUNS = 7;
    private static final double WARM_UP_SECONDS = 4;

    private final Tokenizer tokenizer;
    private final EncodeOptions options;
    private final int threads;

    EncodeTiming(Tokenizer tokenizer, EncodeOptions options, int threads) {
        this.tokenizer = tokenizer;
        this.options = options;
        this.threads = threads;
    }

    /// The figures.
    ///
    /// @param bytes of the text in UTF-8
    /// @param tokens how many came out
    /// @param threads how many worked
    /// @param coldSeconds the first encoding in this process
    /// @param emptySeconds code warm, no word remembered yet
    /// @param warmSeconds the best of several
    /// @param coldMegabytesPerSecond the same as speed
    /// @param emptyMegabytesPerSecond the same as speed
    /// @param warmMegabytesPerSecond the same as speed
    record Figures(
            long bytes,
            int tokens,
            int threads,
            double coldSeconds,
            double emptySeconds,
            double warmSeconds,
            double coldMegabytesPerSecond,
            double emptyMegabytesPerSecond,
            double warmMegabytesPerSecond) {}

    Figures measure(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        double cold = seconds(text);
        double spent = cold;
        while (spent < WARM_UP_SECONDS) {
            spent += seconds(text);
        }
        double empty = Double.MAX_VALUE;
        double warm = Double.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            tokenizer.forget();
            empty = Math.min(empty, seconds(text));
            warm = Math.min(warm, seconds(text));
        }
        double megabytes = bytes.length / 1e6;
        int tokens = encode(text).size();
        return new Figures(
                bytes.length,
                tokens,
                threads,
                cold,
                empty,
                warm,
                megabytes / cold,
                megabytes / empty,
                megabytes / warm);
    }

    private double seconds(String text) {
        long start = System.nanoTime();
        if (encode(text).size() < 0) {
            throw new IllegalStateException("never: an encoding has a size");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private Encoding encode(String text) {
        return tokenizer.encode(text, options, threads);
    }
}
