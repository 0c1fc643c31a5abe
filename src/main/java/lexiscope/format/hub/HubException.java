package lexiscope.format.hub;

import java.io.IOException;

/// The hub could not give what was asked for, as a sentence that says what, and what to do.
public sealed class HubException extends IOException permits HubChoiceException {
    /// @param sentence for the person
    public HubException(String sentence) {
        super(sentence);
    }

    /// @param sentence what is wrong and what to do
    /// @param cause what the system said
    public HubException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
