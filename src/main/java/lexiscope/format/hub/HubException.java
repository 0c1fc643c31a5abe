package lexiscope.format.hub;

import java.io.IOException;

/// The hub could not give what was asked for, as a sentence that says what, and what to do.
public sealed class HubException extends IOException permits HubChoiceException {
    /// @param sentence for the person
    public HubException(String sentence) {
        super(sentence);
    }

    public HubException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
