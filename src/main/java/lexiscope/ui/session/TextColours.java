package lexiscope.ui.session;

import java.util.List;

/// What is known of each token for the colour of its pieces in the text.
public sealed interface TextColours {
    /// Each token has its own hue.
    record Hues() implements TextColours {}

    /// Two tints in turn.
    record Turns() implements TextColours {}

    /// Categories: the most common of the vocabulary have a tint each, the others one together.
    ///
    /// @param title what they say
    /// @param names of the tints, the most common category first; the last may stand for several
    /// @param tints by id, -1 for none; owned and not written
    /// @param kinds whether the names are those of the kinds of tokens, in their order
    record Classes(String title, List<String> names, byte[] tints, boolean kinds)
            implements TextColours {
        public Classes {
            names = List.copyOf(names);
        }
    }

    /// Numbers from little to much.
    ///
    /// @param title what they say
    /// @param least what the first step is, as a person reads it
    /// @param most what the last step is
    /// @param note how values go to steps, or ""
    /// @param steps by id, 0 to [#STEPS] − 1, -1 for none; owned and not written
    record Ramp(String title, String least, String most, String note, byte[] steps)
            implements TextColours {
        /// Steps of the scale.
        public static final int STEPS = 7;
    }

    /// It is being found, or cannot be.
    ///
    /// @param sentence why
    record None(String sentence) implements TextColours {}
}
