package lexiscope.tokenizer.normalizer;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.Map;

/// The normal form of one short stretch with the change of every character, as the reference's
/// `unicode-normalization-alignments` counts them: a decomposition gives 0 and then 1 for each
/// further part, marks take their number along when they are sorted, and a composition adds the
/// numbers of its parts less one for each joined.
record Composed(int[] characters, int[] changes) {
    /// Takes the characters in order.
    @FunctionalInterface
    interface Sink {
        void character(int cp, int change);
    }

    void each(Sink sink) {
        for (int i = 0; i < characters.length; i++) {
            sink.character(characters[i], changes[i]);
        }
    }

    static Composed of(String stretch, Form form) {
        boolean compatibility = form == Form.NFKC || form == Form.NFKD;
        Form apart = compatibility ? Form.NFKD : Form.NFD;
        int[] parts = Normalizer.normalize(stretch, apart).codePoints().toArray();
        int[] partChanges = sorted(stretch, apart, parts);
        if (form == apart) {
            return new Composed(parts, partChanges);
        }
        int[] whole = Normalizer.normalize(stretch, form).codePoints().toArray();
        int[] changes = new int[whole.length];
        var places = new Places(parts);
        for (int i = 0; i < whole.length; i++) {
            int[] of =
                    Normalizer.normalize(Character.toString(whole[i]), Form.NFD)
                            .codePoints()
                            .toArray();
            changes[i] = 1 - of.length;
            for (int part : of) {
                int at = places.next(part);
                changes[i] += at < 0 ? 0 : partChanges[at];
            }
        }
        return new Composed(whole, changes);
    }

    /// The changes of the decomposed characters in their sorted order: sorting is stable, so equal
    /// characters keep theirs.
    private static int[] sorted(String stretch, Form apart, int[] parts) {
        int[] changes = new int[parts.length];
        var places = new Places(parts);
        stretch.codePoints()
                .forEach(
                        cp -> {
                            int[] of =
                                    Normalizer.normalize(Character.toString(cp), apart)
                                            .codePoints()
                                            .toArray();
                            for (int k = 0; k < of.length; k++) {
                                int at = places.next(of[k]);
                                if (at >= 0) {
                                    changes[at] = k == 0 ? 0 : 1;
                                }
                            }
                        });
        return changes;
    }

    /// The places of each character, handed out from left to right.
    private static final class Places {
        private final Map<Integer, Integer> first = new HashMap<>();
        private final int[] following;

        Places(int[] parts) {
            following = new int[parts.length];
            for (int i = parts.length - 1; i >= 0; i--) {
                Integer later = first.put(parts[i], i);
                following[i] = later == null ? -1 : later;
            }
        }

        int next(int part) {
            int at = first.getOrDefault(part, -1);
            if (at >= 0) {
                first.put(part, following[at]);
            }
            return at;
        }
    }
}
