package lexiscope.tokenizer;

import lexiscope.tokenizer.pretokenizer.Split;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.unicode.SplitPointClass;
import lexiscope.vocabulary.ByteAlphabet;

import java.util.Set;
import java.util.stream.IntStream;

/// Which neighbouring characters the entries of a model join.
final class ModelSplitPoints {
    private final boolean[][] joined = new boolean[SplitPointClass.COUNT][SplitPointClass.COUNT];
    private final boolean[] known = new boolean[SplitPointClass.COUNT];
    private final SubwordModel model;
    private final boolean within;
    private boolean asked;
    private boolean free;

    ModelSplitPoints(Stages stages) {
        this.model = stages.model();
        // where sums run on, they do so within the words of a pre-tokenizer
        this.within =
                (stages.preTokenizer().isEmpty() || model.running().isEmpty())
                        && !(model.drops() && !knowsAll(stages));
    }

    /// Whether the normaliser leaves only characters that are entries: those of bytes.
    private static boolean knowsAll(Stages stages) {
        var entries = stages.model().joining();
        return stages.normalizer().map(NormalizerSplitPoints::spellsBytes).orElse(false)
                && stages.preTokenizer().map(p -> p instanceof Split).orElse(true)
                && IntStream.range(0, 256)
                        .mapToObj(b -> Character.toString(ByteAlphabet.character(b)))
                        .allMatch(entries::contains);
    }

    private void ask() {
        asked = true;
        Set<String> entries = within ? model.joining() : Set.of();
        free = !entries.isEmpty();
        for (String entry : entries) {
            int before = -1;
            for (int i = 0; i < entry.length(); ) {
                int cp = entry.codePointAt(i);
                int c = SplitPointClass.of(cp);
                if (before >= 0) {
                    joined[before][c] = true;
                } else if (entry.length() == Character.charCount(cp)
                        && (c < 128 || c == SplitPointClass.SPACE_MARK)) {
                    known[c] = true;
                }
                before = c;
                i += Character.charCount(cp);
            }
        }
    }

    boolean apart(int a, int b) {
        if (!asked) {
            ask();
        }
        return free && !joined[a][b] && (known[a] || known[b]);
    }
}
