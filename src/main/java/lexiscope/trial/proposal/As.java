package lexiscope.trial.proposal;

import java.util.Arrays;
import java.util.Locale;

/// As what a token is proposed.
public enum As {
    /// Cut out of the text before the subword model runs.
    ADDED("an added token"),
    /// An entry of the vocabulary, with the merges or the score that make the model produce it.
    ENTRY("a vocabulary entry"),
    /// An added token in the place of an entry that the vocabulary keeps in reserve.
    UNUSED("a reserved entry");

    private final String label;

    As(String label) {
        this.label = label;
    }

    /// In words for a person.
    public String label() {
        return label;
    }

    /// The name for the verb.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one of a name.
    ///
    /// @throws IllegalArgumentException with a sentence when there is none
    public static As named(String word) {
        return Arrays.stream(values())
                .filter(a -> a.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "A token is proposed as added, entry or unused, not as “"
                                                + word
                                                + "”."));
    }
}
