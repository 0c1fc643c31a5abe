package lexiscope.embedding;

import java.util.List;

/// What is done to rows before they are compared or drawn. Always named beside a result, since
/// results differ a lot.
public sealed interface Space {
    /// Rows as stored.
    Space RAW = new Raw();

    /// Rows less the mean of all rows.
    Space CENTRED = new Centred();

    /// All spaces on offer, in the order of the choosers.
    List<Space> ALL = List.of(RAW, CENTRED);

    /// The name for people and for the verbs.
    String label();

    /// What it does and when one wants it, in a sentence.
    String purpose();

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

    /// The space of a name.
    ///
    /// @throws IllegalArgumentException with a sentence when there is none
    static Space named(String name) {
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
