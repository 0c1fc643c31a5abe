package lexiscope.learn;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.vocabulary.ByteAlphabet;
import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Learns a byte-level BPE vocabulary: the most frequent pair of neighbouring tokens becomes a
/// token, again and again (Sennrich, Haddow & Birch 2016), within words cut by GPT-2's pattern.
///
/// Pair counts are kept up to date merge by merge, so a merge costs only the words it touches. Of
/// pairs with equal counts the one with the lower ids wins, so the result is the same on every run.
///
/// @param vocabularySize how many tokens in all, special ones and the 256 bytes included
/// @param special special tokens, which get the first ids
public record BpeTrainer(int vocabularySize, List<String> special) {
    public BpeTrainer {
        special = List.copyOf(special);
        if (vocabularySize < 257 + special.size()) {
            throw new IllegalArgumentException(
                    "A byte-level vocabulary has at least "
                            + (256 + special.size() + 1)
                            + " tokens; "
                            + vocabularySize
                            + " were asked for.");
        }
    }

    /// What was learnt.
    ///
    /// @param special special tokens, ids from 0
    /// @param tokens spellings by id, special ones included
    /// @param merges pairs of ids in order of rank; the product of merge r has the id `special +
    ///   256 + r`
    public record Learnt(List<String> special, List<String> tokens, List<int[]> merges) {}

    /// Learns from some texts. Cost: linear in the texts for counting, then about the number of
    /// distinct words a merge touches.
    public Learnt train(List<String> texts, Progress progress) {
        Map<String, Integer> counts = words(texts, progress.part(0, 0.3));
        var tokens = new ArrayList<>(special);
        Map<Character, Integer> bytes = new HashMap<>();
        // in the order of their characters, as the reference trainer numbers its alphabet
        var alphabet = new TreeMap<Character, Integer>();
        for (int b = 0; b < 256; b++) {
            alphabet.put(ByteAlphabet.character(b), b);
        }
        alphabet.forEach(
                (c, _) -> {
                    bytes.put(c, tokens.size());
                    tokens.add(String.valueOf(c));
                });
        var words = new ArrayList<int[]>();
        var weights = new ArrayList<Integer>();
        new TreeMap<>(counts)
                .forEach(
                        (word, count) -> {
                            words.add(word.chars().map(c -> bytes.get((char) c)).toArray());
                            weights.add(count);
                        });
        var merges = new ArrayList<int[]>();
        var pairs = new PairCounts(words, weights);
        while (tokens.size() < vocabularySize) {
            progress.at(
                    0.3 + 0.7 * tokens.size() / vocabularySize,
                    tokens.size() + " of " + vocabularySize + " tokens");
            int[] pair = pairs.mostFrequent();
            if (pair.length == 0) {
                break;
            }
            int product = tokens.size();
            tokens.add(tokens.get(pair[0]) + tokens.get(pair[1]));
            merges.add(pair);
            pairs.merge(pair[0], pair[1], product);
        }
        return new Learnt(special, tokens, merges);
    }

    private static Map<String, Integer> words(List<String> texts, Progress progress) {
        var counts = new HashMap<String, Integer>();
        var preTokenizer = new ByteLevel(false, true);
        int done = 0;
        for (String text : texts) {
            progress.at(
                    (double) done++ / texts.size(),
                    "counting words, text " + done + " of " + texts.size());
            for (AlignedText word : preTokenizer.split(AlignedText.typed(text, 0))) {
                counts.merge(word.text(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
