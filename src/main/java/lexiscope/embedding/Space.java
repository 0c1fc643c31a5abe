package lexiscope.embedding;

import java.util.List;

/// What is done to rows before they are compared or drawn. Always named beside a result, since
/// results differ a lot.
public sealed interface Space {
    /// Rows as stored.
    Space RAW = new Raw();

    /// Rows less the mean of all rows.
    Space CENTRED = new Centred();

    /// Centred rows less their leading components, a hundredth of the dimensions.
    Space ALL_BUT_THE_TOP = new AllButTheTop(0);

    /// Rows of length 1.
    Space UNIT_NORM = new UnitNorm();

    /// Centred rows with the same variance along every direction.
    Space WHITENED = new Whitened();

    /// All spaces on offer, in the order of the choosers.
    List<Space> ALL = List.of(RAW, CENTRED, ALL_BUT_THE_TOP, UNIT_NORM, WHITENED);

    /// The name for people and for the verbs.
    String label();

    /// What it does and when one wants it, in a sentence.
    String purpose();

    /// Rows as they are stored.
    record Raw() implements Space {
        @Override
        public String label() {
            return "raw";
        }

        @Override
        public String purpose() {
            return "Rows as they are stored.";
        }
    }

    /// Rows less the mean of all rows.
    record Centred() implements Space {
        @Override
        public String label() {
            return "centred";
        }

        @Override
        public String purpose() {
            return "Rows less the mean of all rows: takes out the direction that all tokens share.";
        }
    }

    /// All-but-the-top (Mu and Viswanath 2018).
    ///
    /// @param count how many leading components are taken out; 0 takes a hundredth of the
    ///   dimensions, at least one
    record AllButTheTop(int count) implements Space {
        static final String NAME = "all-but-the-top";

        public AllButTheTop {
            if (count < 0) {
                throw new IllegalArgumentException(
                        "All but the top takes out 1 component or more, not " + count + ".");
            }
        }

        /// How many components are taken out of so many dimensions.
        public int components(int dim) {
            return count > 0 ? count : Math.max(1, (int) Math.round(dim / 100.0));
        }

        @Override
        public String label() {
            return count > 0 ? NAME + "-" + count : NAME;
        }

        @Override
        public String purpose() {
            return "Centred rows less their few leading components: takes out what all tokens"
                    + " share and what follows frequency.";
        }
    }

    /// Rows divided by their length.
    record UnitNorm() implements Space {
        @Override
        public String label() {
            return "unit-norm";
        }

        @Override
        public String purpose() {
            return "Rows of length 1: only the direction counts, as for the cosine.";
        }
    }

    /// Centred rows with the same variance along every direction.
    record Whitened() implements Space {
        @Override
        public String label() {
            return "whitened";
        }

        @Override
        public String purpose() {
            return "Centred rows with the same spread along every direction: no direction"
                    + " dominates, small ones with their noise count as much as large ones.";
        }
    }

    /// The space of a name; "all-but-the-top-3" takes out three components.
    ///
    /// @throws IllegalArgumentException with a sentence when there is none
    static Space named(String name) {
        String counted = AllButTheTop.NAME + "-";
        if (name.matches(counted + "[1-9][0-9]{0,8}")) {
            return new AllButTheTop(Integer.parseInt(name.substring(counted.length())));
        }
        return ALL.stream()
                .filter(s -> s.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no space \""
                                                + name
                                                + "\"; choose one of "
                                                + String.join(
                                                        ", ",
                                                        ALL.stream().map(Space::label).toList())
                                                + "."));
    }
}
