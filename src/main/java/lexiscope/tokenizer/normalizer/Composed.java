package lexiscope.tokenizer.normalizer;

import java.text.Normalizer;
import java.text.Normalizer.Form;

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
        boolean[] used = new boolean[parts.length];
        for (int i = 0; i < whole.length; i++) {
            int[] of =
                    Normalizer.normalize(Character.toString(whole[i]), Form.NFD)
                            .codePoints()
                            .toArray();
            changes[i] = 1 - of.length;
            for (int part : of) {
                int at = first(parts, used, part);
                changes[i] += at < 0 ? 0 : partChanges[at];
            }
        }
        return new Composed(whole, changes);
    }

    /// The changes of the decomposed characters in their sorted order: sorting is stable, so equal
    /// characters keep theirs.
    private static int[] sorted(String stretch, Form apart, int[] parts) {
        int[] changes = new int[parts.length];
        boolean[] used = new boolean[parts.length];
        stretch.codePoints()
                .forEach(
                        cp -> {
                            int[] of =
                                    Normalizer.normalize(Character.toString(cp), apart)
                                            .codePoints()
                                            .toArray();
                            for (int k = 0; k < of.length; k++) {
                                int at = first(parts, used, of[k]);
                                if (at >= 0) {
                                    changes[at] = k == 0 ? 0 : 1;
                                }
                            }
                        });
        return changes;
    }

    private static int first(int[] parts, boolean[] used, int part) {
        for (int i = 0; i < parts.length; i++) {
            if (!used[i] && parts[i] == part) {
                used[i] = true;
                return i;
            }
        }
        return -1;
    }
}
