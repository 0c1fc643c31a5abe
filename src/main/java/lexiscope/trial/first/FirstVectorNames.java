package lexiscope.trial.first;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// First vectors by the names that verbs and recipes use.
public final class FirstVectorNames {
    /// The names, as help lists them.
    public static final String ALL =
            "zero, random, mean, mean-covariance[:SCALE], mean-of-pieces, length-weighted,"
                    + " position-weighted, first-piece, last-piece, sum-of-pieces,"
                    + " description:TEXT, copy:TOKEN, mix:TOKEN,TOKEN…, softmax-mix:TOKEN,TOKEN…,"
                    + " procrustes:PATH, matching-pursuit:PATH";

    private FirstVectorNames() {}

    /// Those that need nothing but the model and the token, in the order of choosers.
    public static List<FirstVector> plain() {
        var all = new ArrayList<FirstVector>();
        for (OfPieces.Weights weights : OfPieces.Weights.values()) {
            all.add(new OfPieces(weights));
        }
        all.add(new MeanOfRows());
        all.add(new MeanAndCovariance(MeanAndCovariance.SMALL));
        all.add(new MeanAndCovariance(1e-5));
        all.add(new MeanAndCovariance(1));
        all.add(new RandomNormal());
        all.add(new ZeroVector());
        return all;
    }

    /// The first vector of a name.
    ///
    /// @param token the id of a token that a person names
    /// @throws IllegalArgumentException with a sentence when there is none
    public static FirstVector named(String name, ToIntFunction<String> token) {
        int colon = name.indexOf(':');
        String word = colon < 0 ? name : name.substring(0, colon);
        String rest = colon < 0 ? "" : name.substring(colon + 1);
        if (colon < 0 || word.equals("mean-covariance")) {
            if (word.equals("mean-covariance") && colon >= 0) {
                return new MeanAndCovariance(number(rest));
            }
            return plain().stream()
                    .filter(v -> v.name().equals(word))
                    .findFirst()
                    .orElseThrow(() -> unknown(name));
        }
        return switch (word) {
            case "description" -> new Description(rest);
            case "copy" -> new CopiedRow(token.applyAsInt(rest), rest);
            case "mix" -> new MixedRows(tokens(rest, token), rest, true);
            case "softmax-mix" -> new MixedRows(tokens(rest, token), rest, false);
            case "procrustes" -> new Rotated(path(rest));
            case "matching-pursuit" -> new MatchingPursuit(path(rest));
            default -> throw unknown(name);
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "There is no initialisation \"" + name + "\"; choose one of " + ALL + ".");
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(
                    "The factor of the covariance is a number above 0, as in mean-covariance:1e-5,"
                            + " not “"
                            + text
                            + "”.");
        }
    }

    /// Tokens parted by commas; a backslash keeps a comma.
    private static List<Integer> tokens(String names, ToIntFunction<String> token) {
        return Arrays.stream(names.split("(?<!\\\\),"))
                .map(n -> n.replace("\\,", ","))
                .filter(n -> !n.isEmpty())
                .map(token::applyAsInt)
                .toList();
    }

    private static Path path(String text) {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "Name the model to take the vector from, as in procrustes:PATH.");
    }
}
