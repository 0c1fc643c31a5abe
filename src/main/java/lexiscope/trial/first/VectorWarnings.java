package lexiscope.trial.first;

import lexiscope.embedding.RowNorms;
import lexiscope.kernel.DType;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.trial.proposal.PlannedRow;
import lexiscope.trial.proposal.Quoted;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is known to hurt about first vectors.
final class VectorWarnings {
    /// A row shorter than this share of the median is as good as zero to an output layer.
    private static final double TINY = 0.1;

    private final Ground ground;
    private final RowNorms norms;
    private final double median;
    private final boolean allEqual;

    VectorWarnings(Ground ground, List<float[]> vectors, Progress progress) {
        this.ground = ground;
        this.norms = ground.norms(progress);
        this.median = ground.medianNorm(progress);
        this.allEqual = vectors.size() > 1 && equal(vectors, ground.matrix().dtype());
    }

    /// Whether all are the same once they are stored.
    private static boolean equal(List<float[]> vectors, DType dtype) {
        float[] first = stored(vectors.getFirst(), dtype);
        return vectors.stream().allMatch(v -> Arrays.equals(stored(v, dtype), first));
    }

    private static float[] stored(float[] vector, DType dtype) {
        float[] stored = vector.clone();
        for (int d = 0; d < stored.length; d++) {
            if (dtype == DType.BF16) {
                int bits = Float.floatToRawIntBits(stored[d]);
                int rounded = bits + 0x7FFF + (bits >>> 16 & 1);
                stored[d] = Float.intBitsToFloat(rounded & 0xFFFF0000);
            } else if (dtype == DType.F16) {
                stored[d] = Float.float16ToFloat(Float.floatToFloat16(stored[d]));
            }
        }
        return stored;
    }

    /// What its length tells of a row.
    List<String> of(double norm) {
        var warnings = new ArrayList<String>();
        if (!Double.isFinite(norm)) {
            warnings.add("It holds numbers that are not finite.");
            return warnings;
        }
        if (norm == 0) {
            warnings.add(
                    "It is zero: it has no direction, and its logit is 0, which beats every token"
                            + " of a negative one.");
        } else if (norm < TINY * median) {
            warnings.add(
                    "It is far shorter than the rows there are. Where logits are mostly negative,"
                            + " an output row like this takes nearly all of the probability"
                            + " (Hewitt 2021).");
        }
        float[] sorted = norms.sorted();
        if (sorted.length > 0 && norm > sorted[sorted.length - 1]) {
            warnings.add("It is longer than any row there is.");
        }
        return warnings;
    }

    List<String> of(FirstVector choice, PlannedRow row, double norm) {
        var warnings = new ArrayList<>(of(norm));
        if (!Double.isFinite(norm)) {
            return warnings;
        }
        if (allEqual) {
            warnings.add(
                    "All new tokens begin alike"
                            + (choice instanceof MeanAndCovariance
                                    ? " once they are stored as " + ground.matrix().dtype()
                                    : "")
                            + ": only training can pull them apart.");
        }
        switch (choice) {
            case OfPieces ways -> {
                int[] pieces = ways.counted(row.pieces());
                if (pieces.length == 0) {
                    warnings.add("The model knows no piece of it, so it begins with zeros.");
                }
                pieces(pieces, row.text(), warnings);
            }
            case Description description -> {
                int[] pieces = ground.pieces(description.text());
                if (pieces.length == 0) {
                    warnings.add(
                            "The model knows no piece of the description, so it begins with"
                                    + " zeros.");
                }
                pieces(pieces, description.text(), warnings);
            }
            case MixedRows _ -> {
                if (row.pieces().length == 0) {
                    warnings.add(
                            "The model knows no piece of it, so the tokens are mixed in equal"
                                    + " parts.");
                }
                pieces(row.pieces(), row.text(), warnings);
            }
            case CopiedRow copied ->
                    warnings.add("It begins as a twin of “" + copied.named() + "”.");
            case MatchingPursuit _,
                    MeanAndCovariance _,
                    MeanOfRows _,
                    RandomNormal _,
                    Rotated _,
                    ZeroVector _ -> {}
        }
        return warnings;
    }

    /// Pieces that have no row, or stand for what the model has no piece of.
    private void pieces(int[] pieces, String text, List<String> warnings) {
        Vocabulary vocabulary = ground.tokenizer().vocabulary();
        Set<Integer> unknown = unknown(text);
        for (int id : Arrays.stream(pieces).distinct().toArray()) {
            String name = Quoted.of(vocabulary.shown(id));
            if (ground.row(id) == null) {
                warnings.add(
                        "The piece " + name + " has no row of finite numbers and was left out.");
            } else if (unknown.contains(id)
                    || vocabulary.kind(id) == TokenKind.SPECIAL
                            && !text.contains(vocabulary.spelling(id))) {
                warnings.add(
                        "The piece " + name + " says nothing of it: the model knows no such text.");
            }
        }
    }

    private Set<Integer> unknown(String text) {
        var encoding = ground.tokenizer().encode(text, new EncodeOptions(false, true));
        var ids = new HashSet<Integer>();
        for (int i = 0; i < encoding.size(); i++) {
            if (encoding.is(i, Pieces.UNKNOWN)) {
                ids.add(encoding.ids()[i]);
            }
        }
        return ids;
    }
}
