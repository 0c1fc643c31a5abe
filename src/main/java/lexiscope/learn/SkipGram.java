package lexiscope.learn;

import lexiscope.run.Run;
import lexiscope.run.RunObserver;
import lexiscope.work.Progress;

import java.util.List;

/// Skip-gram with negative sampling (Mikolov et al. 2013, sections 2.2 and 2.3): the row of a token
/// learns to tell the tokens around it from tokens drawn at random.
///
/// One thread, one order: the same seed gives the same rows. Cost a token and epoch: about window ×
/// (1 + negatives) × 6·dim floating-point operations.
///
/// @param dim numbers in a row
/// @param window most tokens to each side that count as context; each time a random part of it, as
///   in the original
/// @param negatives random tokens per context token
/// @param epochs passes over the corpus
/// @param rate learning rate at the start; falls linearly to a ten-thousandth of it
/// @param sample frequent tokens are left out with probability 1 − √(sample / share); 0 leaves none
///   out
/// @param seed of everything random
public record SkipGram(
        int dim, int window, int negatives, int epochs, double rate, double sample, long seed) {
    public SkipGram {
        if (dim < 1 || window < 1 || negatives < 1 || epochs < 1 || !(rate > 0) || sample < 0) {
            throw new IllegalArgumentException(
                    "Skip-gram wants dim, window, negatives, epochs and rate above 0.");
        }
    }

    /// Prepares a training that is then advanced text by text, watched, stopped and continued. Its
    /// state and its result are the input matrix, `tokens × dim`, row by row.
    ///
    /// @param texts the corpus as ids, each below `tokens`; contexts do not reach over the end of a
    ///   text
    /// @param tokens size of the vocabulary, at least 1
    public Run<float[], float[]> start(List<int[]> texts, int tokens) {
        return new SkipGramRun(this, List.copyOf(texts), tokens);
    }

    /// Learns the rows in one go.
    ///
    /// @param texts the corpus as ids, each below `tokens`
    /// @param tokens size of the vocabulary, at least 1
    /// @return the input matrix, `tokens × dim`, row by row
    public float[] train(List<int[]> texts, int tokens, Progress progress) {
        var run = start(texts, tokens);
        run.advance(run.iterations(), RunObserver.none(), progress);
        return run.result(Progress.NONE);
    }
}
