package lexiscope.work;

/// What the machine ran out of, lost or lacks, as a sentence for a person: errors that are nobody's
/// mistake in the program.
public final class FatalErrors {
    private FatalErrors() {}

    /// The sentence. Java reports a mapped file that became shorter, or whose disk is gone, as an
    /// [InternalError] of the access to its memory.
    public static String sentence(Throwable error) {
        return switch (error) {
            case OutOfMemoryError _ ->
                    "There is not enough memory for this. Start Lexiscope with a larger -Xmx.";
            case InternalError _ ->
                    "A file of the model became shorter while it was read, or its disk is gone."
                            + " Fetch the file again and open the model anew.";
            case StackOverflowError _ -> "This is nested too deeply to be worked on.";
            case LinkageError missing ->
                    "A part of the program is missing or not made for this system ("
                            + missing.getMessage()
                            + "). Install Lexiscope anew.";
            default -> "Something went wrong inside Lexiscope (" + error + ").";
        };
    }
}
